//! A week of a plan to hang up: A4 across, a column for each day.

use axum::response::Response;
use domain::may::ReadPlans;
use domain::{Day, Nutrient, PlanId};
use maud::{Markup, html};
use ui::page::{Heading, Page};
use ui::{Button, Icon, Variant};
use words::Locale;

use super::{allergen_words, answer, options, or_plain, sheet_page};
use crate::menus::pages::amount;
use crate::menus::{self, Menu};
use crate::pages::PageRequest;
use crate::plans::{self, Plan, Served};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::{Path, Query, day};
use crate::tenants::{self, Settings};

/// What a column has room for.
const SHOWN: [Nutrient; 4] = [Nutrient::Calories, Nutrient::Protein, Nutrient::Carbohydrates, Nutrient::Fat];

/// The page.
pub(super) async fn show(
    page: PageRequest<ReadPlans>,
    Path(id): Path<PlanId>,
    query: Query,
) -> Result<Response, Problem> {
    let t = page.t();
    let mut tx = page.read().await?;
    let plan = plans::find(&mut tx, id).await?;
    let (week, problem) = or_plain(query.read_paths(|f| f.optional("week", day)))?;
    let program = programs::find(&mut tx, plan.about.program_id).await?;
    let settings = tenants::settings(&mut tx).await?;
    let first = week.unwrap_or_else(|| page.today().clamp(plan.about.start_date, plan.about.end_date)).monday();
    let mut served = plans::served_of(&mut tx, &page.app.catalogue, &plan, &program, &settings.rules()).await?;
    served.retain(|one| one.assignment.date.monday() == first);
    let ids: Vec<_> = served.iter().map(|one| one.assignment.menu_id).collect();
    let menus = menus::by_ids(&mut tx, &ids).await?;
    drop(tx);
    let form = options(t, &query, problem.as_ref(), &[("week", first.to_string())])?;
    let poster = Poster { t, kitchen: &page.sppg.name, plan, program, settings, menus, served, first };
    let own = format!("/menu/planning/{id}/print");
    let heading = Heading::new(t.report_poster()).back(format!("/menu/planning/{id}"), &poster.plan.about.name);
    let fields = html! { (form.date("week", t.poster_week())) };
    let body = sheet_page(t, heading, &form, &own, &fields, &poster.sheet(&own));
    let shown = Page::new(t.report_of(t.report_poster(), &poster.plan.about.name), body);
    Ok(answer(&page, problem.as_ref(), &shown))
}

struct Poster<'a> {
    t: Locale,
    kitchen: &'a str,
    plan: Plan,
    program: Program,
    settings: Settings,
    menus: Vec<Menu>,
    served: Vec<Served>,
    first: Day,
}

impl Poster<'_> {
    fn sheet(&self, own: &str) -> Markup {
        let t = self.t;
        let days = self.days();
        let last = days.last().copied().unwrap_or(self.first);
        let other = |days: i32, label: &str, icon| {
            Button::link(format!("{own}?week={}", self.first.plus_days(days)), label)
                .icon(icon)
                .variant(Variant::Ghost)
                .small()
        };
        html! {
            div.no-print.poster-turn { (other(-7, t.previous(), Icon::ChevronLeft)) (other(7, t.next(), Icon::ChevronRight)) }
            article.sheet.poster {
                header.sheet-head {
                    div { p.sheet-kitchen { (self.kitchen) } h2 { (t.poster_title()) } p { (self.program.about.name) } }
                    div.sheet-aside {
                        p { strong { (t.poster_week_of(&t.day(self.first), &t.day(last))) } }
                        p.sheet-note { (t.poster_figures_for(&self.settings.rules().reference().name.to_lowercase())) }
                    }
                }
                ol.poster-days role="list" data-days=(days.len()) { @for day in days { li { (self.day(day)) } } }
            }
        }
    }

    /// Monday to Friday, and of the weekend the days that are served.
    fn days(&self) -> Vec<Day> {
        let week = (0..7).map(|days| self.first.plus_days(days));
        let is_shown = |day: &Day| {
            day.weekday() <= 5
                || self.program.about.feeding_days.contains(&day.weekday())
                || self.served.iter().any(|served| served.assignment.date == *day)
        };
        week.filter(is_shown).collect()
    }

    fn day(&self, day: Day) -> Markup {
        let t = self.t;
        let served: Vec<_> = self.served.iter().filter(|served| served.assignment.date == day).collect();
        html! {
            h3 { (t.weekday(day.weekday())) small { (t.day_short(day)) } }
            @if served.is_empty() { p.poster-none { (self.why_nothing(day)) } }
            @for one in &served {
                @if served.len() > 1 { p.poster-meal { (t.name(one.assignment.meal_type)) } }
                (self.menu(one))
            }
        }
    }

    fn why_nothing(&self, day: Day) -> String {
        let t = self.t;
        if let Some(holiday) = tenants::holiday(&self.settings, day) {
            return t.poster_holiday(&holiday.name);
        }
        if !self.plan.about.holds(day) {
            return t.poster_outside().to_owned();
        }
        let is_fed = self.program.serves_on(&self.settings, day);
        if is_fed { t.poster_nothing().to_owned() } else { t.poster_not_serving().to_owned() }
    }

    /// With the figures of the day on which it was published, if it was.
    fn menu(&self, served: &Served) -> Markup {
        let t = self.t;
        let menu = self.menus.iter().find(|menu| menu.id == served.assignment.menu_id);
        let nutrition = calc::nutrition(&served.meal, &served.rules, served.rules.reference());
        let allergens = calc::allergens(&served.meal);
        html! {
            @if let Some(url) = menu.and_then(|menu| menu.image_url.as_ref()) {
                img src=(url.at(640)) alt=(menu.and_then(|menu| menu.image_alt.as_deref()).unwrap_or_default()) width="640" height="360";
            }
            p.poster-name { (served.assignment.menu_name) }
            dl.poster-figures {
                @for nutrient in SHOWN { div { dt { (t.name(nutrient)) } dd { (amount(t, nutrient, nutrition.nutrients[nutrient].value)) } } }
            }
            p.poster-allergens { strong { (t.allergens()) ": " } (allergen_words(t, allergens.allergens, allergens.complete)) }
        }
    }
}
