//! Creating, changing and deleting plans.

use axum::response::Response;
use domain::PlanId;
use domain::may::WritePlans;
use maud::{Markup, Render as _, html};
use ui::card::Card;
use ui::dialog::Dialog;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use crate::pages::{Flash, PageRequest, filled};
use crate::plans::{
    PlanDraft, create as create_plan, delete as delete_plan, expect_version, find, find_to_change, update,
};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{Body, Path};

/// An empty form: two weeks from next Monday on.
pub(super) async fn create_page(page: PageRequest<WritePlans>) -> Result<Response, Problem> {
    let programs = programs::all(&mut page.read().await?).await?;
    let monday = page.today().monday().plus_days(7);
    let form = Form::new(page.t(), "plan")
        .value("startDate", monday)
        .value("endDate", monday.plus_days(13))
        .maybe("programId", programs.first().map(|program| program.id));
    Ok(page.page(&new_page(page.t(), &form, &programs)))
}

fn new_page(t: Locale, form: &Form, programs: &[Program]) -> Page {
    let bring =
        Button::link("/menu/planning/import", t.plan_bring_from_file()).icon(Icon::Archive).variant(Variant::Ghost);
    let body = html! {
        (Heading::new(t.plan_create()).back("/menu/planning", t.nav_planning()).subtitle(t.plan_lead()).actions(bring.render()))
        div.narrow { (Card::new(fields(t, form, programs, "/menu/planning", "/menu/planning", &Attrs::default()))) }
    };
    Page::new(t.plan_create(), body)
}

fn fields(t: Locale, form: &Form, programs: &[Program], action: &str, cancel: &str, attrs: &Attrs) -> Markup {
    let choices = programs.iter().map(|program| (program.id.to_string(), program.about.name.clone()));
    let fields = html! {
        @if !form.get("version").is_empty() { (form.hidden("version")) }
        (form.text("name", t.plan_name()).required().attr("maxlength", "100").attr("autocomplete", "off").autofocus())
        (form.select("programId", t.plan_program(), choices).required())
        (form::columns(&html! {
            (form.date("startDate", t.plan_first_day()).required())
            (form.date("endDate", t.plan_last_day()).required().hint(t.plan_last_day_hint()))
        }))
        (form.textarea("description", t.description()).attr("maxlength", "500"))
        (form::actions(&html! {
            (Button::link(cancel, t.cancel()).variant(Variant::Outline).attr("data-dialog-close", ""))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    form.element(action, attrs, &fields)
}

/// Creates a plan, or shows the form again.
pub(super) async fn create(page: PageRequest<WritePlans>, body: Body) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let programs = programs::all(&mut work).await?;
    let known: Vec<_> = programs.iter().map(|program| program.id).collect();
    let input = body.form()?;
    let sent = input.value().clone();
    let created = match input.read(|f| PlanDraft::read(f, &known)) {
        Ok(draft) => create_plan(&mut work, draft).await,
        Err(problem) => Err(problem),
    };
    match created {
        Ok(plan) => {
            let address = format!("/menu/planning/{}", plan.id);
            page.done(work, &address, page.t().plan_created(&plan.about.name)).await
        }
        Err(problem) => {
            let form = page.refused("plan", &sent, &problem)?;
            Ok(page.refusal(&problem, &new_page(page.t(), &form, &programs)))
        }
    }
}

/// Its name, program and days.
pub(super) async fn edit_page(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let plan = find(&mut tx, id).await?;
    let programs = programs::all(&mut tx).await?;
    let form = filled(page.t(), "plan", &plan.about).value("version", plan.version);
    Ok(edit(&page, id, &form, &programs, None))
}

/// Over the page it was asked for on, or alone.
fn edit(
    page: &PageRequest<WritePlans>,
    id: PlanId,
    form: &Form,
    programs: &[Program],
    problem: Option<&Problem>,
) -> Response {
    let (t, own) = (page.t(), format!("/menu/planning/{id}"));
    let dialog = || {
        let attrs = Attrs::default().set("hx-post", own.clone()).and(&ui::dialog::again());
        let body = fields(t, form, programs, &own, &own, &attrs);
        Dialog::new("plan-dialog", t, t.plan_about(), body).opens_itself().render()
    };
    let alone = || {
        let body = html! {
            (Heading::new(t.plan_about()).back(&own, t.nav_planning()))
            div.narrow { (Card::new(fields(t, form, programs, &own, &own, &Attrs::default()))) }
        };
        Page::new(t.plan_about(), body)
    };
    page.over(problem, dialog, alone)
}

/// Changes a plan, or shows the form again.
pub(super) async fn save(
    page: PageRequest<WritePlans>,
    Path(id): Path<PlanId>,
    body: Body,
) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    let programs = programs::all(&mut work).await?;
    let known: Vec<_> = programs.iter().map(|program| program.id).collect();
    let mut input = body.form()?;
    let sent = input.value().clone();
    let version = input.version();
    let saved = match input.read(|f| PlanDraft::read(f, &known)) {
        Ok(draft) => match expect_version(&plan, version) {
            Ok(()) => update(&mut work, &plan, draft).await,
            Err(problem) => Err(problem),
        },
        Err(problem) => Err(problem),
    };
    let own = format!("/menu/planning/{id}");
    match saved {
        Ok(next) => page.done(work, &own, t.plan_saved(&next.about.name)).await,
        Err(Problem::Conflict(_) | Problem::WrongState(_)) => {
            Ok(page.see(&own, Flash::new(Tone::Warn, t.plan_changed_meanwhile())))
        }
        Err(problem) => {
            let form = page.refused("plan", &sent, &problem)?;
            Ok(edit(&page, id, &form, &programs, Some(&problem)))
        }
    }
}

/// Deletes a plan that nobody was promised.
pub(super) async fn delete(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    match delete_plan(&mut work, &plan).await {
        Ok(()) => page.done(work, "/menu/planning", t.plan_deleted(&plan.about.name)).await,
        Err(Problem::WrongState(_)) => {
            Ok(page.see(&format!("/menu/planning/{id}"), Flash::new(Tone::Bad, t.plan_wrong_state())))
        }
        Err(problem) => Err(problem),
    }
}
