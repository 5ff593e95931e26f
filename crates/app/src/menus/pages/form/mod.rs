//! The form of a menu with its lines and its recipe, sent whole.

mod compared;
mod lines;
mod merged;
mod steps;

use domain::{Difficulty, IngredientId, MealType, Nutrient};
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::form::{self, Form};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

pub(super) use self::compared::{compared, in_words};
pub(super) use self::merged::Merged;
pub(super) use self::steps::rows as step_rows;
use crate::app::App;
use crate::ingredients::{self, IngredientFilter};
use crate::menus::{Declared, Known, Line, LineDraft, Menu, MenuDraft};
use crate::pages::filled;
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::recipes::{Recipe, StepDraft};
use crate::request::{Input, Paging};
use crate::tenants;
use ::store::TenantTx;

/// The form's id in the page.
pub(super) const ID: &str = "menu";

/// The hidden field that holds the menu as the form was filled with it, so that a conflict knows who changed what.
pub(super) const BASE: &str = "base";

/// The fields of which one says that a line is meant.
const LINE: [&str; 5] = ["inventoryItemId", NAMED, "quantity", "notes", "sizeQuantities"];

/// The field of a line that holds what was typed for its ingredient.
const NAMED: &str = "named";

/// How many blank rows stand ready where there are no scripts to add one.
const SPARE: usize = 3;

/// What the kitchen has to choose from.
pub(super) struct Offered {
    pub programs: Vec<Program>,
    pub known: Known,
}

/// Looks up the programs, the sizes, and the ingredients of these ids.
pub(super) async fn offered(app: &App, tx: &mut TenantTx, ids: &[IngredientId]) -> Result<Offered, Problem> {
    let programs = programs::all(tx).await?;
    let stocked = ingredients::stocked(tx, &app.catalogue, ids).await?;
    let ids = programs.iter().map(|program| program.id).collect();
    let known = Known::new(ids, stocked, tenants::settings(tx).await?);
    Ok(Offered { programs, known })
}

/// The form filled with a menu as it is.
pub(super) fn of(t: Locale, menu: &Menu, lines: &[Line], steps: &[Recipe]) -> Form {
    let mut tree = as_it_is(menu, lines, steps);
    tree[BASE] = json!(tree.to_string());
    tree["version"] = json!(menu.version);
    filled(t, ID, &tree)
}

/// A menu in the fields of the form, as it is.
pub(super) fn as_it_is(menu: &Menu, lines: &[Line], steps: &[Recipe]) -> Value {
    let line = |line: &Line| LineDraft { id: Some(line.id), ..line.about.clone() };
    let step = |step: &Recipe| StepDraft { id: Some(step.id), ..step.about.clone() };
    let lines: Vec<_> = lines.iter().map(line).collect();
    let steps: Vec<_> = steps.iter().map(step).collect();
    in_fields(&MenuDraft::of(menu, !lines.is_empty()), &lines, &steps)
}

/// A menu in the fields of the form, as somebody wants it.
pub(super) fn in_fields(draft: &MenuDraft, lines: &[LineDraft], steps: &[StepDraft]) -> Value {
    let mut tree = json!(draft);
    tree["ingredients"] = json!(lines);
    let with_id = |step: &StepDraft| {
        let mut fields = json!(step);
        fields["id"] = json!(step.id);
        fields
    };
    tree["recipes"] = steps.iter().map(with_id).collect();
    tree
}

/// What was sent, in the fields of the JSON: rows that nobody filled in say nothing, and what is declared rests while
/// there are lines.
pub(super) fn read(input: Input) -> Input {
    let input = without_blank(input, "ingredients", &LINE);
    let input = read_steps(input);
    let has_lines = input.value()["ingredients"].as_array().is_some_and(|lines| !lines.is_empty());
    let input = input.absent_is("isActive", json!(false));
    if has_lines { Declared::names().fold(input, |input, name| input.with(name, Value::Null)) } else { input }
}

/// Without scripts an ingredient is only typed: the one of exactly that name is meant.
pub(super) async fn with_named(app: &App, tx: &mut TenantTx, menus_seq: i64, input: Input) -> Result<Input, Problem> {
    let mut rows = input.value()["ingredients"].clone();
    for row in rows.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        let typed = row.get(NAMED).and_then(Value::as_str).unwrap_or_default().trim().to_lowercase();
        if typed.is_empty() || row.get("inventoryItemId").is_some_and(says) {
            continue;
        }
        let (any, first) = (IngredientFilter::default(), Paging { page: 1, page_size: 5 });
        let found = ingredients::search(tx, app, menus_seq, &typed, &any, first).await?;
        if let Some(meant) = found.items.iter().find(|one| one.about.item_name.to_lowercase() == typed) {
            row.insert("inventoryItemId".to_owned(), json!(meant.id));
        }
    }
    Ok(if rows.is_array() { input.with("ingredients", rows) } else { input })
}

