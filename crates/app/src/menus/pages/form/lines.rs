//! The ingredient lines in the form.

use domain::{Basis, CookingMethod};
use maud::{Markup, html};
use ui::Icon;
use ui::form::{Form, Rows};
use words::Locale;

use super::super::options::units;
use super::{NAMED, SPARE};
use crate::ingredients::Stocked;
use crate::menus::Known;

/// A row for each line, and one to fill in when there is none yet.
pub(super) fn rows(t: Locale, form: &Form, known: &Known) -> Markup {
    let count = form.rows_of("ingredients");
    html! {
        p.field-hint { (t.menu_lines_hint()) }
        div.line-rows { (Rows::new("ingredients", t.menu_add_line()).spare(SPARE).render(form, count, |row| line(t, form, known, row))) }
    }
}

fn line(t: Locale, form: &Form, known: &Known, row: &str) -> Markup {
    let path = |field: &str| format!("{row}.{field}");
    let stocked = form.get(&path("inventoryItemId")).parse().ok().and_then(|id| known.stocked.get(&id));
    let shown = stocked.map_or("", |stocked| stocked.ingredient.about.item_name.as_str());
    let units = choices(t, stocked, form.get(&path("unit")));
    form.name_row(row, t.menu_ingredient(), shown);
    html! {
        (form.combobox(path("inventoryItemId"), t.menu_ingredient(), "/menu/ingredient-options", shown).required()
            .attr("name", path(NAMED)))
        (form.number(path("quantity"), t.menu_quantity()).required())
        (form.select(path("unit"), t.menu_unit(), units).required())
        (more(t, form, known, row))
        (form.hidden(&path("id")))
    }
}

/// What this ingredient is known in; what was chosen stays visible even when it is not.
fn choices(t: Locale, stocked: Option<&Stocked>, chosen: &str) -> Vec<(String, String)> {
    let gram = || vec![("g".to_owned(), "g".to_owned())];
    let mut choices = stocked.map_or_else(gram, |stocked| units(t, stocked));
    if !chosen.is_empty() && choices.iter().all(|(code, _)| code != chosen) {
        choices.push((chosen.to_owned(), t.unit_named(chosen).to_owned()));
    }
    choices
}

/// What most lines leave as it is.
fn more(t: Locale, form: &Form, known: &Known, row: &str) -> Markup {
    let path = |field: &str| format!("{row}.{field}");
    let bases = Basis::ALL.iter().map(|basis| (basis.code(), t.name(*basis)));
    let methods = CookingMethod::ALL.iter().map(|method| (method.code(), t.name(*method)));
    let reference =
        known.sizes.iter().find(|size| size.factor == domain::Factor::whole(1)).map(|size| size.code.as_str());
    let others: Vec<_> = known.sizes.iter().filter(|size| Some(size.code.as_str()) != reference).collect();
    let fields = ["basis", "cookingMethod", "notes", "isOptional"];
    let sizes = others.iter().map(|size| path(&format!("sizeQuantities.{}", size.code)));
    let is_wrong = fields.iter().map(|field| path(field)).chain(sizes).any(|at| form.messages(&at).next().is_some());
    html! {
        details.row-more open[is_wrong] {
            summary { (Icon::ChevronRight) span { (in_short(t, form, row, &others)) } }
            div.row-more-fields {
                (form.select(path("basis"), t.menu_basis(), bases).required())
                (form.select(path("cookingMethod"), t.menu_cooking_method(), [("", t.menu_not_stated())].into_iter().chain(methods)))
                @for size in &others {
                    (form.number(path(&format!("sizeQuantities.{}", size.code)), t.menu_quantity_for(&size.name))
                        .hint(t.menu_quantity_by_factor(&t.decimal(size.factor, 3))))
                }
                (form.text(path("notes"), t.menu_notes()).attr("maxlength", "300").attr("autocomplete", "off"))
                (form.checkbox(path("isOptional"), t.menu_optional_line()))
            }
        }
    }
}

/// What stands behind the fold, or what could.
fn in_short(t: Locale, form: &Form, row: &str, others: &[&calc::Size]) -> String {
    let get = |field: &str| form.get(&format!("{row}.{field}")).to_owned();
    let mut said: Vec<String> = Vec::new();
    if get("basis") == Basis::AsPurchased.code() {
        said.push(t.name(Basis::AsPurchased).to_owned());
    }
    said.extend(CookingMethod::from_code(&get("cookingMethod")).map(|method| t.name(method).to_owned()));
    let own = others.iter().map(|size| (&size.name, get(&format!("sizeQuantities.{}", size.code))));
    said.extend(own.filter(|(_, own)| !own.is_empty()).map(|(name, own)| format!("{name} {own}")));
    if get("isOptional") == "true" {
        said.push(t.optional().to_owned());
    }
    said.extend(Some(get("notes")).filter(|notes| !notes.is_empty()));
    if said.is_empty() { t.menu_line_more().to_owned() } else { said.join(" · ") }
}
