//! Bringing a plan from state to state.

use axum::response::Response;
use domain::may::{ApprovePlans, Permit, WritePlans};
use domain::{PlanId, PlanStatus};
use maud::{Markup, Render as _, html};
use ui::dialog::{Ask, Dialog};
use ui::form::{self, Form};
use ui::menu::{Item, Menu};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use super::show::Shown;
use crate::pages::{Flash, PageRequest};
use crate::plans::{Plan, find, find_to_change, step};
use crate::problem::Problem;
use crate::request::{Body, Path, text};

/// What can be done with a plan where it stands, by whoever looks at it.
pub(super) fn buttons(shown: &Shown) -> Markup {
    let (t, plan) = (shown.t, shown.plan);
    let own = format!("/menu/planning/{}", plan.id);
    let to = |step: &str, label: &str, icon| {
        let button = Button::submit(label).icon(icon).pending(t.saving());
        Attrs::default().set("method", "post").set("action", format!("{own}/{step}")).around("form", &button.render())
    };
    let publish = Ask {
        title: t.plan_publish_ask(&plan.about.name),
        text: t.plan_publish_text().into(),
        confirm: t.plan_publish().into(),
        pending: t.saving().into(),
    };
    html! {
        @match plan.status {
            PlanStatus::Draft if shown.may_write && shown.totals.days > 0 => (to("submit", t.plan_submit(), Icon::Send)),
            PlanStatus::Submitted if shown.may_approve => {
                (Button::dialog(format!("{own}/reject"), t.plan_reject()).icon(Icon::Undo).variant(Variant::Outline))
                (to("approve", t.plan_approve(), Icon::Check))
            }
            PlanStatus::Approved if shown.may_approve => {
                (Button::dialog(format!("{own}/reject"), t.plan_reject()).icon(Icon::Undo).variant(Variant::Outline))
                (publish.form(&format!("{own}/publish"), &Button::submit(t.plan_publish()).icon(Icon::Share)))
            }
            PlanStatus::Published if shown.may_write => (to("complete", t.plan_complete(), Icon::CheckCircle)),
            _ => {}
        }
        @if shown.may_write { (more(t, plan, &own)) }
    }
}

/// What is done seldom.
fn more(t: Locale, plan: &Plan, own: &str) -> Markup {
    let ask = |title: String, text: &str, confirm: &str| Ask {
        title,
        text: text.to_owned(),
        confirm: confirm.to_owned(),
        pending: t.saving().to_owned(),
    };
    let name = &plan.about.name;
    let entry = |ask: Ask, step: &str, item: Item| ask.form(&format!("{own}/{step}"), &item);
    let mut menu = Menu::new(t.actions());
    if plan.status == PlanStatus::Draft {
        menu = menu.item(&Item::dialog(format!("{own}/edit"), t.plan_about()).icon(Icon::Edit));
    }
    if plan.status.may_become(PlanStatus::Archived) {
        let archive = ask(t.plan_archive_ask(name), t.plan_archive_text(), t.plan_archive());
        menu = menu.entry(entry(archive, "archive", Item::submit(t.plan_archive()).icon(Icon::Archive)));
    }
    if plan.status.may_become(PlanStatus::Cancelled) {
        let cancel = ask(t.plan_cancel_ask(name), t.plan_cancel_text(), t.plan_cancel());
        menu = menu.entry(entry(cancel, "cancel", Item::submit(t.plan_cancel()).icon(Icon::Close).destructive()));
    }
    if !matches!(plan.status, PlanStatus::Published | PlanStatus::Completed) {
        let delete = ask(t.plan_delete(name), t.plan_delete_text(), t.delete());
        menu = menu.entry(entry(delete, "delete", Item::submit(t.delete()).icon(Icon::Delete).destructive()));
    }
    html! { @if plan.status != PlanStatus::Completed { (menu) } }
}

pub(super) async fn submit(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    go(&page, id, PlanStatus::Submitted, None).await
}

