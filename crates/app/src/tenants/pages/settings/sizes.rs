//! Portion sizes: rows that come and go.

use domain::TargetGroup;
use maud::{Markup, html};
use ui::Icon;
use ui::form::{Choice, Form, Rows};
use words::Locale;

pub(super) fn fields(t: Locale, form: &Form) -> Markup {
    let groups = || TargetGroup::ALL.iter().map(move |group| Choice::new(group.code(), t.name(*group)));
    html! {
        @for message in form.messages("sizes") { p.field-error { (Icon::Alert) span { (message) } } }
        div.size-rows {
            (Rows::new("sizes", t.add_size()).render(form, form.rows_of("sizes"), |row| html! {
                (form.text(format!("{row}.name"), t.size_name()).required().attr("maxlength", "60"))
                (form.text(format!("{row}.code"), t.size_code()).required().attr("maxlength", "20").attr("autocapitalize", "characters").attr("spellcheck", "false"))
                (form.number(format!("{row}.factor"), t.factor()).unit("×").required())
                (form.number(format!("{row}.rawFoodCeiling"), t.ceiling()).unit("Rp").required())
                div.wide.size-groups { (form.checkboxes(format!("{row}.targetGroups"), t.groups_of_size(), groups())) }
            }))
        }
    }
}
