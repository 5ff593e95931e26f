//! What a menu would give and cost, while its form is being filled in.

use std::collections::BTreeSet;

use axum::response::Response;
use domain::may::ReadMenus;
use domain::{CeilingStatus, Nutrient, TargetGroup, Verdict};
use maud::{Markup, Render as _, html};
use serde_json::Value;
use ui::badge::Badge;
use ui::card;
use ui::form::Form;
use ui::{Attrs, Icon, Tone, empty};
use words::Locale;

use super::form;
use super::show::bars;
use super::{amount, known_cost, verdict};
use crate::menus::figures::{BalanceShape, CostShape, GroupShape, NutritionShape};
use crate::menus::{Known, Sight, Workings, mended, named_ingredients, preview as preview_of};
use crate::pages::PageRequest;
use crate::problem::{FieldError, Problem};
use crate::request::{Body, Input};

/// The field by which the reader says which group's bars to see.
const SHOWN_GROUP: &str = "shownGroup";

/// The place beside the form: asks for the figures when the page opens and whenever something changes.
pub(super) fn panel(t: Locale) -> Markup {
    let live = Attrs::default()
        .set("id", "live")
        .set("class", "live-body")
        .set("hx-post", "/menu/preview")
        .set("hx-include", "#menu, #live-group")
        .set("hx-trigger", "load, input from:#menu delay:400ms, change")
        .set("hx-sync", "this:replace")
        .set("hx-swap", "innerMorph");
    html! {
        aside.live aria-label=(t.menu_live()) {
            details.live-fold {
                summary { span.live-short #live-short aria-live="polite" { (t.menu_live()) } (Icon::ChevronDown) }
                (live.around("div", &empty::skeleton(t, 6)))
            }
        }
    }
}

/// The figures of what is in the form; what does not read yet is left out. Never an error.
pub(super) async fn preview(page: PageRequest<ReadMenus>, body: Body) -> Result<Response, Problem> {
    let t = page.t();
    let shown = match body.form() {
        Ok(input) => figures(&page, input).await.unwrap_or_else(|_| nothing(t)),
        Err(_) => nothing(t),
    };
    Ok(page.fragment(&shown))
}

async fn figures(page: &PageRequest<ReadMenus>, input: Input) -> Result<Markup, Problem> {
    let t = page.t();
    let rows = form::filled_lines(input.value());
    let mut input = form::read(input);
    input.take("version");
    input.take(form::BASE);
    let group = input.take(SHOWN_GROUP).and_then(|code| TargetGroup::from_code(code.as_str()?));
    let mut tx = page.read().await?;
    let offered = form::offered(&page.app, &mut tx, &named_ingredients(&input)).await?;
    let sent = input.value()["ingredients"].clone();
    let (input, errors) = mended(&input, &offered.known);
    let left_out = left_out(t, &errors, &sent, &rows, &offered.known);
    let workings = preview_of(&mut tx, input, offered.known, Sight::of(&page.caller)).await?;
    if workings.meal.lines.is_empty() && workings.meal.declared.is_none() {
        return Ok(html! { (left_out) (nothing(t)) });
    }
    let live = Live {
        t,
        workings: &workings,
        nutrition: workings.nutrition(workings.rules.reference()),
        cost: workings.cost(None),
        balance: workings.standing(&workings.program.about.target_groups),
    };
    Ok(html! { (left_out) (live.render(group)) })
}

/// The lines that do not count yet, each with the way to its field. `sent` are the lines as they were read, `rows` the
/// rows of the form that hold them.
fn left_out(t: Locale, errors: &[FieldError], sent: &Value, rows: &[usize], known: &Known) -> Markup {
    let fields = Form::new(t, form::ID);
    let wrong: Vec<_> = errors
        .iter()
        .filter_map(|error| {
            let (at, field) = error.field.strip_prefix("ingredients[")?.split_once(']')?;
            let at: usize = at.parse().ok()?;
            let id = sent[at]["inventoryItemId"].as_str().and_then(|id| id.parse().ok());
            let name = id
                .and_then(|id| known.stocked.get(&id))
                .map_or(t.menu_ingredient(), |stocked| stocked.ingredient.about.item_name.as_str());
            let field = if field.is_empty() { ".inventoryItemId" } else { field };
            let place = fields.field_id(&format!("ingredients[{}]{field}", rows.get(at)?));
            Some((at, place, format!("{name}: {} – {}", field_name(t, field), t.fault(&error.fault))))
        })
        .collect();
    let lines: BTreeSet<_> = wrong.iter().map(|(at, ..)| at).collect();
    html! {
        @if !wrong.is_empty() {
            div.left-out {
                p { (Icon::Alert) (t.menu_lines_left_out(lines.len())) }
                ul { @for (_, place, text) in &wrong { li { a href={ "#" (place) } data-left-out { (text) } } } }
            }
        }
    }
}

/// What the form calls a field of a line.
fn field_name(t: Locale, field: &str) -> &'static str {
    match field {
        ".inventoryItemId" => t.menu_ingredient(),
        ".unit" => t.menu_unit(),
        ".basis" => t.menu_basis(),
        ".cookingMethod" => t.menu_cooking_method(),
        ".notes" => t.menu_notes(),
        _ => t.menu_quantity(),
    }
}

