//! The planner on a plan's page: what is asked, how far it is, and the proposal beside what is there.

mod shown;
#[cfg(test)]
mod tests;

use ::store::TenantTx;
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use domain::may::{ReadPlans, WritePlans};
use domain::{Allergen, Instant, JobId, JobState, MealType, Permission, PlanId};
use maud::{Markup, Render as _, html};
use ui::card::Card;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use super::{Outcome, PlannerWishes, accept, ask, begin, named_stock, proposal_of};
use crate::app::App;
use crate::foods::Catalogue;
use crate::ingredients::{self, IngredientFilter, Sort, SortBy};
use crate::jobs::{self, Doer, Job};
use crate::pages::{Flash, PageRequest, filled};
use crate::plans::{self, Plan};
use crate::problem::Problem;
use crate::request::{Body, Paging, Path};

/// What weighs nutrition and variety against cost.
const FACTORS: [&str; 3] = ["rupiahPerPercent", "rupiahPerRepeat", "seed"];

/// The pages of this feature.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/menu/planning/{id}/planner", get(ask_page).post(start))
        .route("/menu/planning/{id}/planner/{job}", get(show))
        .route("/menu/planning/{id}/planner/{job}/stop", post(stop))
        .route("/menu/planning/{id}/planner/{job}/accept", post(take))
}

fn own(plan: PlanId) -> String {
    format!("/menu/planning/{plan}")
}

fn of_job(plan: PlanId, job: JobId) -> String {
    format!("/menu/planning/{plan}/planner/{job}")
}

/// What is to be asked; as it was asked last, or as is usual.
async fn ask_page(page: PageRequest<WritePlans>, Path(id): Path<PlanId>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let plan = plans::find(&mut tx, id).await?;
    let last = jobs::latest(&mut tx, id, page.now()).await?;
    if let Some(job) = last.as_ref().filter(|job| !job.state.is_over()) {
        return Ok(page.see(&of_job(id, job.id), Flash::new(Tone::Info, page.t().planner_busy())));
    }
    let stock = in_stock(&mut tx, &page.app.catalogue).await?;
    let form = match last.and_then(|job| serde_json::from_value::<PlannerWishes>(job.wishes).ok()) {
        Some(wishes) if plan.about.holds(wishes.from) && plan.about.holds(wishes.to) => {
            filled(page.t(), "planner", &wishes)
        }
        _ => Form::new(page.t(), "planner")
            .value("from", plan.about.start_date)
            .value("to", plan.about.end_date)
            .value("mealType", MealType::Lunch.code())
            .value("noRepeatDays", 10)
            .value("rupiahPerPercent", 100)
            .value("rupiahPerRepeat", 200)
            .value("seed", 1)
            .value("keep", true)
            .value("proteinApart", true)
            .value("ceilings", true),
    };
    Ok(page.page(&ask_view(page.t(), &plan, &stock, &form)))
}

/// The ingredients of which something is there, by name: the first hundred.
async fn in_stock(tx: &mut TenantTx, catalogue: &Catalogue) -> Result<Vec<(String, String)>, Problem> {
    let filter = IngredientFilter { in_stock: Some(true), ..IngredientFilter::default() };
    let by_name = Sort { by: SortBy::ItemName, descending: false };
    let found = ingredients::list(tx, catalogue, &filter, by_name, Paging { page: 1, page_size: 100 }).await?;
    Ok(found.items.into_iter().map(|one| (one.id.to_string(), one.about.item_name)).collect())
}

