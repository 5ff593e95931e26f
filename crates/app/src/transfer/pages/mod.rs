//! Bringing in an archive or a plan, as pages.

mod archive;
mod plan;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::routing::get;
use maud::Markup;
use ui::form::{self, Form};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use crate::app::App;
use crate::problem::Problem;

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/menu/settings/archive", get(archive::page).post(archive::bring))
        .route("/menu/planning/import", get(plan::page).post(plan::bring))
}

/// How many mistakes in a file are shown at once.
const MOST_SHOWN: usize = 20;

/// The form again, with what is wrong in the file said beside the file; nothing but that can be wrong with it.
fn refused(t: Locale, field: &str, problem: Problem) -> Result<Form, Problem> {
    let form = Form::new(t, field);
    let (Problem::Invalid(errors) | Problem::Duplicate(errors)) = problem else { return Err(problem) };
    let said = errors.iter().take(MOST_SHOWN).map(|error| {
        let fault = t.fault(&error.fault);
        if [field, ""].contains(&error.field.as_str()) { fault } else { format!("{}: {fault}", error.field) }
    });
    let form = form.errors(said.map(|fault| (field, fault)));
    let rest = errors.len().saturating_sub(MOST_SHOWN);
    Ok(if rest == 0 { form } else { form.error(field, t.and_more(rest)) })
}

/// The form that sends a file.
fn sending(form: &Form, action: &str, cancel: &str, (file, submit): (Markup, Button)) -> Markup {
    let t = form.locale();
    let buttons = maud::html! {
        (Button::link(cancel, t.cancel()).variant(Variant::Outline))
        (submit.icon(Icon::Archive).pending(t.file_sending()))
    };
    let attrs = Attrs::default().set("enctype", "multipart/form-data");
    form.element(action, &attrs, &maud::html! { (file) (form::actions(&buttons)) })
}
