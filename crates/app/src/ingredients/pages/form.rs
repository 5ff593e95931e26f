//! The form of an ingredient, and how it is read.

use domain::{Allergen, Category, Nutrient, PurchaseUnit};
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::form::{self, Choice, Form, Rows};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use super::super::{Ingredient, IngredientDraft};
use super::per_unit;
use crate::foods::pages::name;
use crate::foods::{Catalogue, Food};
use crate::pages::{Compared, filled};
use crate::problem::FieldError;
use crate::request::Input;
use domain::Fault;

/// The field by which a person says how they know the allergens.
const SOURCE: &str = "allergenSource";

/// The form filled with an ingredient as it is. Its price has a form of its own.
pub(super) fn of(t: Locale, ingredient: &Ingredient) -> Form {
    let without_price = IngredientDraft { price: None, price_date: None, ..ingredient.about.clone() };
    let source = match ingredient.about.allergens {
        None => "FOOD",
        Some(set) if set.iter().next().is_none() => "NONE",
        Some(_) => "SOME",
    };
    filled(t, "ingredient", &without_price).value("version", ingredient.version).value(SOURCE, source)
}

/// What was sent, in the fields of the JSON.
pub(super) fn read(mut input: Input) -> Input {
    let source = input.take(SOURCE);
    if !input.says("price") {
        // Left empty, the price is not said; that is not the same as having none.
        input.take("price");
        input.take("priceDate");
    }
    match source.as_ref().and_then(Value::as_str) {
        Some("NONE") => input.with("allergens", json!([])),
        Some("SOME") => {
            if !input.says("allergens") {
                input.fail(FieldError::new("allergens", Fault::Required));
            }
            input
        }
        _ => input.with("allergens", Value::Null),
    }
    .absent_is("measures", json!([]))
}

