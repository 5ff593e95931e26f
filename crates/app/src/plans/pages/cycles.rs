//! Cycles on a plan's page: saving one, seeing what laying one would do, laying it, and undoing it.

use std::borrow::Cow;

use ::store::TenantTx;
use axum::response::Response;
use domain::may::WritePlans;
use domain::{ArrangementId, HolidayRule, PlaceState, PlanId};
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::card::Card;
use ui::dialog::Dialog;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use crate::pages::{Flash, PageRequest, filled};
use crate::plans::{self, Plan, find, find_to_change};
use crate::problem::Problem;
use crate::request::{Body, Path};
use crate::templates::{self, Laid, Laying, Preview, Template, TemplateDraft};

/// Asks which days become a cycle.
pub(super) async fn save_page(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    let plan = find(&mut page.read().await?, id).await?;
    let form = Form::new(page.t(), "cycle")
        .value("name", &plan.about.name)
        .value("from", plan.about.start_date)
        .value("to", plan.about.end_date);
    Ok(shown(&page, &Asked::save(page.t(), &plan, &form), None))
}

/// Saves it, or shows the form again.
pub(super) async fn save(
    page: PageRequest<WritePlans>,
    Path(id): Path<PlanId>,
    body: Body,
) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    let input = body.form()?;
    let sent = input.value().clone();
    let saved = match input.read(|f| TemplateDraft::read(f, &plan)) {
        Ok(draft) => templates::create(&mut work, &plan, draft).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(template) => page.done(work, &own(id), t.plan_cycle_saved(&template.name)).await,
        Err(problem) => {
            let form = page.refused("cycle", &sent, &problem)?;
            Ok(shown(&page, &Asked::save(t, &plan, &form), Some(&problem)))
        }
    }
}

/// Asks which cycle, from when, and how.
pub(super) async fn lay_page(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let plan = find(&mut tx, id).await?;
    let cycles = templates::list(&mut tx, Some(plan.about.program_id)).await?;
    let form = Form::new(page.t(), "laying")
        .value("startDate", plan.about.start_date)
        .value("holidays", HolidayRule::Shift.code())
        .maybe("templateId", cycles.first().map(|cycle| cycle.id));
    Ok(shown(&page, &Asked::lay(page.t(), &plan, &cycles, &form, None), None))
}

/// Shows what would happen; laid once that was seen.
pub(super) async fn lay(
    page: PageRequest<WritePlans>,
    Path(id): Path<PlanId>,
    body: Body,
) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    let cycles = templates::list(&mut work, Some(plan.about.program_id)).await?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let is_meant = input.take("lay").is_some();
    let has = |id: &_| cycles.iter().any(|cycle| cycle.id == *id);
    let laying = match input.read(|f| Laying::read(f, &plan, has)) {
        Ok(laying) => laying,
        Err(problem) => {
            let form = page.refused("laying", &sent, &problem)?;
            return Ok(shown(&page, &Asked::lay(t, &plan, &cycles, &form, None), Some(&problem)));
        }
    };
    let template = cycles.iter().find(|cycle| cycle.id == laying.template_id).ok_or(Problem::NotFound)?;
    if is_meant {
        match templates::apply(&mut work, &plan, template, &laying).await {
            Ok(next) => {
                let said = arranged(&mut work, t, &plan, &next, t.plan_cycle_laid(&template.name)).await?;
                return page.done(work, &format!("{}?at={}", own(id), laying.start_date), said).await;
            }
            // What stands in the way is shown below, day by day.
            Err(Problem::Invalid(_) | Problem::Duplicate(_)) => {}
            Err(Problem::WrongState(_)) => {
                return Ok(page.see(&own(id), Flash::new(Tone::Bad, t.plan_wrong_state())));
            }
            Err(problem) => return Err(problem),
        }
    }
    let seen = templates::preview(&mut work, &plan, template, &laying).await?;
    let form = filled(t, "laying", &sent);
    Ok(shown(&page, &Asked::lay(t, &plan, &cycles, &form, Some((&seen, &laying))), None))
}

/// Says that many days were set as one, with the way to take it back, unless nothing had to change.
pub(crate) async fn arranged(
    tx: &mut TenantTx,
    t: Locale,
    before: &Plan,
    after: &Plan,
    said: impl Into<Cow<'static, str>>,
) -> Result<Flash, Problem> {
    let said = Flash::new(Tone::Good, said);
    let last = plans::arrangements(tx, after.id).await?;
    Ok(match last.first().filter(|_| after.version > before.version) {
        Some(done) => said.undo(format!("{}/arrangements/{}/undo", own(after.id), done.id), t.plan_undo()),
        None => said,
    })
}

/// Brings back what was there before.
pub(super) async fn undo(
    page: PageRequest<WritePlans>,
    Path((id, arrangement)): Path<(PlanId, ArrangementId)>,
) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    let undoable = plans::undoable(&mut work, id, arrangement).await?;
    let name = undoable.name().to_owned();
    match plans::undo(&mut work, &plan, undoable).await {
        Ok(_) => page.done(work, &own(id), t.plan_undone(&name)).await,
        Err(Problem::WrongState(_)) => Ok(page.see(&own(id), Flash::new(Tone::Bad, t.plan_undo_no()))),
        Err(Problem::Invalid(_)) => Ok(page.see(&own(id), Flash::new(Tone::Bad, t.plan_undo_gone()))),
        Err(problem) => Err(problem),
    }
}

fn own(id: PlanId) -> String {
    format!("/menu/planning/{id}")
}

/// A question about cycles: over the plan's page, or alone.
struct Asked {
    title: &'static str,
    back: (String, String),
    action: String,
    /// What is wrong, and the fields.
    inside: Markup,
}