fn ask_view(t: Locale, plan: &Plan, stock: &[(String, String)], form: &Form) -> Page {
    let allergens = Allergen::ALL.iter().map(|allergen| (allergen.code(), t.name(*allergen)));
    let meals = MealType::ALL.iter().map(|meal| (meal.code(), t.name(*meal)));
    let (least, most) = (plan.about.start_date.to_string(), plan.about.end_date.to_string());
    let day = |path: &'static str, label| {
        form.date(path, label).required().attr("min", least.clone()).attr("max", most.clone())
    };
    let fields = html! {
        (form::columns(&html! { (day("from", t.planner_from())) (day("to", t.planner_to())) }))
        (form.select("mealType", t.plan_day_meal(), meals).required())
        (form.checkbox("keep", t.planner_keep()))
        (form.checkbox("proteinApart", t.planner_protein()))
        (form.checkbox("ceilings", t.planner_ceilings()))
        (form.number("noRepeatDays", t.planner_no_repeat()).unit(t.planner_serving_days()))
        details.fold open[form.is_touched("avoidAllergens")] {
            summary { (Icon::Allergen) span { strong { (t.planner_avoid()) } } (Icon::ChevronDown) }
            (form.checkboxes("avoidAllergens", t.planner_avoid(), allergens))
        }
        @if !stock.is_empty() {
            details.fold open[form.is_touched("withinStock")] {
                summary { (Icon::Ingredient) span { strong { (t.planner_within_stock()) } } (Icon::ChevronDown) }
                (form.checkboxes("withinStock", t.planner_within_stock(), stock.to_vec()))
            }
        }
        details.fold open[FACTORS.iter().any(|name| form.messages(name).next().is_some())] {
            summary { (Icon::Scale) span { strong { (t.planner_factors()) } } (Icon::ChevronDown) }
            (form.number("rupiahPerPercent", t.planner_per_percent()).unit("Rp"))
            (form.number("rupiahPerRepeat", t.planner_per_repeat()).unit("Rp"))
            (form.number("seed", t.planner_seed()).hint(t.planner_seed_hint()))
        }
        (form::actions(&html! {
            (Button::link(own(plan.id), t.cancel()).variant(Variant::Outline))
            (Button::submit(t.planner_start()).icon(Icon::Sparkles).pending(t.planner_starting()))
        }))
    };
    let form = form.element(&format!("{}/planner", own(plan.id)), &Attrs::default(), &fields);
    let body = html! {
        (Heading::new(t.planner()).back(own(plan.id), &plan.about.name).subtitle(t.planner_lead()))
        div.narrow { (Card::new(form)) }
    };
    Page::new(t.planner(), body)
}

/// Begins to look.
async fn start(page: PageRequest<WritePlans>, Path(id): Path<PlanId>, body: Body) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let plan = plans::find_to_change(&mut work, id).await?;
    let mut input = body.form()?;
    for name in ["keep", "proteinApart", "ceilings"] {
        input = input.absent_is(name, false.into());
    }
    let sent = input.value().clone();
    let stock = named_stock(&mut work, &page.app.catalogue, &input).await?;
    let asked = match input.read(|f| PlannerWishes::read(f, &plan, &stock)) {
        Ok(wishes) => ask(&mut work, &plan, &wishes).await,
        Err(problem) => Err(problem),
    };
    match asked {
        Ok(job) => {
            let doer = Doer::of(&page, job.id);
            work.save().await?;
            let address = of_job(id, job.id);
            begin(doer, job);
            Ok(page.go(&address))
        }
        Err(Problem::WrongState(_)) => Ok(page.see(&own(id), Flash::new(Tone::Bad, page.t().plan_wrong_state()))),
        Err(problem) => {
            let form = page.refused("planner", &sent, &problem)?;
            let stock = in_stock(&mut work, &page.app.catalogue).await?;
            Ok(page.refusal(&problem, &ask_view(page.t(), &plan, &stock, &form)))
        }
    }
}

/// A job of this plan; one of another is none.
async fn of_plan(tx: &mut TenantTx, plan: PlanId, job: JobId, now: Instant) -> Result<Job, Problem> {
    let found = jobs::find(tx, job, now).await?;
    if found.plan_id == plan { Ok(found) } else { Err(Problem::NotFound) }
}

