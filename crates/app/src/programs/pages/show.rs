//! One program: a form for those who may change it, its facts for the others; and its history.

use ::store::TenantTx;
use axum::response::Response;
use domain::may::ReadPrograms;
use domain::{Permission, ProgramId};
use maud::{Markup, Render as _, html};
use ui::alert::Alert;
use ui::card::{self, Card};
use ui::dialog::Ask;
use ui::form::Form;
use ui::page::{Heading, Page};
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::super::{Program, find};
use super::form::form;
use super::list::{period, state, week};
use crate::events::{self, Entity, Event};
use crate::feeds::{self, Feed};
use crate::pages::{PageRequest, filled};
use crate::problem::{Dependent, Problem};
use crate::request::Path;
use crate::tenants::{self, Settings};

/// The page.
pub(super) async fn show(page: PageRequest<ReadPrograms>, Path(id): Path<ProgramId>) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let program = find(&mut tx, id).await?;
    let settings = tenants::settings(&mut tx).await?;
    let history = events::history(&mut tx, Entity::Program, id.0, 8).await?;
    let feeds = shared(&page, &mut tx, id).await?;
    let t = page.t();
    let fresh = filled(t, "program", &program.about).value("version", program.version);
    let form = page.may(Permission::WritePrograms).then_some(&fresh);
    let shown = Shown {
        t,
        program: &program,
        settings: &settings,
        history: &history,
        feeds: feeds.as_deref(),
        timezone: &page.sppg.timezone,
    };
    Ok(page.page(&shown.page(form, &Markup::default())))
}

/// The links to a program's calendar, for those who may give them away.
pub(super) async fn shared<P>(
    page: &PageRequest<P>,
    tx: &mut TenantTx,
    id: ProgramId,
) -> Result<Option<Vec<Feed>>, Problem> {
    if page.may(Permission::WritePlans) { feeds::list(tx, id).await.map(Some) } else { Ok(None) }
}

/// A program and what is shown around it.
pub(super) struct Shown<'a> {
    pub t: Locale,
    pub program: &'a Program,
    pub settings: &'a Settings,
    pub history: &'a [Event],
    pub feeds: Option<&'a [Feed]>,
    pub timezone: &'a str,
}

impl Shown<'_> {
    /// The page, with what stands above: a conflict, or what keeps the program from being deleted.
    pub(super) fn page(&self, filled: Option<&Form>, above: &Markup) -> Page {
        let (t, program) = (self.t, self.program);
        let address = format!("/programs/{}", program.id);
        let subtitle = html! { span { (program.about.program_code) } (state(t, program.about.status)) };
        let heading = Heading::new(&program.about.name).back("/programs", t.nav_programs()).subtitle(subtitle);
        let heading = if filled.is_some() { heading.actions(self.actions(&address)) } else { heading };
        let main = match filled {
            Some(filled) => Card::new(form(t, filled, self.settings, &address, "/programs")).render(),
            None => self.facts(),
        };
        let body = html! {
            (heading)
            (above)
            div.split {
                div.stack { (main) }
                div.stack {
                    @if filled.is_some() { (self.in_short()) }
                    @if let Some(feeds) = self.feeds { (feeds::pages::card(t, program.id, feeds, self.timezone)) }
                    (Card::new(events::pages::history(t, self.history, self.timezone)).title(t.history()))
                }
            }
        };
        Page::new(&program.about.name, body)
    }

    fn actions(&self, address: &str) -> Markup {
        let t = self.t;
        let ask = Ask {
            title: t.delete_program(&self.program.about.name),
            text: t.delete_program_text().into(),
            confirm: t.delete().into(),
            pending: t.deleting().into(),
        };
        let delete = Button::submit(t.delete()).variant(Variant::Destructive).icon(Icon::Delete);
        html! {
            (self.menus())
            (ask.form(&format!("{address}/delete"), &delete))
        }
    }

    fn menus(&self) -> Button {
        let href = format!("/menu?programId={}", self.program.id);
        Button::link(href, self.t.menus_of_program()).variant(Variant::Outline).icon(Icon::Menu)
    }

    fn in_short(&self) -> Markup {
        let (t, program) = (self.t, self.program);
        let facts = [(t.period(), html! { (period(t, program)) }), (t.portions_a_day(), self.portions())];
        Card::new(html! { div.stack.tight { (week(t, &program.about.feeding_days)) (card::facts(facts)) } })
            .title(t.in_short())
            .render()
    }

    fn portions(&self) -> Markup {
        let portions = &self.program.about.portions;
        let total: i64 = portions.values().sum();
        html! { (if total == 0 { "–".to_owned() } else { self.t.integer(total) }) }
    }

    /// Everything, for those who only look.
    fn facts(&self) -> Markup {
        let (t, about) = (self.t, &self.program.about);
        let groups: Vec<_> = about.target_groups.iter().map(|group| t.name(*group)).collect();
        let size = |code: &str| {
            let size = self.settings.set.sizes.iter().find(|size| size.code == code);
            size.map_or(code.to_owned(), |size| size.name.clone())
        };
        let budget = about.budget_per_serving.map_or("–".to_owned(), |budget| t.rupiah(budget));
        let portions = html! {
            @for (code, count) in &about.portions { div { (size(code)) ": " (t.integer(*count)) } }
            @if about.portions.is_empty() { "–" }
        };
        let targets = html! {
            @for (nutrient, amount) in &about.targets {
                div { (t.name(*nutrient)) " " (t.decimal(*amount, 1)) " " (nutrient.unit()) }
            }
            @if about.targets.is_empty() { (t.as_recommended()) }
        };
        let facts = card::facts([
            (t.description(), html! { (about.description.as_deref().unwrap_or("–")) }),
            (t.target_groups(), html! { (groups.join(", ")) }),
            (t.period(), html! { (period(t, self.program)) }),
            (t.feeding_days(), week(t, &about.feeding_days)),
            (t.meals_per_day(), html! { (t.integer(about.meals_per_day)) }),
            (t.portions_a_day(), portions),
            (t.budget(), html! { (budget) }),
            (t.own_targets(), targets),
        ]);
        Card::new(facts).footer(self.menus().render()).render()
    }
}

/// What keeps a program from being deleted, each with a way to it.
pub(super) fn in_use(t: Locale, dependents: &[Dependent]) -> Markup {
    const SHOWN: usize = 10;
    let body = html! {
        p { (t.program_in_use()) }
        ul.alert-list {
            @for dependent in dependents.iter().take(SHOWN) {
                li {
                    @match dependent.entity {
                        "menu" => a href={ "/menu/" (dependent.id) } { (dependent.name) },
                        "plan" => a href={ "/menu/planning/" (dependent.id) } { (dependent.name) },
                        _ => (dependent.name),
                    }
                }
            }
            @if dependents.len() > SHOWN { li { (t.and_more(dependents.len() - SHOWN)) } }
        }
    };
    Alert::new(Tone::Bad, t.problem_in_use()).body(body).takes_focus().render()
}