pub(super) async fn approve(page: PageRequest<ApprovePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    go(&page, id, PlanStatus::Approved, None).await
}

pub(super) async fn publish(page: PageRequest<ApprovePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    go(&page, id, PlanStatus::Published, None).await
}

pub(super) async fn complete(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    go(&page, id, PlanStatus::Completed, None).await
}

pub(super) async fn archive(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    go(&page, id, PlanStatus::Archived, None).await
}

pub(super) async fn cancel(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    go(&page, id, PlanStatus::Cancelled, None).await
}

/// Where a plan has come to meanwhile, the page shows; a step that does not fit any more does nothing.
async fn go<P: Permit>(
    page: &PageRequest<P>,
    id: PlanId,
    status: PlanStatus,
    reason: Option<String>,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut work = page.write().await?;
    let plan = find_to_change(&mut work, id).await?;
    let own = format!("/menu/planning/{id}");
    match step(&mut work, &page.app.catalogue, &plan, status, reason).await {
        Ok(next) => page.done(work, &own, t.plan_now(t.name(next.status))).await,
        Err(Problem::WrongState(_)) => Ok(page.see(&own, Flash::new(Tone::Bad, t.plan_wrong_state()))),
        Err(Problem::Invalid(_)) => Ok(page.see(&own, Flash::new(Tone::Bad, t.plan_menus_gone()))),
        Err(problem) => Err(problem),
    }
}

/// Asks why a plan is sent back.
pub(super) async fn reject_page(page: PageRequest<ApprovePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    let plan = find(&mut page.read().await?, id).await?;
    let form = Form::new(page.t(), "reject");
    Ok(ask(&page, &plan, &form, None))
}

/// Sends it back, with the reason.
pub(super) async fn reject(
    page: PageRequest<ApprovePlans>,
    Path(id): Path<PlanId>,
    body: Body,
) -> Result<Response, Problem> {
    let plan = find(&mut page.read().await?, id).await?;
    let input = body.form()?;
    let sent = input.value().clone();
    let reason: Result<String, Problem> = input.read(|f| f.required("reason", text(3, 500)));
    match reason {
        Ok(reason) => go(&page, id, PlanStatus::Draft, Some(reason)).await,
        Err(problem) => {
            let form = page.refused("reject", &sent, &problem)?;
            Ok(ask(&page, &plan, &form, Some(&problem)))
        }
    }
}

fn ask(page: &PageRequest<ApprovePlans>, plan: &Plan, form: &Form, problem: Option<&Problem>) -> Response {
    page.over(problem, || dialog(page.t(), plan, form), || alone(page.t(), plan, form))
}

fn dialog(t: Locale, plan: &Plan, form: &Form) -> Markup {
    let attrs = Attrs::default().set("hx-post", format!("/menu/planning/{}/reject", plan.id)).and(&ui::dialog::again());
    Dialog::new("reject-dialog", t, t.plan_reject(), fields(t, plan, form, &attrs))
        .description(t.plan_reject_lead())
        .opens_itself()
        .render()
}

fn alone(t: Locale, plan: &Plan, form: &Form) -> Page {
    let body = html! {
        (Heading::new(t.plan_reject()).back(format!("/menu/planning/{}", plan.id), &plan.about.name).subtitle(t.plan_reject_lead()))
        div.narrow { (ui::card::Card::new(fields(t, plan, form, &Attrs::default()))) }
    };
    Page::new(t.plan_reject(), body)
}

fn fields(t: Locale, plan: &Plan, form: &Form, attrs: &Attrs) -> Markup {
    let own = format!("/menu/planning/{}", plan.id);
    let fields = html! {
        (form.textarea("reason", t.plan_reason()).required().attr("maxlength", "500").autofocus())
        (form::actions(&html! {
            (Button::link(&own, t.cancel()).variant(Variant::Outline).attr("data-dialog-close", ""))
            (Button::submit(t.plan_reject()).icon(Icon::Undo).pending(t.saving()))
        }))
    };
    form.element(&format!("{own}/reject"), attrs, &fields)
}