/// How far it is; asked again every second until it is over.
async fn show(page: PageRequest<ReadPlans>, Path((id, job)): Path<(PlanId, JobId)>) -> Result<Response, Problem> {
    let t = page.t();
    let mut tx = page.read().await?;
    let plan = plans::find(&mut tx, id).await?;
    let job = of_plan(&mut tx, id, job, page.now()).await?;
    let outcome = Outcome::of(&job)?.map(|outcome| outcome.said(t, page.may(Permission::ReadIngredients)));
    let part = part(t, &plan, &job, outcome.as_ref());
    if page.context().is_htmx() && !page.context().is_unattended() {
        return Ok(page.fragment(&part));
    }
    let body = html! {
        (Heading::new(t.planner()).back(own(id), &plan.about.name).subtitle(t.planner_lead()))
        (part)
    };
    Ok(page.page(&Page::new(t.planner(), body)))
}

fn part(t: Locale, plan: &Plan, job: &Job, outcome: Option<&Outcome>) -> Markup {
    let address = of_job(plan.id, job.id);
    if !job.state.is_over() {
        return html! {
            div #planner hx-get=(address) hx-trigger="load delay:1s" hx-swap="outerHTML" { (running(t, job, &address)) }
        };
    }
    let again = Button::link(format!("{}/planner", own(plan.id)), t.planner_again())
        .icon(Icon::Settings)
        .variant(Variant::Outline);
    html! {
        div #planner aria-live="polite" {
            @match outcome {
                Some(outcome) => (shown::outcome(t, plan, job, outcome, &address, &again)),
                None => {
                    (ui::alert::Alert::new(if job.state == JobState::Cancelled { Tone::Info } else { Tone::Bad }, jobs::api::said(job, t))
                        .actions(again.render()))
                }
            }
        }
    }
}

fn running(t: Locale, job: &Job, address: &str) -> Markup {
    let body = html! {
        div.stack.tight {
            p aria-live="polite" { (t.planner_running()) }
            progress.planner-progress max="100" value=(job.progress) aria-label=(t.planner_progress(job.progress)) {}
            form method="post" action={ (address) "/stop" } { (Button::submit(t.planner_stop()).icon(Icon::Close).variant(Variant::Outline)) }
        }
    };
    Card::new(body).title(jobs::api::said(job, t)).render()
}

/// Calls it off.
async fn stop(page: PageRequest<WritePlans>, Path((id, job)): Path<(PlanId, JobId)>) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    plans::find(&mut work, id).await?;
    let found = of_plan(&mut work, id, job, page.now()).await?;
    match jobs::cancel(&mut work, &found).await {
        Ok(()) => page.done(work, &own(id), Flash::new(Tone::Info, page.t().planner_stopped())).await,
        // It was over by then: what came of it is shown.
        Err(Problem::WrongState(_)) => Ok(page.go(&of_job(id, job))),
        Err(problem) => Err(problem),
    }
}

/// Takes the proposal.
async fn take(page: PageRequest<WritePlans>, Path((id, job)): Path<(PlanId, JobId)>) -> Result<Response, Problem> {
    let t = page.t();
    let mut work = page.write().await?;
    let plan = plans::find_to_change(&mut work, id).await?;
    let job = of_plan(&mut work, id, job, page.now()).await?;
    let Ok(proposal) = proposal_of(&job, id) else { return Ok(page.go(&of_job(id, job.id))) };
    match accept(&mut work, &page.app.catalogue, &plan, &job, proposal, t).await {
        Ok(next) => {
            let said = plans::pages::arranged(&mut work, t, &plan, &next, t.planner_accepted()).await?;
            page.done(work, &own(id), said).await
        }
        Err(Problem::WrongState(broken)) if broken["conflicts"].is_array() => {
            let rules = broken["conflicts"][0]["rules"].as_array().into_iter().flatten();
            let rules: Vec<_> = rules.filter_map(|rule| rule["text"].as_str()).collect();
            Ok(page.see(&of_job(id, job.id), Flash::new(Tone::Warn, t.planner_no_longer(&rules.join(" ")))))
        }
        Err(Problem::Conflict(_) | Problem::WrongState(_)) => {
            Ok(page.see(&own(id), Flash::new(Tone::Warn, t.planner_stale())))
        }
        Err(problem) => Err(problem),
    }
}
