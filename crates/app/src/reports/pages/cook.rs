//! A recipe at the stove: large type, one step at a time, timers, and what to weigh for the portions of a day.

use axum::response::Response;
use domain::may::ReadMenus;
use domain::{Day, MenuId};
use maud::{Markup, html};
use ui::form::{Filters, Form};
use ui::page::Page;
use ui::{Button, Icon, Variant};
use words::Locale;

use super::super::{Portions, Sheet};
use super::{DaySheet, of_day, origin, portion_fields, said};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::recipes::Recipe;
use crate::request::{Path, Query};

/// The page; without scripts all steps stand below one another.
pub(super) async fn show(
    page: PageRequest<ReadMenus>,
    Path(id): Path<MenuId>,
    query: Query,
) -> Result<Response, Problem> {
    let t = page.t();
    let DaySheet { sheet, date, portions, form, problem } = of_day(&page, id, &query).await?;
    let cook = Cook { t, sheet: &sheet, date, portions: &portions, form: &form };
    Ok(page.alone(problem.as_ref(), &Page::new(t.cook_of(&sheet.menu.menu_name), cook.body())))
}

struct Cook<'a> {
    t: Locale,
    sheet: &'a Sheet,
    date: Day,
    portions: &'a Portions,
    form: &'a Form,
}

