//! A day of a plan as a form: which menu, for how many, with which note. Without scripts, and by keyboard, everything
//! about a day can be done here.

use ::store::TenantTx;
use axum::response::Response;
use domain::may::WritePlans;
use domain::{AssignmentId, Day, MealType, MenuId, PlanId, PlanStatus};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::card::Card;
use ui::dialog::Dialog;
use ui::form::{self, Form};
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use crate::menus;
use crate::pages::{Flash, PageRequest, filled};
use crate::plans::{
    Assigned, Assignment, AssignmentChange, Frame, Plan, assign as assign_menu, assignment_of, assignments,
    change_assignment, expect_unchanged, find, find_to_change, remove as remove_assignment,
};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{Body, Path, Work};
use crate::tenants::{self, Settings};

/// What the form of a day offers.
struct Offered {
    plan: Plan,
    program: Program,
    settings: Settings,
    /// The menus in use of the plan's program, by name.
    menus: Vec<(MenuId, String)>,
}

impl Offered {
    async fn read(tx: &mut TenantTx, plan: Plan) -> Result<Self, Problem> {
        let program = programs::find(tx, plan.about.program_id).await?;
        let settings = tenants::settings(tx).await?;
        let all = menus::in_short(tx).await?.into_iter().filter(|(_, menu)| menu.fits(program.id));
        let mut menus: Vec<_> = all.map(|(id, menu)| (id, menu.menu_name)).collect();
        menus.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
        Ok(Self { plan, program, settings, menus })
    }
}

/// An empty day, with the program's portions.
pub(super) async fn page(
    page: PageRequest<WritePlans>,
    Path((id, date)): Path<(PlanId, Day)>,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut tx = page.read().await?;
    let plan = Some(find(&mut tx, id).await?).filter(|plan| plan.about.holds(date)).ok_or(Problem::NotFound)?;
    let there = assignments(&mut tx, &plan).await?;
    let offered = Offered::read(&mut tx, plan).await?;
    let of_day: Vec<_> = there.into_iter().filter(|one| one.date == date).collect();
    if let [one] = of_day.as_slice() {
        return Ok(shown(&page, &offered, date, Some(one), &as_it_is(t, &offered.plan, one), None));
    }
    let form = Form::new(t, "day").value("mealType", MealType::Lunch.code());
    let usual = offered.program.about.portions.iter();
    let form = usual.fold(form, |form, (code, count)| form.value(format!("portions.{code}"), count));
    Ok(shown(&page, &offered, date, None, &form, None))
}

/// A day that has a menu.
pub(super) async fn change_page(
    page: PageRequest<WritePlans>,
    Path((id, assignment)): Path<(PlanId, AssignmentId)>,
) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let plan = find(&mut tx, id).await?;
    let there = assignments(&mut tx, &plan).await?;
    let one = assignment_of(&there, assignment)?;
    let offered = Offered::read(&mut tx, plan).await?;
    Ok(shown(&page, &offered, one.date, Some(one), &as_it_is(page.t(), &offered.plan, one), None))
}

/// The form of a day that has a menu, with the version of the plan in which it was read.
fn as_it_is(t: Locale, plan: &Plan, one: &Assignment) -> Form {
    filled(t, "day", &AssignmentChange::of(one)).value("version", plan.version)
}

/// Puts a menu on the day, or shows the form again.
pub(super) async fn assign(
    page: PageRequest<WritePlans>,
    Path((id, date)): Path<(PlanId, Day)>,
    body: Body,
) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    let input = body.form()?;
    let sent = input.value().clone();
    let frame = Frame::read(&mut work, &plan, &input).await?;
    let done = match input.with("dates", serde_json::json!([date])).read(|f| Assigned::read(f, &frame)) {
        Ok(assigned) => match &frame.menu {
            Some(menu) => assign_menu(&mut work, &plan, menu, assigned).await,
            None => Err(Problem::NotFound),
        },
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => saved(&page, work, id, date, t.plan_day_saved(&t.day(date))).await,
        Err(problem) => again(&page, &mut work, plan, date, None, &sent, problem).await,
    }
}

