//! The settings for those who may only look, and how they are said in a comparison.

use domain::{MealType, TargetGroup};
use maud::{Markup, Render as _, html};
use serde_json::Value;
use ui::card::{self, Card};
use ui::table::{Column, Table};
use words::Locale;

use super::Section;
use super::days::zone_name;
use crate::pages::Compared;
use crate::tenants::Settings;

/// A sentence below a part's title.
pub(super) fn lead(t: Locale, section: Section) -> &'static str {
    match section {
        Section::Costs => t.costs_lead(),
        Section::Sizes => t.sizes_lead(),
        Section::Shares => t.shares_lead(),
        Section::Holidays => t.holidays_lead(),
        Section::Region => t.region_lead(),
        Section::Tokens => t.tokens_lead(),
    }
}

/// One part, to look at.
pub(super) fn card(t: Locale, section: Section, current: &Settings) -> Markup {
    let body = match section {
        Section::Costs => costs(t, current),
        Section::Sizes => sizes(t, current),
        Section::Shares => shares(t, current),
        Section::Holidays => holidays(t, current),
        Section::Region => region(t, current),
        Section::Tokens => Markup::default(),
    };
    Card::new(body).id(section.code()).title(section.title(t)).subtitle(lead(t, section)).render()
}

fn costs(t: Locale, current: &Settings) -> Markup {
    let set = &current.set;
    card::facts([
        (t.labor_rate(), html! { (t.rupiah(set.labor_rate_per_hour)) }),
        (t.workers(), html! { (t.integer(set.workers)) }),
        (t.overhead(), html! { (t.percent(&t.decimal(set.overhead_percent, 2))) }),
        (t.packaging(), html! { (t.rupiah(set.packaging_per_serving)) }),
        (t.batch_servings(), html! { (t.integer(set.batch_servings)) }),
    ])
}

fn sizes(t: Locale, current: &Settings) -> Markup {
    let columns = vec![
        Column::text(t.size_name()),
        Column::number(t.factor()),
        Column::number(t.ceiling()),
        Column::text(t.groups_of_size()),
    ];
    let table = current.set.sizes.iter().fold(Table::new(t, t.sizes(), columns), |table, size| {
        let groups: Vec<_> = size.target_groups.iter().map(|group| t.name(*group)).collect();
        table.row(vec![
            html! { (size.name) },
            html! { (t.decimal(size.factor, 3)) },
            html! { (t.rupiah(size.raw_food_ceiling)) },
            html! { (groups.join(", ")) },
        ])
    });
    table.render()
}

fn shares(t: Locale, current: &Settings) -> Markup {
    let share = |meal: &MealType| {
        let [low, high] = current.set.meal_shares.get(meal).copied()?;
        Some((t.name(*meal), html! { (t.decimal(low, 2)) "–" (t.percent(&t.decimal(high, 2))) }))
    };
    let retention = (t.retention(), html! { (if current.set.retention { t.yes() } else { t.no() }) });
    card::facts(MealType::ALL.iter().filter_map(share).chain([retention]))
}

fn holidays(t: Locale, current: &Settings) -> Markup {
    if current.set.holidays.is_empty() {
        return html! { p.muted { (t.no_holidays()) } };
    }
    let columns = vec![Column::text(t.holiday_name()), Column::text(t.date())];
    let table = current.set.holidays.iter().fold(Table::new(t, t.holidays(), columns), |table, holiday| {
        table.row(vec![html! { (holiday.name) }, html! { (t.day(holiday.date)) }])
    });
    table.render()
}

fn region(t: Locale, current: &Settings) -> Markup {
    let name = zone_name(&current.set.timezone);
    let language = current.set.locale.pick("Bahasa Indonesia", "English");
    card::facts([(t.timezone(), html! { (name) }), (t.kitchen_language(), html! { (language) })])
}

/// The fields of a part with their labels, for a conflict.
pub(super) fn compared(t: Locale, section: Section) -> Vec<Compared> {
    match section {
        Section::Costs => vec![
            Compared::new("laborRatePerHour", t.labor_rate()),
            Compared::new("workers", t.workers()),
            Compared::new("overheadPercent", t.overhead()),
            Compared::new("packagingPerServing", t.packaging()),
            Compared::new("batchServings", t.batch_servings()),
        ],
        Section::Sizes => vec![Compared::new("sizes", t.sizes()).shown(say_sizes)],
        Section::Shares => {
            vec![Compared::new("mealShares", t.shares()).shown(say_shares), Compared::new("retention", t.retention())]
        }
        Section::Holidays => vec![Compared::new("holidays", t.holidays()).shown(say_holidays)],
        Section::Region => {
            vec![Compared::new("timezone", t.timezone()), Compared::new("locale", t.kitchen_language())]
        }
        Section::Tokens => Vec::new(),
    }
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn say_sizes(t: Locale, value: &Value) -> String {
    let size = |size: &Value| {
        let groups: Vec<_> = items(&size["targetGroups"])
            .filter_map(|group| TargetGroup::from_code(group.as_str()?))
            .map(|group| t.name(group))
            .collect();
        let name = size["name"].as_str().unwrap_or_default();
        format!("{name} ×{}, Rp\u{a0}{}: {}", size["factor"], size["rawFoodCeiling"], groups.join(", "))
    };
    items(value).map(size).collect::<Vec<_>>().join("; ")
}

fn say_shares(t: Locale, value: &Value) -> String {
    let share = |meal: &MealType| {
        let share = value.get(meal.code())?;
        Some(format!("{} {}–{}\u{a0}%", t.name(*meal), share[0], share[1]))
    };
    MealType::ALL.iter().filter_map(share).collect::<Vec<_>>().join("; ")
}

fn say_holidays(t: Locale, value: &Value) -> String {
    let holiday = |holiday: &Value| {
        let date = holiday["date"].as_str().and_then(|date| date.parse().ok()).map(|date| t.day(date));
        format!("{}: {}", date.unwrap_or_default(), holiday["name"].as_str().unwrap_or_default())
    };
    let said: Vec<_> = items(value).map(holiday).collect();
    if said.is_empty() { "–".to_owned() } else { said.join("; ") }
}