impl Asked {
    fn save(t: Locale, plan: &Plan, form: &Form) -> Self {
        let action = format!("{}/cycles/save", own(plan.id));
        let (least, most) = (plan.about.start_date.to_string(), plan.about.end_date.to_string());
        let day = |path: &'static str, label| {
            form.date(path, label).required().attr("min", least.clone()).attr("max", most.clone())
        };
        let fields = html! {
            (form.text("name", t.plan_cycle_name()).required().attr("maxlength", "100").attr("autocomplete", "off").autofocus())
            (form::columns(&html! { (day("from", t.plan_first_day())) (day("to", t.plan_last_day())) }))
            (buttons(t, plan.id, &Button::submit(t.save()).icon(Icon::Save).pending(t.saving()).render()))
        };
        Self::new(t.plan_cycle_save(), plan, action, form, &fields)
    }

    fn lay(t: Locale, plan: &Plan, cycles: &[Template], form: &Form, seen: Option<(&Preview, &Laying)>) -> Self {
        let action = format!("{}/cycles", own(plan.id));
        let choices = cycles.iter().map(|cycle| (cycle.id.to_string(), t.plan_cycle_days(&cycle.name, cycle.days)));
        let rules = HolidayRule::ALL.iter().map(|rule| (rule.code(), t.name(*rule)));
        let fields = html! {
            @if cycles.is_empty() { p { (t.plan_cycle_none()) } } @else {
                (form.select("templateId", t.plan_cycle(), choices).required().autofocus())
                (form::columns(&html! {
                    (form.date("startDate", t.plan_cycle_start()).required()
                        .attr("min", plan.about.start_date.to_string()).attr("max", plan.about.end_date.to_string()))
                    (form.number("times", t.plan_cycle_times()).hint(t.plan_cycle_times_hint()))
                }))
                (form.radios("holidays", t.plan_cycle_holidays(), rules))
                (form.checkbox("replace", t.plan_cycle_replace()))
                @if let Some((seen, _)) = seen { (preview(t, seen)) }
                (buttons(t, plan.id, &lay_buttons(t, seen)))
            }
        };
        Self::new(t.plan_cycle_apply(), plan, action, form, &fields)
    }

    fn new(title: &'static str, plan: &Plan, action: String, form: &Form, fields: &Markup) -> Self {
        let back = (own(plan.id), plan.about.name.clone());
        Self { title, back, action, inside: html! { (form.summary()) (fields) } }
    }

    fn form(&self, attrs: &Attrs) -> Markup {
        let own = Attrs::default().set("class", "form").set("method", "post").set("action", &self.action);
        own.flag("novalidate", true).and(attrs).around("form", &self.inside)
    }
}

fn shown(page: &PageRequest<WritePlans>, asked: &Asked, problem: Option<&Problem>) -> Response {
    let dialog = || {
        let attrs = Attrs::default().set("hx-post", asked.action.clone()).and(&ui::dialog::again());
        Dialog::new("cycle-dialog", page.t(), asked.title, asked.form(&attrs)).opens_itself().render()
    };
    let alone = || {
        let body = html! {
            (Heading::new(asked.title).back(&asked.back.0, &asked.back.1))
            div.narrow { (Card::new(asked.form(&Attrs::default()))) }
        };
        Page::new(asked.title, body)
    };
    page.over(problem, dialog, alone)
}

fn buttons(t: Locale, id: PlanId, main: &Markup) -> Markup {
    form::actions(&html! {
        (Button::link(own(id), t.cancel()).variant(Variant::Outline).attr("data-dialog-close", ""))
        (main)
    })
}

/// First what would happen is looked at; then it can be done, unless something stands in the way.
fn lay_buttons(t: Locale, seen: Option<(&Preview, &Laying)>) -> Markup {
    let look = Button::submit(t.plan_cycle_preview()).icon(Icon::Eye).pending(t.saving());
    let Some((seen, laying)) = seen else { return look.render() };
    let taken = if laying.replace { seen.taken } else { 0 };
    let is_possible = seen.impossible == 0 && (seen.taken == 0 || laying.replace) && seen.free + taken > 0;
    html! {
        (look.variant(Variant::Outline))
        @if is_possible {
            (Button::submit(t.plan_cycle_confirm(seen.free + taken)).icon(Icon::Check).attr("name", "lay").attr("value", "true"))
        }
    }
}

/// Each day with what would come on it.
fn preview(t: Locale, seen: &Preview) -> Markup {
    html! {
        div.stack.tight aria-live="polite" {
            p {
                (Badge::new(Tone::Good, t.plan_cycle_free(seen.free)))
                @if seen.taken > 0 { " " (Badge::new(Tone::Warn, t.plan_cycle_taken(seen.taken))) }
                @if seen.impossible > 0 { " " (Badge::new(Tone::Bad, t.plan_cycle_impossible(seen.impossible))) }
            }
            ul.line-list.laid role="list" {
                @for laid in &seen.places {
                    li {
                        div {
                            p { (t.weekday(laid.date.weekday())) ", " (t.day_short(laid.date)) }
                            p.muted.small { (laid.menu_name) @if let Some(old) = &laid.taken_by { ", " (t.plan_cycle_instead(old)) } }
                        }
                        (place(t, laid))
                    }
                }
            }
        }
    }
}

fn place(t: Locale, laid: &Laid) -> Badge {
    let tone = match laid.state {
        PlaceState::Free => Tone::Good,
        PlaceState::Same | PlaceState::Holiday => Tone::Neutral,
        PlaceState::Taken => Tone::Warn,
        PlaceState::OutsidePlan | PlaceState::Inactive | PlaceState::Gone => Tone::Bad,
    };
    Badge::new(tone, t.name(laid.state))
}
