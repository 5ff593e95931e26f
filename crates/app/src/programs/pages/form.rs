//! The form of a program.

use domain::{Nutrient, ProgramStatus, Rupiah, TargetGroup};
use maud::{Markup, html};
use serde_json::Value;
use ui::form::{self, Choice, Form};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use crate::pages::Compared;
use crate::tenants::Settings;

/// The whole form, sent to `action`; `cancel` is where one goes without saving.
pub(super) fn form(t: Locale, form: &Form, settings: &Settings, action: &str, cancel: &str) -> Markup {
    let fields = html! {
        @if !form.get("version").is_empty() { (form.hidden("version")) }
        (form.fieldset(t.about_program(), &about(t, form)))
        (form.fieldset(t.whom_it_feeds(), &whom(t, form, settings)))
        (form.fieldset(t.when_it_serves(), &when(t, form)))
        (form.fieldset(t.how_much(), &how_much(t, form, settings)))
        (own_targets(t, form))
        (form::actions(&html! {
            (Button::link(cancel, t.cancel()).variant(Variant::Outline))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    form.element(action, &Attrs::default().set("data-guard", ""), &fields)
}

fn about(t: Locale, form: &Form) -> Markup {
    let states = ProgramStatus::ALL.iter().map(|status| (status.code(), t.name(*status)));
    html! {
        (form::columns(&html! {
            (form.text("name", t.program_name()).required().attr("maxlength", "100").attr("autocomplete", "off"))
            (form.text("programCode", t.program_code()).required().hint(t.code_hint()).attr("maxlength", "20")
                .attr("autocapitalize", "characters").attr("autocomplete", "off").attr("spellcheck", "false"))
        }))
        (form.textarea("description", t.description()).attr("maxlength", "500"))
        (form.radios("status", t.status(), states))
    }
}

/// The groups, under the portion size that each of them gets.
fn whom(t: Locale, form: &Form, settings: &Settings) -> Markup {
    let of_sizes = settings.set.sizes.iter().flat_map(|size| {
        let heading = format!("{} (×{})", size.name, t.decimal(size.factor, 3));
        size.target_groups.iter().map(move |group| (*group, heading.clone()))
    });
    let mut groups: Vec<(TargetGroup, String)> = of_sizes.collect();
    let left: Vec<_> =
        TargetGroup::ALL.iter().filter(|group| groups.iter().all(|(known, _)| known != *group)).collect();
    groups.extend(left.into_iter().map(|group| (*group, t.without_size().to_owned())));
    let choices = groups.into_iter().map(|(group, size)| Choice::new(group.code(), t.name(group)).group(size));
    html! { (form.checkboxes("targetGroups", t.target_groups(), choices).required()) }
}

fn when(t: Locale, form: &Form) -> Markup {
    let days = (1..=7_u8).map(|day| (day.to_string(), t.weekday(day)));
    html! {
        (form::columns(&html! {
            (form.date("startDate", t.start_date()).required())
            (form.date("endDate", t.end_date()).hint(t.end_date_hint()))
        }))
        (form.checkboxes("feedingDays", t.feeding_days(), days))
    }
}

fn how_much(t: Locale, form: &Form, settings: &Settings) -> Markup {
    form::columns(&html! {
        @for size in &settings.set.sizes {
            (form.number(format!("portions.{}", size.code), t.portions_of(&size.name)).unit(t.portions_unit()))
        }
        (form.number("mealsPerDay", t.meals_per_day()))
        (form.number("budgetPerServing", t.budget()).unit("Rp").hint(t.budget_hint()))
    })
}

/// Folded away unless there are some, or one of them is wrong.
fn own_targets(t: Locale, form: &Form) -> Markup {
    let path = |nutrient: Nutrient| format!("targets.{}", nutrient.code());
    let is_used = Nutrient::of_menu()
        .iter()
        .any(|nutrient| !form.get(&path(*nutrient)).is_empty() || form.messages(&path(*nutrient)).next().is_some());
    html! {
        details.fold open[is_used] {
            summary { (Icon::Target) span { strong { (t.own_targets()) } small { (t.own_targets_hint()) } } (Icon::ChevronDown) }
            div.form-columns {
                @for nutrient in Nutrient::of_menu() {
                    (form.number(path(*nutrient), t.name(*nutrient)).unit(nutrient.unit()))
                }
            }
        }
    }
}

/// The fields with their labels, for a conflict.
pub(super) fn compared(t: Locale, settings: &Settings) -> [Compared; 12] {
    let sizes: Vec<_> = settings.set.sizes.iter().map(|size| (size.code.clone(), size.name.clone())).collect();
    [
        Compared::new("name", t.program_name()),
        Compared::new("programCode", t.program_code()),
        Compared::new("description", t.description()),
        Compared::new("status", t.status()).shown(|t, value| code(t, value, ProgramStatus::from_code)),
        Compared::new("targetGroups", t.target_groups()).shown(|t, value| {
            let groups = value.as_array().into_iter().flatten();
            groups.map(|group| code(t, group, TargetGroup::from_code)).collect::<Vec<_>>().join(", ")
        }),
        Compared::new("startDate", t.start_date()).shown(day),
        Compared::new("endDate", t.end_date()).shown(day),
        Compared::new("feedingDays", t.feeding_days()).shown(|t, value| {
            let days = value.as_array().into_iter().flatten().filter_map(Value::as_u64);
            days.filter_map(|day| u8::try_from(day).ok()).map(|day| t.weekday(day)).collect::<Vec<_>>().join(", ")
        }),
        Compared::new("portions", t.portions_a_day()).shown(move |t, value| {
            let said = sizes
                .iter()
                .filter_map(|(code, name)| Some(format!("{name}: {}", t.integer(value.get(code)?.as_i64()?))));
            said.collect::<Vec<_>>().join(", ")
        }),
        Compared::new("mealsPerDay", t.meals_per_day()),
        Compared::new("budgetPerServing", t.budget())
            .shown(|t, value| value.as_i64().map_or("–".to_owned(), |budget| t.rupiah(Rupiah(budget)))),
        Compared::new("targets", t.own_targets()).shown(|t, value| {
            let targets = value.as_object().into_iter().flatten();
            let said = targets.filter_map(|(name, value)| {
                let nutrient = Nutrient::from_code(name)?;
                Some(format!("{} {value} {}", t.name(nutrient), nutrient.unit()))
            });
            said.collect::<Vec<_>>().join(", ")
        }),
    ]
}

fn code<T: words::Named>(t: Locale, value: &Value, read: fn(&str) -> Option<T>) -> String {
    value.as_str().and_then(read).map_or("–", |code| t.name(code)).to_owned()
}

fn day(t: Locale, value: &Value) -> String {
    value.as_str().and_then(|day| day.parse().ok()).map_or("–".to_owned(), |day| t.day(day))
}