/// Changes it, or shows the form again.
pub(super) async fn change(
    page: PageRequest<WritePlans>,
    Path((id, assignment)): Path<(PlanId, AssignmentId)>,
    body: Body,
) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    let there = assignments(&mut work, &plan).await?;
    let before = assignment_of(&there, assignment)?;
    let mut input = body.form()?;
    let sent = input.value().clone();
    let version = input.version_if_given();
    let frame = Frame::read(&mut work, &plan, &input).await?;
    let name = frame.menu.as_ref().map_or_else(|| before.menu_name.clone(), |menu| menu.menu_name.clone());
    let input = input.over(&AssignmentChange::of(before));
    let done = match input.read(|f| AssignmentChange::read(f, &frame, before)) {
        Ok(wanted) => match expect_unchanged(&mut work, &plan, before, version).await {
            Ok(()) => change_assignment(&mut work, &page.app.catalogue, &plan, &there, before, name, wanted).await,
            Err(problem) => Err(problem),
        },
        Err(problem) => Err(problem),
    };
    match done {
        Ok((_, after)) => saved(&page, work, id, after.date, t.plan_day_saved(&t.day(after.date))).await,
        Err(problem) => again(&page, &mut work, plan.clone(), before.date, Some(before), &sent, problem).await,
    }
}

/// Takes it off its day.
pub(super) async fn remove(
    page: PageRequest<WritePlans>,
    Path((id, assignment)): Path<(PlanId, AssignmentId)>,
) -> Result<Response, Problem> {
    let (t, mut work) = (page.t(), page.write().await?);
    let plan = find_to_change(&mut work, id).await?;
    let there = assignments(&mut work, &plan).await?;
    let one = assignment_of(&there, assignment)?;
    match remove_assignment(&mut work, &plan, one).await {
        Ok(()) => page.done(work, &at(id, one.date), t.plan_day_removed(&one.menu_name, &t.day(one.date))).await,
        Err(Problem::WrongState(_)) => Ok(page.see(&at(id, one.date), Flash::new(Tone::Bad, t.plan_wrong_state()))),
        Err(problem) => Err(problem),
    }
}

/// Over the plan's page the board is read again where it is; without scripts its page is shown.
async fn saved(
    page: &PageRequest<WritePlans>,
    work: Work,
    id: PlanId,
    date: Day,
    said: String,
) -> Result<Response, Problem> {
    if !page.context().is_htmx() {
        return page.done(work, &at(id, date), said).await;
    }
    work.save().await?;
    Ok(page.fragment(&html! { span hidden data-board-saved=(date) { (said) } }))
}

/// The plan's page where the day is.
fn at(id: PlanId, date: Day) -> String {
    format!("/menu/planning/{id}?at={date}")
}

async fn again(
    page: &PageRequest<WritePlans>,
    work: &mut TenantTx,
    plan: Plan,
    date: Day,
    one: Option<&Assignment>,
    sent: &serde_json::Value,
    problem: Problem,
) -> Result<Response, Problem> {
    if let Problem::WrongState(_) = problem {
        return Ok(page.see(&at(plan.id, date), Flash::new(Tone::Bad, page.t().plan_wrong_state())));
    }
    let form = page.refused("day", sent, &problem)?;
    let offered = Offered::read(work, plan).await?;
    Ok(shown(page, &offered, date, one, &form, Some(&problem)))
}

