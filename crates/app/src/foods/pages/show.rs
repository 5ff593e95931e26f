//! One food: all its figures, where they come from, and how far to trust them.

use axum::response::Response;
use domain::may::ReadFoods;
use domain::{Nutrient, Permission};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::badge::Badge;
use ui::card::{self, Card};
use ui::page::{Heading, Page};
use ui::{Button, Icon, Tone};
use words::Locale;

use super::super::Food;
use super::view::{self, allergens, is_doubted, name};
use crate::foods::{Doubt, doubts};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::Path;

/// The page.
pub(super) async fn show(page: PageRequest<ReadFoods>, Path(code): Path<String>) -> Result<Response, Problem> {
    let food = page.app.catalogue.by_code(&code).ok_or(Problem::NotFound)?;
    Ok(page.page(&page_of(page.t(), food, page.may(Permission::WriteIngredients))))
}

fn page_of(t: Locale, food: &Food, may_add: bool) -> Page {
    let (main, others) = Nutrient::ALL.split_at(Nutrient::of_menu().len());
    let heading = Heading::new(name(t, food)).back("/foods", t.foods_title()).subtitle(html! {
        span { (t.pick(&food.name_en, &food.name_id)) }
        (Badge::new(Tone::Neutral, t.food_state_name(&food.state)))
        (Badge::new(Tone::Neutral, t.name(food.category)))
    });
    let add = Button::link(format!("/ingredients/create?food={}", food.code), t.food_add_ingredient()).icon(Icon::Add);
    let body = html! {
        (if may_add { heading.actions(add.render()) } else { heading })
        @if !food.quality_flags.is_empty() { (doubtful(t, food)) }
        div.split {
            div.stack {
                (Card::new(figures(t, food, main)).title(t.food_per_100()).subtitle(t.food_per_100_text())
                    .footer(html! { p.muted.small { (t.food_no_data_text()) } }))
                (Card::new(figures(t, food, others)).title(t.food_other_nutrients()))
            }
            div.stack {
                (Card::new(allergens(t, food.allergens, knows_all_allergens(food))).title(t.allergens()))
                (Card::new(in_the_kitchen(t, food)).title(t.food_in_the_kitchen()))
                (Card::new(source(t, food)).title(t.food_source()))
            }
        }
    };
    Page::new(name(t, food), body)
}

fn doubtful(t: Locale, food: &Food) -> Markup {
    let body = html! {
        ul.alert-list { @for flag in &food.quality_flags { li { (t.food_flag(flag)) } } }
        p { (t.food_doubts_text()) }
    };
    Alert::new(Tone::Warn, t.food_doubts_title()).body(body).render()
}

fn figures(t: Locale, food: &Food, nutrients: &[Nutrient]) -> Markup {
    let mark =
        |nutrient| html! { @if is_doubted(food, nutrient) { (Badge::new(Tone::Warn, t.food_amount_doubtful())) } };
    view::figures(t, nutrients, |nutrient| food.nutrients[nutrient], mark)
}

fn knows_all_allergens(food: &Food) -> bool {
    food.allergens.is_some() && !food.quality_flags.iter().any(|flag| doubts(flag) == Doubt::Allergens)
}

fn in_the_kitchen(t: Locale, food: &Food) -> Markup {
    let unknown = || t.unknown().to_owned();
    let mut facts = vec![
        (t.food_bdd(), food.bdd_percent.map_or_else(unknown, |bdd| t.percent(&t.decimal(bdd, 1)))),
        (t.food_yield(), food.yield_factor.map_or_else(unknown, |factor| t.food_times(&t.decimal(factor, 2)))),
    ];
    let grams = |grams: String| format!("{grams} g");
    facts.extend(food.density_g_per_ml.map(|density| (t.food_density(), grams(t.decimal(density, 3)))));
    facts.extend(food.piece_grams.map(|piece| (t.food_piece(), grams(t.decimal(piece, 1)))));
    let measures: Vec<_> =
        food.measures.iter().map(|measure| format!("{} = {} g", measure.name, t.decimal(measure.grams, 1))).collect();
    if !measures.is_empty() {
        facts.push((t.food_measures(), measures.join(", ")));
    }
    card::facts(facts.into_iter().map(|(label, text)| (label, html! { (text) })))
}

fn source(t: Locale, food: &Food) -> Markup {
    let mut facts =
        vec![(t.food_table(), html! { (t.food_source_name(&food.source)) }), (t.food_code(), html! { (food.code) })];
    if !food.aliases.is_empty() {
        facts.push((t.food_aliases(), html! { (food.aliases.join(", ")) }));
    }
    if !food.note.is_empty() {
        facts.push((t.food_note(), html! { span lang="en" { (food.note) } }));
    }
    card::facts(facts)
}
