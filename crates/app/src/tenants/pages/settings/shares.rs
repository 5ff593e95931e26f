//! A meal's share of the day, and whether cooking losses are reckoned with.

use domain::MealType;
use maud::{Markup, Render as _, html};
use ui::Icon;
use ui::form::Form;
use words::Locale;

pub(super) fn fields(t: Locale, form: &Form) -> Markup {
    html! {
        div.share-list {
            @for meal in MealType::ALL {
                @let path = format!("mealShares.{}", meal.code());
                div.share role="group" aria-label=(t.name(*meal)) {
                    span.share-name { (t.name(*meal)) }
                    (form.number(format!("{path}[0]"), t.share_from(t.name(*meal))).unit("%").hide_label())
                    span.muted aria-hidden="true" { "–" }
                    (form.number(format!("{path}[1]"), t.share_to(t.name(*meal))).unit("%").hide_label())
                    @for message in form.messages(&path) { p.field-error { (Icon::Alert) span { (message) } } }
                }
            }
        }
        (form.checkbox("retention", t.retention()).hint(t.retention_hint()).render())
    }
}
