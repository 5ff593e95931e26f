//! How a food's figures are shown, here and where an ingredient takes them over.

use domain::{Allergens, Amount, Nutrient};
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::{Icon, Tone};
use words::Locale;

use super::super::{Doubt, Food, doubts};

/// A food's name in the reader's language.
pub(crate) fn name(t: Locale, food: &Food) -> &str {
    t.pick(&food.name_id, &food.name_en)
}

/// An amount with its unit, or that there is none: never a zero that nobody measured.
pub(super) fn amount(t: Locale, amount: Option<Amount>, nutrient: Nutrient) -> Markup {
    match amount {
        Some(amount) => html! { span { (t.decimal(amount, 3)) " " span.muted { (t.nutrient_unit(nutrient)) } } },
        None => html! { span.muted { (t.no_data()) } },
    }
}

/// Allergens as badges. "Not known" and "none" never look alike, and those that may not be all say so.
pub(crate) fn allergens(t: Locale, known: Option<Allergens>, are_all: bool) -> Markup {
    let Some(known) = known else {
        return Badge::new(Tone::Warn, t.allergens_unknown()).icon(Icon::Help).render();
    };
    html! {
        div.chips {
            @for allergen in known.iter() { (Badge::new(Tone::Neutral, t.name(allergen)).icon(Icon::Allergen)) }
            @if !are_all {
                (Badge::new(Tone::Warn, t.allergens_maybe_more()).icon(Icon::Help))
            } @else if known == Allergens::NONE {
                (Badge::new(Tone::Good, t.allergens_none()))
            }
        }
    }
}

/// Figures per 100 g; `mark` says what there is to say beside a name.
pub(crate) fn figures(
    t: Locale,
    nutrients: &[Nutrient],
    value: impl Fn(Nutrient) -> Option<Amount>,
    mark: impl Fn(Nutrient) -> Markup,
) -> Markup {
    html! {
        dl.facts {
            @for nutrient in nutrients {
                div {
                    dt.chips { (t.name(*nutrient)) (mark(*nutrient)) }
                    dd { (amount(t, value(*nutrient), *nutrient)) }
                }
            }
        }
    }
}

/// Whether one of a food's flags names this figure.
pub(super) fn is_doubted(food: &Food, nutrient: Nutrient) -> bool {
    food.quality_flags.iter().any(|flag| match doubts(flag) {
        // A doubt about all ten stands above the table.
        Doubt::Figures(figures) => figures.len() < Nutrient::of_menu().len() && figures.contains(&nutrient),
        Doubt::EdibleShare | Doubt::Allergens => false,
    })
}
