//! Holidays, time zone and language.

use maud::{Markup, html};
use ui::form::{self, Form, Rows};
use words::Locale;

/// Indonesia's time zones, with their usual names.
pub(crate) const ZONES: [(&str, &str); 4] = [
    ("Asia/Jakarta", "WIB (Jakarta)"),
    ("Asia/Pontianak", "WIB (Pontianak)"),
    ("Asia/Makassar", "WITA (Makassar)"),
    ("Asia/Jayapura", "WIT (Jayapura)"),
];

/// What a zone is called.
pub(crate) fn zone_name(zone: &str) -> &str {
    ZONES.iter().find(|(known, _)| *known == zone).map_or(zone, |(_, name)| name)
}

pub(super) fn fields(t: Locale, form: &Form) -> Markup {
    let count = form.rows_of("holidays");
    html! {
        @if count == 0 { p.muted { (t.no_holidays()) } }
        (Rows::new("holidays", t.add_holiday()).render(form, count, |row| html! {
            (form.text(format!("{row}.name"), t.holiday_name()).attr("maxlength", "100"))
            (form.date(format!("{row}.date"), t.date()))
        }))
    }
}

pub(super) fn region_fields(t: Locale, form: &Form) -> Markup {
    form::columns(&html! {
        (form.select("timezone", t.timezone(), ZONES).required().hint(t.timezone_hint()))
        (form.select("locale", t.kitchen_language(), [("id", "Bahasa Indonesia"), ("en", "English")]).required().hint(t.kitchen_language_hint()))
    })
}
