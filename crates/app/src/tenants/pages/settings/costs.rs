//! What a serving costs beside its ingredients.

use maud::{Markup, html};
use ui::form::{self, Form};
use words::Locale;

pub(super) fn fields(t: Locale, form: &Form) -> Markup {
    form::columns(&html! {
        (form.number("laborRatePerHour", t.labor_rate()).unit("Rp").required().hint(t.labor_rate_hint()))
        (form.number("workers", t.workers()).unit(t.people_unit()).required())
        (form.number("overheadPercent", t.overhead()).unit("%").required().hint(t.overhead_hint()))
        (form.number("packagingPerServing", t.packaging()).unit("Rp").required().hint(t.packaging_hint()))
        (form.number("batchServings", t.batch_servings()).unit(t.portions_unit()).required().hint(t.batch_servings_hint()))
    })
}