impl Cook<'_> {
    fn body(&self) -> Markup {
        let (t, menu, steps) = (self.t, &self.sheet.menu, &self.sheet.steps);
        html! {
            div.cook data-cook=(menu.id) data-day=(self.date) data-mode="all" {
                header.cook-head {
                    div {
                        a.back href={ "/menu/" (menu.id) } { (Icon::ArrowLeft) (t.nav_menus()) }
                        h1 { (menu.menu_name) }
                        p.muted { (t.full_day(self.date)) }
                    }
                    (awake(t))
                }
                div.cook-split {
                    section.cook-amounts aria-labelledby="cook-ingredients" {
                        h2 #cook-ingredients { (t.cook_ingredients()) }
                        (self.portions_form())
                        div #amounts { @if self.form.has_errors() { (self.form.summary()) } @else { (self.amounts()) } }
                    }
                    section aria-labelledby="cook-steps" {
                        div.cook-bar {
                            h2 #cook-steps { (t.recipe()) }
                            @if steps.len() > 1 { (views(t)) }
                        }
                        @if steps.is_empty() { p.muted { (t.recipe_none()) } }
                        ol.cook-steps role="list" {
                            @for step in steps { li id={ "step-" (step.step_number) } data-step tabindex="-1" { (one(t, step, steps.len())) } }
                        }
                        @if let Some(text) = &menu.instructions { div.cook-more { h3 { (t.menu_instructions()) } p.menu-text { (text) } } }
                    }
                }
                (timers(t))
            }
        }
    }

    fn portions_form(&self) -> Markup {
        let (t, form) = (self.t, self.form);
        let fields = html! {
            (form.date("date", t.report_day()))
            (portion_fields(t, form, &self.sheet.workings.rules))
        };
        Filters::new(format!("/menu/{}/cook", self.sheet.menu.id), "amounts").render(t.report_options(), &fields)
    }

    /// What to weigh, with the weight on the plates and that to take from the store.
    fn amounts(&self) -> Markup {
        let (t, workings) = (self.t, &self.sheet.workings);
        let amounts = calc::amounts(&workings.meal, &workings.rules, self.portions.iter());
        html! {
            p.cook-for { strong { (said(t, &self.portions.by_size, &workings.rules)) } " " span.muted { (origin(t, self.portions)) } }
            @if amounts.is_empty() { p.muted { (t.menu_no_lines()) } } @else {
                ul.cook-list role="list" {
                    @for (line, amount) in workings.meal.lines.iter().zip(&amounts) {
                        li {
                            span.cook-name {
                                (amount.name)
                                @if line.is_optional { small { " (" (t.optional()) ")" } }
                                @if let Some(quantity) = amount.quantity.filter(|_| !line.unit.is_weight()) {
                                    small { (t.decimal(quantity, 2)) " " (t.unit_named(line.unit.code())) }
                                }
                            }
                            span.cook-weight {
                                strong { (amount.purchased.map_or_else(|| t.no_data().to_owned(), |grams| t.mass(grams))) }
                                @if let Some(edible) = amount.edible.filter(|edible| Some(*edible) != amount.purchased) {
                                    small { (t.report_edible()) " " (t.mass(edible)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn awake(t: Locale) -> Markup {
    let button = Button::plain(t.cook_awake()).icon(Icon::Sun).variant(Variant::Outline).attr("aria-pressed", "false");
    html! {
        div.cook-awake data-wake data-on=(t.cook_awake_now()) data-off=(t.cook_awake()) hidden {
            (button)
            p.muted.small data-wake-not hidden { (t.cook_awake_not()) }
        }
    }
}

/// One step at a time, or all of them; shown where scripts run.
fn views(t: Locale) -> Markup {
    html! {
        div.cook-views role="group" aria-label=(t.cook_view()) data-cook-views hidden {
            @for (mode, label) in [("one", t.cook_one()), ("all", t.cook_all())] {
                button.btn type="button" data-variant="outline" data-size="sm" data-cook-mode=(mode) aria-pressed="false" { (label) }
            }
        }
    }
}

fn one(t: Locale, step: &Recipe, count: usize) -> Markup {
    let (number, about) = (step.step_number, &step.about);
    html! {
        article.cook-step {
            header {
                h3 { (t.cook_step_of(number, count)) }
                @if let Some(degrees) = about.temperature { p.cook-heat { (Icon::Temperature) (t.decimal(degrees, 1)) "\u{a0}°C" } }
            }
            p.cook-text { (about.instruction) }
            @if let Some(equipment) = &about.equipment { p.cook-fact { (Icon::ChefHat) span { (equipment) } } }
            @if let Some(notes) = &about.notes { p.cook-fact { (Icon::Info) span { (notes) } } }
            @if let Some(minutes) = about.duration.filter(|minutes| *minutes > 0) { (timer(t, step, minutes)) }
            @if let Some(check) = &about.quality_check {
                label.cook-check {
                    input type="checkbox" data-check=(step.id) autocomplete="off";
                    span { strong { (t.cook_check()) ": " } (check) small data-check-time data-words=(t.cook_checked()) aria-live="polite" {} }
                }
            }
            @if count > 1 {
                div.cook-turn data-cook-turn hidden {
                    (Button::plain(t.cook_previous()).icon(Icon::ArrowLeft).variant(Variant::Outline).attr("data-cook-go", "-1"))
                    (Button::plain(t.cook_next()).trailing(Icon::ArrowRight).attr("data-cook-go", "1"))
                }
            }
        }
    }
}

/// Where no scripts run, only how long it takes.
fn timer(t: Locale, step: &Recipe, minutes: i64) -> Markup {
    let button = |what: &'static str, label: &str, icon| {
        Button::plain(label).icon(icon).variant(Variant::Outline).attr("data-timer-do", what)
    };
    html! {
        div.cook-timer role="group" aria-label=(t.cook_timer_of(step.step_number)) data-timer=(step.id) data-seconds=(minutes * 60)
            data-name=(t.cook_step(step.step_number)) data-place={ "#step-" (step.step_number) } data-state="idle" {
            p.cook-left { (Icon::Timer) span data-timer-left { (t.menu_minutes(minutes)) } strong data-timer-over { (t.cook_timer_over()) } }
            div.cook-timer-buttons {
                (button("start", t.cook_timer_start(), Icon::Play))
                (button("pause", t.cook_timer_pause(), Icon::Pause))
                (button("go-on", t.cook_timer_go_on(), Icon::Play))
                (button("reset", t.cook_timer_reset(), Icon::Restore))
                (button("stop", t.cook_timer_stop(), Icon::Check))
            }
        }
    }
}

/// Every timer that runs, whichever step is shown.
fn timers(t: Locale) -> Markup {
    html! {
        nav.cook-timers aria-label=(t.cook_timers()) data-timers hidden { ul role="list" {} }
        p.sr-only role="status" aria-live="assertive" data-timer-said data-over=(t.cook_timer_over()) {}
    }
}
