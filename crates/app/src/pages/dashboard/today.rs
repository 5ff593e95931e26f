//! What is cooked today and tomorrow by the plans that were published, with what the kitchen needs for it.

use ::store::TenantTx;
use domain::Day;
use maud::{Markup, Render as _, html};
use ui::badge::Badge;
use ui::card::Card;
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use crate::foods::Catalogue;
use crate::plans::{self, Served};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::tenants;

/// What two days serve, and whom.
pub(super) struct Cooked {
    today: Day,
    programs: Vec<Program>,
    served: Vec<Served>,
}

/// Reads what the kitchen has promised for today and tomorrow.
pub(super) async fn read(tx: &mut TenantTx, catalogue: &Catalogue, today: Day) -> Result<Cooked, Problem> {
    let programs = programs::all(tx).await?;
    let rules = tenants::settings(tx).await?.rules();
    let days = (today, today.plus_days(1));
    let served = plans::promised_between(tx, catalogue, days, &programs, &rules).await?;
    Ok(Cooked { today, programs, served })
}

impl Cooked {
    /// As a card.
    pub(super) fn card(&self, t: Locale) -> Markup {
        let (today, tomorrow): (Vec<_>, Vec<_>) = self.served.iter().partition(|one| one.assignment.date == self.today);
        let body = html! {
            @if today.is_empty() {
                p.muted { (t.nothing_cooked_today()) }
                div.actions { (Button::link("/menu/planning", t.nav_planning()).icon(Icon::Calendar).variant(Variant::Outline).small()) }
            } @else {
                ul.today role="list" { @for one in today { (self.dish(t, one)) } }
            }
            @if !tomorrow.is_empty() {
                p.today-next {
                    strong { (t.cooked_tomorrow()) ": " }
                    @for (at, one) in tomorrow.iter().enumerate() {
                        @if at > 0 { ", " }
                        a.link href={ "/menu/" (one.assignment.menu_id) } { (one.menu_name) }
                    }
                }
            }
        };
        Card::new(body).title(t.cooked_today()).render()
    }

    fn dish(&self, t: Locale, one: &Served) -> Markup {
        let (menu, date) = (one.assignment.menu_id, self.today);
        let program = self.programs.iter().find(|program| program.id == one.program_id);
        let portions: i64 = one.assignment.portions.values().sum();
        let known = calc::allergens(&one.meal);
        let way = |page: &str, label: &str, icon| {
            Button::link(format!("/menu/{menu}/{page}?date={date}"), label).icon(icon).variant(Variant::Outline)
        };
        html! {
            li {
                p.today-program { (program.map(|program| program.about.name.as_str()).unwrap_or_default()) " · " (t.name(one.assignment.meal_type)) }
                h3 { a href={ "/menu/" (menu) } { (one.menu_name) } }
                p.numeric { (t.plan_portions(&t.integer(portions))) }
                p.today-allergens {
                    @for allergen in known.allergens.iter() { (Badge::new(Tone::Warn, t.name(allergen))) }
                    @if !known.complete { (Badge::new(Tone::Neutral, t.cooked_allergens_unknown()).icon(Icon::NoData)) }
                }
                div.actions {
                    (way("cook", t.report_cook(), Icon::ChefHat).variant(Variant::Primary))
                    (way("label", t.report_label(), Icon::Tag))
                    (way("card", t.report_daily(), Icon::Share))
                }
            }
        }
    }
}
