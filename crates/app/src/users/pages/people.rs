//! The kitchen's people, as its head manages them.

use axum::response::Response;
use domain::may::ManageUsers;
use domain::{Role, UserId};
use maud::{Markup, Render as _, html};
use serde_json::json;
use ui::badge;
use ui::card::Card;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::table::{Column, Table};
use ui::{Attrs, Button, Icon, Variant};
use words::Locale;

use crate::pages::{Compared, PageRequest, conflict, filled};
use crate::problem::Problem;
use crate::request::{Body, Path};
use crate::users::{Person, PersonDraft, create, find, update};

/// Everybody, with a way to each.
pub(crate) fn section(t: Locale, people: &[Person]) -> Markup {
    let columns = vec![
        Column::text(t.name_of_person()),
        Column::text(t.email()),
        Column::text(t.role()),
        Column::text(t.status()),
        Column::actions(t.actions()),
    ];
    let table = people.iter().fold(Table::new(t, t.people(), columns), |table, person| {
        let status = badge::status(person.is_active, if person.is_active { t.active() } else { t.inactive() });
        let edit = Button::link(address(person.id), t.edit_person(&person.name));
        table.row(vec![
            html! { (person.name) },
            html! { span.break-all { (person.email) } },
            html! { (t.name(person.role)) },
            status,
            edit.variant(Variant::Ghost).small().icon(Icon::Edit).icon_only().render(),
        ])
    });
    let add = Button::link("/menu/settings/people/create", t.add_person()).icon(Icon::Add).variant(Variant::Outline);
    Card::new(table.render())
        .id("people")
        .title(t.people())
        .subtitle(t.people_lead())
        .footer(html! { (add.small()) })
        .render()
}

fn address(id: UserId) -> String {
    format!("/menu/settings/people/{id}")
}

/// The form for a new person.
pub(super) async fn create_page(page: PageRequest<ManageUsers>) -> Response {
    let form = Form::new(page.t(), "person").value("locale", page.t().code());
    page.page(&form_page(page.t(), None, &form, &Markup::default()))
}

/// Adds a person.
pub(super) async fn add(page: PageRequest<ManageUsers>, body: Body) -> Result<Response, Problem> {
    let input = body.form()?;
    let sent = input.value().clone();
    let added = async {
        let draft = input.read(|f| PersonDraft::read(f, true))?;
        let password_hash = page.app.passwords.hash(draft.password.as_deref().unwrap_or_default()).await;
        let mut work = page.write().await?;
        let person = create(&mut work, draft, password_hash).await?;
        Ok((work, person))
    };
    match added.await {
        Ok((work, person)) => page.done(work, "/menu/settings#people", page.t().person_added(&person.name)).await,
        Err(problem) => {
            let form = page.refused("person", &sent, &problem)?;
            Ok(page.refusal(&problem, &form_page(page.t(), None, &form, &Markup::default())))
        }
    }
}

/// The form for a person who is there.
pub(super) async fn edit_page(page: PageRequest<ManageUsers>, Path(id): Path<UserId>) -> Result<Response, Problem> {
    let person = find(&page.app, page.sppg.id, id).await?;
    let form = filled(page.t(), "person", &PersonDraft::from(&person)).value("version", person.version);
    Ok(page.page(&form_page(page.t(), Some(&person), &form, &Markup::default())))
}

/// Changes a person.
pub(super) async fn save(
    page: PageRequest<ManageUsers>,
    Path(id): Path<UserId>,
    body: Body,
) -> Result<Response, Problem> {
    let t = page.t();
    let person = find(&page.app, page.sppg.id, id).await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let version = input.version();
    let draft = input.absent_is("isActive", json!(false)).read(|f| PersonDraft::read(f, false));
    let mine = draft.as_ref().map_or(json!(null), |draft| json!(draft));
    let saved = async {
        let draft = draft?;
        if version != Some(person.version) {
            return Err(Problem::conflict(&person));
        }
        let password_hash = match &draft.password {
            Some(password) => Some(page.app.passwords.hash(password).await),
            None => None,
        };
        let mut work = page.write().await?;
        let next = update(&mut work, &person, draft, password_hash).await?;
        Ok((work, next))
    };
    match saved.await {
        Ok((work, next)) => page.done(work, "/menu/settings#people", t.person_saved(&next.name)).await,
        Err(problem) => {
            let form = page.refused("person", &sent, &problem)?;
            let above = conflict(t, &problem, &mine, &compared(t), &address(id));
            Ok(page.refusal(&problem, &form_page(t, Some(&person), &form, &above)))
        }
    }
}

fn compared(t: Locale) -> [Compared; 4] {
    [
        Compared::new("name", t.name_of_person()),
        Compared::new("email", t.email()),
        Compared::new("role", t.role())
            .shown(|t, role| role.as_str().and_then(Role::from_code).map_or("–", |role| t.name(role)).to_owned()),
        Compared::new("isActive", t.may_sign_in()),
    ]
}

fn form_page(t: Locale, person: Option<&Person>, form: &Form, above: &Markup) -> Page {
    let title = person.map_or(t.add_person().to_owned(), |person| person.name.clone());
    let action = person.map_or("/menu/settings/people".to_owned(), |person| address(person.id));
    let roles = Role::ALL[1..].iter().map(|role| form::Choice::new(role.code(), t.name(*role)).hint(t.role_may(*role)));
    let password = if person.is_some() { t.new_password() } else { t.first_password() };
    let hint = if person.is_some() { t.new_password_hint() } else { t.first_password_hint() };
    let password = form.password("password", password).hint(hint).attr("autocomplete", "new-password");
    let password = if person.is_none() { password.required() } else { password };
    let fields = html! {
        @if person.is_some() { (form.hidden("version")) }
        (form::columns(&html! {
            (form.text("name", t.name_of_person()).required().attr("maxlength", "100").attr("autocomplete", "off"))
            (form.email("email", t.email()).required().attr("autocomplete", "off"))
        }))
        div.choice-rows { (form.radios("role", t.role(), roles).required()) }
        (form::columns(&html! {
            (form.select("locale", t.language(), [("id", "Bahasa Indonesia"), ("en", "English")]).required())
            (password)
        }))
        @if person.is_some() { (form.checkbox("isActive", t.may_sign_in()).hint(t.may_sign_in_hint())) }
        (form::actions(&html! {
            (Button::link("/menu/settings#people", t.cancel()).variant(Variant::Outline))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    let body = html! {
        (Heading::new(&title).back("/menu/settings#people", t.nav_settings()))
        (above)
        (Card::new(form.element(&action, &Attrs::default().set("data-guard", ""), &fields)))
    };
    Page::new(title, body)
}