/// The words for a menu that says nothing yet.
fn nothing(t: Locale) -> Markup {
    html! {
        p.muted { (t.menu_live_nothing()) }
        (short(&html! { (t.menu_live()) }))
    }
}

/// What a phone shows above the form; put into its own place.
fn short(words: &Markup) -> Markup {
    Attrs::default().set("hx-target", "#live-short").set("hx-swap", "innerMorph").around("hx-partial", words)
}

struct Live<'a> {
    t: Locale,
    workings: &'a Workings,
    nutrition: NutritionShape,
    cost: CostShape,
    balance: BalanceShape,
}

impl Live<'_> {
    fn render(&self, group: Option<TargetGroup>) -> Markup {
        let t = self.t;
        let groups = &self.balance.groups;
        let shown = groups.iter().find(|shown| Some(shown.target_group) == group).or_else(|| worst(groups));
        html! {
            div.stack.tight {
                (self.key_figures())
                (self.ceilings())
                ul.live-verdicts role="list" {
                    @for group in groups {
                        li { span { (t.name(group.target_group)) } (verdict(t, group.verdict)) }
                    }
                }
                @if let Some(shown) = shown {
                    @if groups.len() > 1 { (self.group_choice(shown)) }
                    (bars(t, &shown.nutrients))
                }
            }
            (short(&self.in_short(shown)))
        }
    }

    fn amount(&self, nutrient: Nutrient) -> String {
        let found = self.nutrition.nutrients.iter().find(|shape| shape.nutrient == nutrient);
        amount(self.t, nutrient, found.and_then(|shape| shape.value))
    }

    fn cost(&self) -> (String, &'static str) {
        known_cost(self.t, self.cost.cost_per_serving, self.cost.complete)
    }

    fn key_figures(&self) -> Markup {
        let t = self.t;
        let (cost, hint) = self.cost();
        html! {
            (card::figures(&[
                card::figure(t.name(Nutrient::Calories), self.amount(Nutrient::Calories), ""),
                card::figure(t.name(Nutrient::Protein), self.amount(Nutrient::Protein), ""),
                card::figure(t.menu_cost_per_serving(), cost, hint),
            ]))
            @if !self.cost.missing.is_empty() {
                p.small { (Badge::new(Tone::Warn, t.menu_prices_missing()).icon(Icon::Tag)) " " (self.cost.missing.join(", ")) }
            }
        }
    }

    /// Each size's raw food against its ceiling.
    fn ceilings(&self) -> Markup {
        let t = self.t;
        let name = |code: &str| self.workings.rules.size(code).map_or(code.to_owned(), |size| size.name.clone());
        html! {
            ul.live-verdicts role="list" {
                @for size in &self.cost.sizes {
                    @let (tone, word) = match size.status {
                        Some(over @ CeilingStatus::Over) => (Tone::Bad, t.name(over)),
                        Some(on @ CeilingStatus::On) if self.cost.complete => (Tone::Warn, t.name(on)),
                        Some(under @ CeilingStatus::Under) if self.cost.complete => (Tone::Good, t.name(under)),
                        _ => (Tone::Neutral, t.menu_ceiling_unsure()),
                    };
                    li {
                        span {
                            (name(&size.size))
                            small.muted { (size.raw_food_cost.map_or_else(|| t.no_data().to_owned(), |cost| t.rupiah(cost))) " " (t.menu_of_ceiling(&t.rupiah(size.ceiling))) }
                        }
                        (Badge::new(tone, word))
                    }
                }
            }
        }
    }

    fn group_choice(&self, shown: &GroupShape) -> Markup {
        let t = self.t;
        let form = Form::new(t, "live").value(SHOWN_GROUP, shown.target_group.code());
        let groups = self.balance.groups.iter().map(|group| (group.target_group.code(), t.name(group.target_group)));
        html! { div #live-group { (form.select(SHOWN_GROUP, t.menu_bars_for(), groups).required().render()) } }
    }

    fn in_short(&self, shown: Option<&GroupShape>) -> Markup {
        html! {
            strong { (self.amount(Nutrient::Calories)) }
            span { (self.amount(Nutrient::Protein)) " " (self.t.name(Nutrient::Protein).to_lowercase()) }
            span { (self.cost().0) }
            @if let Some(worst) = worst(&self.balance.groups).or(shown) { (verdict(self.t, worst.verdict)) }
        }
    }
}

/// The group that is served worst.
fn worst(groups: &[GroupShape]) -> Option<&GroupShape> {
    groups.iter().min_by_key(|group| match group.verdict {
        Verdict::Unbalanced => 0,
        Verdict::NeedsImprovement => 1,
        Verdict::NotJudged => 2,
        Verdict::Balanced => 3,
    })
}
