//! Menus, as pages.

mod address;
mod card;
mod change;
mod create;
mod duplicate;
mod edit;
mod form;
mod list;
mod live;
mod options;
mod portions;
mod recipe;
mod show;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use self::show::bars;

use axum::Router;
use axum::routing::{get, post};
use domain::{Amount, Nutrient, Rupiah, Verdict};
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::{Icon, Tone};
use words::Locale;

use super::{Costs, GroupVerdict, Judgement, image};
use crate::app::App;
use crate::tenants::Settings;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/menu", get(list::show).post(create::create))
        .route("/menu/create", get(create::page))
        .route("/menu/preview", post(live::preview))
        .route("/menu/ingredient-options", get(options::ingredients))
        .route("/menu/{id}", get(show::show))
        .route("/menu/{id}/edit", get(edit::page).post(edit::save))
        .route("/menu/{id}/delete", post(change::delete))
        .route("/menu/{id}/restore", post(change::restore))
        .route("/menu/{id}/toggle", post(change::toggle))
        .route("/menu/{id}/duplicate", get(duplicate::page).post(duplicate::save))
        .route("/menu/{id}/recipe", get(recipe::page).post(recipe::save))
        .route("/menu/{id}/portions", get(portions::show).post(portions::apply))
        .merge(image::pages::routes())
}

/// The colour of a verdict.
pub(crate) const fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Balanced => Tone::Good,
        Verdict::NeedsImprovement => Tone::Warn,
        Verdict::Unbalanced => Tone::Bad,
        Verdict::NotJudged => Tone::Neutral,
    }
}

/// A verdict as a badge.
pub(crate) fn verdict(t: Locale, verdict: Verdict) -> Badge {
    let badge = Badge::new(tone(verdict), t.name(verdict));
    if verdict == Verdict::NotJudged { badge.icon(Icon::NoData) } else { badge }
}

/// The group that the menu serves worst.
pub(crate) fn worst(groups: &[GroupVerdict]) -> Option<&GroupVerdict> {
    let rank = |group: &&GroupVerdict| match group.verdict {
        Verdict::Unbalanced => 0,
        Verdict::NeedsImprovement => 1,
        Verdict::NotJudged => 2,
        Verdict::Balanced => 3,
    };
    groups.iter().min_by_key(rank)
}

/// The verdict for the group that is served worst, named unless all fare alike.
fn worst_verdict(t: Locale, judgement: &Judgement) -> Markup {
    let Some(worst) = worst(&judgement.groups) else { return Markup::default() };
    let all_alike = judgement.groups.iter().all(|group| group.verdict == worst.verdict);
    let label = if all_alike {
        t.name(worst.verdict).to_owned()
    } else {
        format!("{}: {}", t.name(worst.verdict), t.name(worst.target_group))
    };
    let badge = Badge::new(tone(worst.verdict), label);
    (if worst.verdict == Verdict::NotJudged { badge.icon(Icon::NoData) } else { badge }).render()
}

/// The sizes whose raw food costs more than allowed.
fn over_ceiling(t: Locale, judgement: &Judgement, settings: &Settings) -> Markup {
    let over = judgement.sizes.iter().filter(|size| size.status == Some(domain::CeilingStatus::Over));
    let names: Vec<_> = over.map(|over| size_name(settings, &over.size)).collect();
    html! {
        @if !names.is_empty() {
            (Badge::new(Tone::Bad, t.menu_over_ceiling(&names.join(", "))).icon(Icon::Wallet))
        }
    }
}

/// What people call a size.
fn size_name<'a>(settings: &'a Settings, code: &'a str) -> &'a str {
    settings.set.sizes.iter().find(|size| size.code == code).map_or(code, |size| &size.name)
}

/// An amount as it is shown: whole kilocalories and micrograms, one decimal else; never a zero that nobody measured.
pub(crate) fn amount(t: Locale, nutrient: Nutrient, value: Option<Amount>) -> String {
    value.map_or_else(|| t.no_data().to_owned(), |value| number_with_unit(t, nutrient, value))
}

/// `12,5 g`
fn number_with_unit(t: Locale, nutrient: Nutrient, value: Amount) -> String {
    format!("{}\u{a0}{}", number(t, nutrient, value), t.nutrient_unit(nutrient))
}

/// `12,5`
pub(crate) fn number(t: Locale, nutrient: Nutrient, value: Amount) -> String {
    let whole = matches!(nutrient.unit(), "kcal" | "µg RE" | "µg");
    t.decimal(value, u32::from(!whole))
}

/// What a serving costs, and whether that is all of it; nothing that is known is "no data", not Rp 0.
fn cost_per_serving(t: Locale, costs: &Costs) -> (String, &'static str) {
    known_cost(t, costs.cost_per_serving, costs.cost_complete)
}

/// A cost of which some prices may be missing.
pub(crate) fn known_cost(t: Locale, cost: Option<Rupiah>, is_complete: bool) -> (String, &'static str) {
    match cost {
        None => (t.no_data().to_owned(), ""),
        Some(cost) if is_complete => (t.rupiah(cost), ""),
        Some(cost) => (t.rupiah(cost), t.menu_partial()),
    }
}

/// Where a change made on the list leads back to: the list as it was filtered.
fn back_to_list(came_from: Option<&str>) -> String {
    own_list(came_from).unwrap_or("/menu").to_owned()
}

/// The address of the list, if that is where one came from.
fn own_list(came_from: Option<&str>) -> Option<&str> {
    let path = came_from.and_then(|address| address.split_once("://")).map(|(_, rest)| rest);
    let path = path.and_then(|rest| rest.find('/').map(|at| &rest[at..])).and_then(crate::pages::local_path);
    path.filter(|path| *path == "/menu" || path.starts_with("/menu?"))
}