/// Over the plan's page, or alone.
fn shown(
    page: &PageRequest<WritePlans>,
    offered: &Offered,
    date: Day,
    one: Option<&Assignment>,
    form: &Form,
    problem: Option<&Problem>,
) -> Response {
    let t = page.t();
    let day = format!("{}, {}", t.weekday(date.weekday()), t.day(date));
    let title = if offered.plan.status == PlanStatus::Published { t.plan_substitution(&day) } else { day };
    let own = format!("/menu/planning/{}", offered.plan.id);
    let action = match one {
        Some(one) => format!("{own}/assignments/{}", one.id),
        None => format!("{own}/days/{date}"),
    };
    let inside = |attrs: &Attrs| {
        html! {
            @if let (Some(Problem::Conflict(_)), Some(one)) = (problem, one) { (Alert::new(Tone::Warn, t.plan_day_changed(&one.menu_name))) }
            (fields(t, offered, date, one, form, &action, attrs))
            @if let Some(one) = one {
                div.day-ways {
                    (Button::link(format!("/menu/{}", one.menu_id), t.plan_see_menu()).icon(Icon::Menu).variant(Variant::Ghost))
                    (take_off(t, offered, one))
                }
            }
        }
    };
    let dialog = || {
        let attrs = Attrs::default().set("hx-post", action.clone()).and(&ui::dialog::again());
        Dialog::new("day-dialog", t, &title, inside(&attrs)).opens_itself().render()
    };
    let alone = || {
        let body = html! {
            (Heading::new(&title).back(at(offered.plan.id, date), &offered.plan.about.name))
            div.narrow { (Card::new(inside(&Attrs::default()))) }
        };
        Page::new(&title, body)
    };
    page.over(problem, dialog, alone)
}

fn fields(
    t: Locale,
    offered: &Offered,
    date: Day,
    one: Option<&Assignment>,
    form: &Form,
    action: &str,
    attrs: &Attrs,
) -> Markup {
    let is_published = offered.plan.status == PlanStatus::Published;
    let mut menus: Vec<_> = offered.menus.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    if let Some(one) = one.filter(|one| offered.menus.iter().all(|(id, _)| *id != one.menu_id)) {
        menus.insert(0, (one.menu_id.to_string(), one.menu_name.clone()));
    }
    let meals = MealType::ALL.iter().map(|meal| (meal.code(), t.name(*meal)));
    let fields = html! {
        @if one.is_some() { (form.hidden("version")) }
        (form.select("menuId", t.plan_day_menu(), menus).required().autofocus())
        @if is_published {
            (form.textarea("reason", t.plan_day_reason()).required().hint(t.plan_day_reason_hint()).attr("maxlength", "500"))
        } @else {
            (form::columns(&html! {
                (form.select("mealType", t.plan_day_meal(), meals).required())
                @if one.is_some() {
                    (form.date("date", t.plan_day_date()).required()
                        .attr("min", offered.plan.about.start_date.to_string()).attr("max", offered.plan.about.end_date.to_string()))
                }
                @for size in &offered.settings.set.sizes {
                    (form.number(format!("portions.{}", size.code), &size.name).unit(t.portions_unit()))
                }
            }))
            (form.textarea("notes", t.plan_day_notes()).attr("maxlength", "500"))
            @if one.is_none() && form.messages("dates[0]").next().is_some() { (form.checkbox("replace", t.plan_day_replace())) }
            @if !offered.program.serves_on(&offered.settings, date) || form.messages("date").next().is_some() { (form.checkbox("allowNonFeedingDays", t.plan_any_day())) }
        }
        (form::actions(&html! {
            (Button::link(at(offered.plan.id, date), t.cancel()).variant(Variant::Outline).attr("data-dialog-close", ""))
            (Button::submit(t.save()).icon(Icon::Save).pending(t.saving()))
        }))
    };
    form.element(action, attrs, &fields)
}

fn take_off(t: Locale, offered: &Offered, one: &Assignment) -> Markup {
    html! {
        @if offered.plan.status == PlanStatus::Draft {
            form.picture-away method="post" action={ "/menu/planning/" (offered.plan.id) "/assignments/" (one.id) "/remove" } {
                (Button::submit(t.plan_day_remove()).icon(Icon::Delete).variant(Variant::Ghost).pending(t.deleting()))
            }
        }
    }
}
