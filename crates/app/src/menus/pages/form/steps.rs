//! The steps of the recipe in the form.

use maud::{Markup, html};
use ui::Icon;
use ui::form::{Form, Rows};
use words::Locale;

use super::SPARE;

/// A numbered row for each step.
pub(in crate::menus::pages) fn rows(t: Locale, form: &Form) -> Markup {
    let count = form.rows_of("recipes");
    html! {
        p.field-hint { (t.recipe_hint()) }
        (Rows::new("recipes", t.recipe_add()).numbered().spare(SPARE).render(form, count, |row| step(t, form, row)))
    }
}

fn step(t: Locale, form: &Form, row: &str) -> Markup {
    let path = |field: &str| format!("{row}.{field}");
    let fields = ["qualityCheck", "equipment", "notes"];
    form.name_row(row, t.recipe_step(), "");
    let is_wrong = fields.iter().any(|field| form.messages(&path(field)).next().is_some());
    let said: Vec<_> =
        fields.iter().map(|field| form.get(&path(field)).to_owned()).filter(|said| !said.is_empty()).collect();
    let in_short = if said.is_empty() { t.recipe_more().to_owned() } else { said.join(" · ") };
    html! {
        (form.textarea(path("instruction"), t.recipe_instruction()).required().attr("maxlength", "1000"))
        (form.number(path("duration"), t.recipe_duration()).unit(t.minutes_unit()))
        (form.number(path("temperature"), t.recipe_temperature()).unit("°C"))
        details.row-more open[is_wrong] {
            summary { (Icon::ChevronRight) span { (in_short) } }
            div.row-more-fields {
                (form.text(path("qualityCheck"), t.recipe_check()).hint(t.recipe_check_hint()).attr("maxlength", "500").attr("autocomplete", "off"))
                (form.text(path("equipment"), t.recipe_equipment()).attr("maxlength", "200").attr("autocomplete", "off"))
                (form.text(path("notes"), t.menu_notes()).attr("maxlength", "500").attr("autocomplete", "off"))
            }
        }
        (form.hidden(&path("id")))
    }
}
