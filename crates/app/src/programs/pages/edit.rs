//! Creating, changing and deleting programs.

use axum::response::Response;
use domain::ProgramId;
use domain::may::WritePrograms;
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::card::Card;
use ui::form::Form;
use ui::page::{Heading, Page};
use words::Locale;

use super::super::{Program, ProgramDraft, create as create_program, delete as delete_program, find, update};
use super::form::{compared, form};
use super::show::{Shown, in_use, shared};
use crate::events::{self, Entity};
use crate::pages::{PageRequest, conflict, filled};
use crate::problem::Problem;
use crate::request::{Body, Path, Work};
use crate::tenants::{self, Settings};

/// An empty form: running from today, Monday to Friday, once a day.
pub(super) async fn create_page(page: PageRequest<WritePrograms>) -> Result<Response, Problem> {
    let settings = tenants::settings(&mut page.read().await?).await?;
    let form = Form::new(page.t(), "program")
        .value("startDate", page.today())
        .values("feedingDays", 1..=5)
        .value("mealsPerDay", 1)
        .value("status", "ACTIVE");
    Ok(page.page(&new_page(page.t(), &form, &settings)))
}

fn new_page(t: Locale, filled: &Form, settings: &Settings) -> Page {
    let body = html! {
        (Heading::new(t.create_program()).back("/programs", t.nav_programs()))
        (Card::new(form(t, filled, settings, "/programs", "/programs")))
    };
    Page::new(t.create_program(), body)
}

/// Creates a program, or shows the form again.
pub(super) async fn create(page: PageRequest<WritePrograms>, body: Body) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let settings = tenants::settings(&mut work).await?;
    let input = body.form()?;
    let sent = input.value().clone();
    let created = match input.read(|f| ProgramDraft::read(f, &settings)) {
        Ok(draft) => create_program(&mut work, draft).await,
        Err(problem) => Err(problem),
    };
    match created {
        Ok(program) => {
            let (address, said) = (format!("/programs/{}", program.id), page.t().program_created(&program.about.name));
            page.done(work, &address, said).await
        }
        Err(problem) => {
            let form = page.refused("program", &sent, &problem)?;
            Ok(page.refusal(&problem, &new_page(page.t(), &form, &settings)))
        }
    }
}

/// Changes a program, or shows the form again: with what is wrong, or with both versions side by side.
pub(super) async fn save(
    page: PageRequest<WritePrograms>,
    Path(id): Path<ProgramId>,
    body: Body,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut work = page.write().await?;
    let program = find(&mut work, id).await?;
    let settings = tenants::settings(&mut work).await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let version = input.version();
    let draft = input.read(|f| ProgramDraft::read(f, &settings));
    let mine = draft.as_ref().map_or(Value::Null, |draft| json!(draft));
    let saved = match draft {
        Ok(draft) => update(&page.app.catalogue, &mut work, &program, version.unwrap_or_default(), draft).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(next) => page.done(work, &format!("/programs/{id}"), t.program_saved(&next.about.name)).await,
        Err(problem) => {
            let form = page.refused("program", &sent, &problem)?;
            let above = conflict(t, &problem, &mine, &compared(t, &settings), &format!("/programs/{id}"));
            show_again(&page, &mut work, &program, form, above, &problem).await
        }
    }
}

/// Deletes a program, or names what hangs on it.
pub(super) async fn delete(page: PageRequest<WritePrograms>, Path(id): Path<ProgramId>) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let program = find(&mut work, id).await?;
    match delete_program(&mut work, &program).await {
        Ok(()) => page.done(work, "/programs", page.t().program_deleted(&program.about.name)).await,
        Err(problem) => {
            let Problem::InUse(dependents) = &problem else { return Err(problem) };
            let form = filled(page.t(), "program", &program.about).value("version", program.version);
            let above = in_use(page.t(), dependents);
            show_again(&page, &mut work, &program, form, above, &problem).await
        }
    }
}

/// The page with the form as it came back. A form is handed over whole, since it cannot be shared between threads.
async fn show_again(
    page: &PageRequest<WritePrograms>,
    work: &mut Work,
    program: &Program,
    form: Form,
    above: Markup,
    problem: &Problem,
) -> Result<Response, Problem> {
    let settings = tenants::settings(work).await?;
    let history = events::history(work, Entity::Program, program.id.0, 8).await?;
    let feeds = shared(page, work, program.id).await?;
    let shown = Shown {
        t: page.t(),
        program,
        settings: &settings,
        history: &history,
        feeds: feeds.as_deref(),
        timezone: &page.sppg.timezone,
    };
    Ok(page.refusal(problem, &shown.page(Some(&form), &above)))
}