/// The whole form, sent to `action`. A price is asked for a new ingredient, and where another unit needs one.
pub(super) fn form(t: Locale, form: &Form, catalogue: &Catalogue, action: &str, is_new: bool) -> Markup {
    let food = form.get("foodId").parse().ok().and_then(|id| catalogue.find(id)).map(AsRef::as_ref);
    let needs_price = is_new || ["price", "priceDate"].iter().any(|path| form.messages(path).next().is_some());
    let fields = html! {
        (form.hidden("version"))
        (form.fieldset(t.ingredient_facts(), &about(t, form, food)))
        @if needs_price { (form.fieldset(t.ingredient_price(), &price(t, form, is_new))) }
        (form.fieldset(t.ingredient_stock(), &stock(t, form)))
        (form.fieldset(t.allergens(), &allergens(t, form)))
        (folded(form, &["bddPercent", "yieldFactor", "densityGPerMl", "pieceGrams", "measures"], Icon::Scale,
            (t.ingredient_weights(), t.ingredient_weights_text()), &weights(t, form, food)))
        (folded(form, &["nutrients"], Icon::Salad,
            (t.ingredient_own_nutrients(), t.ingredient_own_nutrients_text()), &nutrients(t, form, food)))
        (form::actions(&html! {
            (Button::link("/ingredients", t.cancel()).variant(Variant::Outline))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    form.element(action, &Attrs::default().set("data-guard", ""), &fields)
}

fn about(t: Locale, form: &Form, food: Option<&Food>) -> Markup {
    let shown = food.map(|food| name(t, food)).unwrap_or_default();
    let categories = Category::ALL.iter().map(|category| (category.code(), t.name(*category)));
    let units = PurchaseUnit::ALL.iter().map(|unit| (unit.code(), t.name(*unit)));
    html! {
        (form.combobox("foodId", t.ingredient_food(), "/foods/options", shown).hint(t.ingredient_food_hint()))
        (form::columns(&html! {
            (form.text("itemName", t.ingredient_name()).required().attr("maxlength", "100").attr("autocomplete", "off"))
            (form.text("itemCode", t.ingredient_code()).hint(t.ingredient_code_hint()).attr("maxlength", "30")
                .attr("autocapitalize", "characters").attr("autocomplete", "off").attr("spellcheck", "false"))
            (form.select("category", t.ingredient_category(), categories).required())
            (form.select("unit", t.ingredient_unit(), units).required().hint(t.ingredient_unit_hint()))
            (form.text("supplier", t.ingredient_supplier()).attr("maxlength", "100"))
        }))
    }
}

fn price(t: Locale, form: &Form, is_new: bool) -> Markup {
    html! {
        @if !is_new { p.field-hint { (t.ingredient_price_by_unit()) } }
        (form::columns(&html! {
            (form.number("price", t.ingredient_price()).unit("Rp").hint(per_chosen_unit(t, form)))
            (form.date("priceDate", t.ingredient_price_date()))
        }))
    }
}

fn per_chosen_unit(t: Locale, form: &Form) -> String {
    per_unit(t, PurchaseUnit::from_code(form.get("unit")).unwrap_or(PurchaseUnit::Kilogram))
}

fn stock(t: Locale, form: &Form) -> Markup {
    form::columns(&html! {
        (form.number("currentStock", t.ingredient_current_stock()))
        (form.number("minStock", t.ingredient_min_stock()))
    })
}

fn allergens(t: Locale, form: &Form) -> Markup {
    let sources = [
        Choice::new("FOOD", t.ingredient_allergens_from_food()).hint(t.ingredient_allergens_from_food_hint()),
        Choice::new("NONE", t.ingredient_allergens_none()).hint(t.ingredient_allergens_none_hint()),
        Choice::new("SOME", t.ingredient_allergens_some()).hint(t.ingredient_allergens_some_hint()),
    ];
    let known = Allergen::ALL.iter().map(|allergen| (allergen.code(), t.name(*allergen)));
    html! {
        (form.radios(SOURCE, t.ingredient_allergens_source(), sources).hide_label())
        div.allergens-known { (form.checkboxes("allergens", t.ingredient_allergens_which(), known)) }
    }
}

fn weights(t: Locale, form: &Form, food: Option<&Food>) -> Markup {
    let from = |value: Option<String>| value.map(|value| t.ingredient_from_food(&value)).unwrap_or_default();
    let bdd = food.and_then(|food| food.bdd_percent).map(|bdd| t.percent(&t.decimal(bdd, 1)));
    let cooked = food.and_then(|food| food.yield_factor).map(|factor| t.food_times(&t.decimal(factor, 2)));
    let density = food.and_then(|food| food.density_g_per_ml).map(|density| format!("{} g", t.decimal(density, 3)));
    let piece = food.and_then(|food| food.piece_grams).map(|piece| format!("{} g", t.decimal(piece, 1)));
    let rows = Rows::new("measures", t.ingredient_measure_add()).render(form, form.rows_of("measures"), |row| {
        html! {
            (form.text(format!("{row}.name"), t.ingredient_measure_name()).attr("maxlength", "40").attr("placeholder", "sdm"))
            (form.number(format!("{row}.grams"), t.ingredient_measure_grams()).unit("g"))
        }
    });
    html! {
        div.stack {
            (form::columns(&html! {
                (form.number("bddPercent", t.food_bdd()).unit("%").hint(from(bdd)))
                (form.number("yieldFactor", t.food_yield()).unit("×").hint(from(cooked)))
                (form.number("densityGPerMl", t.food_density()).unit("g").hint(from(density)))
                (form.number("pieceGrams", t.food_piece()).unit("g").hint(from(piece)))
            }))
            (form.fieldset(t.food_measures(), &rows))
        }
    }
}

fn nutrients(t: Locale, form: &Form, food: Option<&Food>) -> Markup {
    let field = |nutrient: Nutrient| {
        let given = food.map(|food| match food.nutrients[nutrient] {
            Some(amount) => t.ingredient_from_food(&format!("{} {}", t.decimal(amount, 3), t.nutrient_unit(nutrient))),
            None => t.ingredient_from_food(t.no_data()),
        });
        let field = form.number(format!("nutrients.{nutrient}"), t.name(nutrient)).unit(t.nutrient_unit(nutrient));
        match given {
            Some(hint) => html! { (field.hint(hint)) },
            None => html! { (field) },
        }
    };
    form::columns(&html! { @for nutrient in Nutrient::ALL { (field(*nutrient)) } })
}

/// A part that is folded away unless something in it is filled in, or wrong.
fn folded(form: &Form, paths: &[&str], icon: Icon, (title, text): (&str, &str), fields: &Markup) -> Markup {
    html! {
        details.fold open[paths.iter().any(|path| form.is_touched(path))] {
            summary { (icon) span { strong { (title) } small { (text) } } (Icon::ChevronDown) }
            div { (fields) }
        }
    }
}

/// The fields with their labels, for a conflict.
pub(super) fn compared(t: Locale) -> Vec<Compared> {
    vec![
        Compared::new("itemName", t.ingredient_name()),
        Compared::new("itemCode", t.ingredient_code()),
        Compared::new("category", t.ingredient_category())
            .shown(|t, value| value.as_str().and_then(Category::from_code).map_or("–", |code| t.name(code)).to_owned()),
        Compared::new("unit", t.ingredient_unit()).shown(|t, value| {
            value.as_str().and_then(PurchaseUnit::from_code).map_or("–", |code| t.name(code)).to_owned()
        }),
        Compared::new("supplier", t.ingredient_supplier()),
        Compared::new("price", t.ingredient_price()),
        Compared::new("priceDate", t.ingredient_price_date()),
        Compared::new("currentStock", t.ingredient_current_stock()),
        Compared::new("minStock", t.ingredient_min_stock()),
        Compared::new("allergens", t.allergens()).shown(|t, value| match value.as_array() {
            None => t.ingredient_allergens_from_food().to_owned(),
            Some(codes) if codes.is_empty() => t.ingredient_allergens_none().to_owned(),
            Some(codes) => {
                let known = codes.iter().filter_map(|code| Allergen::from_code(code.as_str()?));
                known.map(|allergen| t.name(allergen)).collect::<Vec<_>>().join(", ")
            }
        }),
        Compared::new("bddPercent", t.food_bdd()),
        Compared::new("yieldFactor", t.food_yield()),
        Compared::new("densityGPerMl", t.food_density()),
        Compared::new("pieceGrams", t.food_piece()),
        Compared::new("measures", t.food_measures()),
        Compared::new("nutrients", t.ingredient_own_nutrients()),
    ]
}