/// The same for the steps alone.
pub(super) fn read_steps(input: Input) -> Input {
    without_blank(input, "recipes", &["instruction", "equipment", "notes", "qualityCheck", "duration"])
}

fn without_blank(mut input: Input, name: &str, fields: &[&str]) -> Input {
    let rows = match input.take(name) {
        Some(Value::Array(rows)) => rows,
        _ => Vec::new(),
    };
    let mut rows: Vec<_> = rows.into_iter().filter(|row| is_filled(row, fields)).collect();
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.remove(NAMED);
    }
    input.with(name, Value::Array(rows))
}

fn is_filled(row: &Value, fields: &[&str]) -> bool {
    fields.iter().any(|field| says(&row[*field]))
}

/// Which rows of the form hold the lines that [`read`] keeps.
pub(super) fn filled_lines(sent: &Value) -> Vec<usize> {
    let rows = sent["ingredients"].as_array().into_iter().flatten().enumerate();
    rows.filter(|(_, row)| is_filled(row, &LINE)).map(|(at, _)| at).collect()
}

fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Object(object) => object.values().any(says),
        _ => true,
    }
}

/// The whole form, sent to `action`; `cancel` is where one goes without saving.
pub(super) fn form(t: Locale, form: &Form, offered: &Offered, action: &str, cancel: &str) -> Markup {
    let fields = html! {
        (form.hidden("version"))
        (form.hidden(BASE))
        (form.fieldset(t.menu_about(), &about(t, form, offered)))
        (form.fieldset(t.menu_ingredients(), &lines::rows(t, form, &offered.known)))
        (declared(t, form))
        (form.fieldset(t.recipe(), &steps::rows(t, form)))
        (form.fieldset(t.menu_more(), &more(t, form)))
        (form::actions(&html! {
            (Button::link(cancel, t.cancel()).variant(Variant::Outline))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    form.element(action, &Attrs::default().set("data-guard", ""), &fields)
}

fn about(t: Locale, form: &Form, offered: &Offered) -> Markup {
    let programs: Vec<_> =
        offered.programs.iter().map(|program| (program.id.to_string(), program.about.name.clone())).collect();
    let meals = MealType::ALL.iter().map(|meal| (meal.code(), t.name(*meal)));
    let difficulties = Difficulty::ALL.iter().map(|difficulty| (difficulty.code(), t.name(*difficulty)));
    html! {
        (form::columns(&html! {
            (form.text("menuName", t.menu_name()).required().attr("maxlength", "100").attr("autocomplete", "off"))
            (form.text("menuCode", t.menu_code()).required().hint(t.code_hint()).attr("maxlength", "20")
                .attr("autocapitalize", "characters").attr("autocomplete", "off").attr("spellcheck", "false"))
            (form.select("programId", t.menu_program(), programs).required())
            (form.select("mealType", t.menu_meal(), meals).required())
        }))
        div.form-thirds {
            (form.number("servingSize", t.menu_serving_size()).unit("g").required())
            (form.number("preparationTime", t.menu_preparation()).unit(t.minutes_unit()).required())
            (form.number("cookingTime", t.menu_cooking()).unit(t.minutes_unit()).required())
        }
        (form.radios("difficulty", t.menu_difficulty(), difficulties).required())
        (form.textarea("description", t.description()).attr("maxlength", "500"))
    }
}

fn more(t: Locale, form: &Form) -> Markup {
    let answers = || [("", t.menu_not_stated()), ("true", t.yes()), ("false", t.no())];
    html! {
        (form.textarea("instructions", t.menu_instructions()).hint(t.menu_instructions_hint()).attr("maxlength", "2000"))
        div.form-thirds {
            (form.number("batchServings", t.menu_batch_servings()).unit(t.portions_unit()).hint(t.menu_batch_hint()))
            (form.select("isHalal", t.menu_halal(), answers()))
            (form.select("isVegetarian", t.menu_vegetarian(), answers()))
        }
        (form.checkbox("isActive", t.menu_in_use()))
    }
}

/// Figures from a label: only for a menu without lines, so it is gone as long as there are some.
fn declared(t: Locale, form: &Form) -> Markup {
    let is_used = Declared::names().any(|name| form.is_touched(name));
    html! {
        details.fold.declared open[is_used] {
            summary { (Icon::Tag) span { strong { (t.menu_declared()) } small { (t.menu_declared_hint()) } } (Icon::ChevronDown) }
            div.form-thirds {
                @for nutrient in Nutrient::of_menu() {
                    (form.number(nutrient.code(), t.name(*nutrient)).unit(t.nutrient_unit(*nutrient)))
                }
                (form.number("ingredientCost", t.menu_declared_ingredients()).unit("Rp"))
                (form.number("totalCost", t.menu_declared_total()).unit("Rp"))
                (form.number("costPerServing", t.menu_cost_per_serving()).unit("Rp"))
            }
        }
    }
}
