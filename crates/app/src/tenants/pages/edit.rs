//! Adding a kitchen to the platform, with its first head, and changing one.

use axum::response::Response;
use domain::{Permission, Role, SppgId};
use maud::{Markup, html};
use serde_json::{Value, json};
use store::Actor;
use ui::card::Card;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use super::settings::days::{ZONES, zone_name};
use crate::pages::{Compared, Visitor, conflict, filled, refused};
use crate::problem::{FieldError, Problem};
use crate::request::{Body, Input, Path};
use crate::tenants::{Tenant, TenantDraft, find, insert, open, update};
use crate::users::{self, PersonDraft};

/// The form's id in the page.
const ID: &str = "kitchen";

/// Only the platform's administrator.
pub(super) fn admitted(visitor: &Visitor) -> Result<(), Problem> {
    if visitor.caller.may(Permission::ManageSppgs) { Ok(()) } else { Err(Problem::Forbidden) }
}

/// An empty form.
pub(super) async fn create_page(visitor: Visitor) -> Result<Response, Problem> {
    admitted(&visitor)?;
    let form = Form::new(visitor.t(), ID).value("timezone", "Asia/Jakarta").value("locale", "id");
    Ok(visitor.page(&view(visitor.t(), None, &form, &Markup::default())))
}

/// Adds a kitchen and, if one was named, its head; or shows the form again.
pub(super) async fn create(visitor: Visitor, body: Body) -> Result<Response, Problem> {
    admitted(&visitor)?;
    let t = visitor.t();
    let input = body.form()?;
    let sent = input.value().clone();
    match add(&visitor, input).await {
        Ok(kitchen) => Ok(visitor.see("/kitchens", t.kitchen_created(&kitchen.about.name))),
        Err(problem) => {
            let form = refused(t, ID, &sent, &problem)?;
            Ok(visitor.refusal(&problem, &view(t, None, &form, &Markup::default())))
        }
    }
}

async fn add(visitor: &Visitor, input: Input) -> Result<Tenant, Problem> {
    let (draft, head) = with_role(input).read(|f| {
        let (draft, head) = (TenantDraft::read(f), f.object("head", |f| PersonDraft::read(f, true)));
        Some((draft?, head?))
    })?;
    let password = head.as_ref().and_then(|head| head.password.as_deref()).unwrap_or_default();
    let password_hash = if head.is_some() { visitor.app.passwords.hash(password).await } else { String::new() };
    let user = &visitor.caller.user;
    let mut change = open(&visitor.app, Actor { id: user.id, name: user.name.clone() }).await?;
    let kitchen = insert(&mut change, draft).await?;
    if let Some(head) = head {
        users::create(&mut change, head, password_hash).await.map_err(of_the_head)?;
    }
    change.commit().await?;
    Ok(kitchen)
}

/// The first person of a kitchen is its head; boxes that nobody filled in name nobody.
fn with_role(mut input: Input) -> Input {
    match input.take("head") {
        Some(Value::Object(mut head))
            if head.values().any(|said| said.as_str().is_some_and(|said| !said.trim().is_empty())) =>
        {
            head.insert("role".to_owned(), json!(Role::SppgHead.code()));
            input.with("head", Value::Object(head))
        }
        _ => input,
    }
}

/// The same problem with the path that the form knows.
fn of_the_head(problem: Problem) -> Problem {
    match problem {
        Problem::Duplicate(errors) => Problem::Duplicate(
            errors.into_iter().map(|error| FieldError { field: format!("head.{}", error.field), ..error }).collect(),
        ),
        other => other,
    }
}

/// The form with the kitchen as it is.
pub(super) async fn edit_page(visitor: Visitor, Path(id): Path<SppgId>) -> Result<Response, Problem> {
    admitted(&visitor)?;
    let kitchen = find(&visitor.app, id).await?;
    let form = filled(visitor.t(), ID, &kitchen.about).value("version", kitchen.version);
    Ok(visitor.page(&view(visitor.t(), Some(&kitchen), &form, &Markup::default())))
}

/// Changes a kitchen, or shows the form again: with what is wrong, or with both versions side by side.
pub(super) async fn save(visitor: Visitor, Path(id): Path<SppgId>, body: Body) -> Result<Response, Problem> {
    admitted(&visitor)?;
    let t = visitor.t();
    let kitchen = find(&visitor.app, id).await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let version = input.version();
    let draft = input.read(TenantDraft::read);
    let mine = draft.as_ref().map_or(Value::Null, |draft| json!(draft));
    let saved = match draft {
        Ok(draft) => update(&visitor.app, &kitchen, version.unwrap_or_default(), draft).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(next) => Ok(visitor.see("/kitchens", t.kitchen_saved(&next.about.name))),
        Err(problem) => {
            let form = refused(t, ID, &sent, &problem)?;
            let above = conflict(t, &problem, &mine, &compared(t), &format!("/kitchens/{id}"));
            Ok(visitor.refusal(&problem, &view(t, Some(&kitchen), &form, &above)))
        }
    }
}

fn compared(t: Locale) -> [Compared; 5] {
    [
        Compared::new("code", t.kitchen_code()),
        Compared::new("name", t.kitchen_name()),
        Compared::new("address", t.kitchen_address()),
        Compared::new("timezone", t.timezone()).shown(|_, zone| zone_name(zone.as_str().unwrap_or("–")).to_owned()),
        Compared::new("locale", t.kitchen_language()),
    ]
}

fn view(t: Locale, kitchen: Option<&Tenant>, form: &Form, above: &Markup) -> Page {
    let title = kitchen.map_or(t.create_kitchen().to_owned(), |kitchen| t.edit_kitchen(&kitchen.about.name));
    let action = kitchen.map_or("/kitchens".to_owned(), |kitchen| format!("/kitchens/{}", kitchen.id));
    let fields = html! {
        (form.hidden("version"))
        (form.fieldset(t.kitchen_about(), &about(t, form)))
        @if kitchen.is_none() { (form.fieldset(t.kitchen_head(), &head(t, form))) }
        (form::actions(&html! {
            (Button::link("/kitchens", t.cancel()).variant(Variant::Outline))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    let body = html! {
        (Heading::new(&title).back("/kitchens", t.all_kitchens()))
        (above)
        div.narrow { (Card::new(form.element(&action, &Attrs::default().set("data-guard", ""), &fields))) }
    };
    Page::new(title, body)
}

fn about(t: Locale, form: &Form) -> Markup {
    html! {
        (form::columns(&html! {
            (form.text("name", t.kitchen_name()).required().attr("maxlength", "100").attr("autocomplete", "off"))
            (form.text("code", t.kitchen_code()).required().hint(t.kitchen_code_hint()).attr("maxlength", "30")
                .attr("autocapitalize", "characters").attr("autocomplete", "off").attr("spellcheck", "false"))
        }))
        (form.text("address", t.kitchen_address()).attr("maxlength", "300").attr("autocomplete", "off"))
        (form::columns(&html! {
            (form.select("timezone", t.timezone(), ZONES).required().hint(t.timezone_hint()))
            (form.select("locale", t.kitchen_language(), [("id", "Bahasa Indonesia"), ("en", "English")]).required().hint(t.kitchen_language_hint()))
        }))
    }
}

fn head(t: Locale, form: &Form) -> Markup {
    html! {
        p.field-hint { (t.kitchen_head_hint()) }
        (form::columns(&html! {
            (form.text("head.name", t.name_of_person()).attr("maxlength", "100").attr("autocomplete", "off"))
            (form.email("head.email", t.email()).attr("autocomplete", "off"))
        }))
        (form.password("head.password", t.first_password()).hint(t.first_password_hint()).attr("autocomplete", "new-password"))
    }
}
