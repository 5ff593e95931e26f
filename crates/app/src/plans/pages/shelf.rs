//! The shelf: the program's menus in use, to be put on days.

use ::store::TenantTx;
use axum::response::Response;
use domain::may::WritePlans;
use domain::{MenuSortKey, PlanId};
use maud::{Markup, html};
use ui::Icon;
use ui::badge::Badge;
use ui::form::Form;
use words::Locale;

use crate::menus::pages::{tone, worst};
use crate::menus::{self, Menu, MenuFilter, Sort};
use crate::pages::PageRequest;
use crate::plans::{Plan, find};
use crate::problem::Problem;
use crate::request::{Page, Paging, Path, Query};

/// Menus that are shown at once; the rest is found by searching.
const SHOWN: i64 = 24;

/// Those that a search finds.
pub(super) async fn show(
    page: PageRequest<WritePlans>,
    Path(id): Path<PlanId>,
    query: Query,
) -> Result<Response, Problem> {
    let mut tx = page.read().await?;
    let plan = find(&mut tx, id).await?;
    let search = query.get("search").unwrap_or_default().chars().filter(|c| *c != '\0').take(100).collect();
    let found = read(&mut tx, &plan, search).await?;
    Ok(page.fragment(&list(page.t(), &found)))
}

/// The menus in use of a plan's program, by name.
pub(super) async fn read(tx: &mut TenantTx, plan: &Plan, search: String) -> Result<Page<Menu>, Problem> {
    let filter = MenuFilter {
        program: Some(plan.about.program_id),
        is_active: Some(true),
        search: Some(search).filter(|search| !search.is_empty()),
        sort: Some(Sort { key: MenuSortKey::MenuName, descending: false }),
        ..MenuFilter::default()
    };
    menus::list(tx, &filter, Paging { page: 1, page_size: SHOWN }).await
}

/// The shelf with its search.
pub(super) fn section(t: Locale, plan: &Plan, found: &Page<Menu>) -> Markup {
    let form = Form::new(t, "shelf");
    let search = form
        .search("search", t.plan_shelf_search())
        .hide_label()
        .attr("placeholder", t.plan_shelf_search())
        .attr("autocomplete", "off")
        .attr("hx-get", format!("/menu/planning/{}/shelf", plan.id))
        .attr("hx-trigger", "input changed delay:250ms, search")
        .attr("hx-target", "#shelf")
        .attr("hx-swap", "innerHTML");
    html! {
        div.stack.tight {
            (search)
            div #shelf aria-live="polite" { (list(t, found)) }
        }
    }
}

fn list(t: Locale, found: &Page<Menu>) -> Markup {
    let more = found.total - i64::try_from(found.items.len()).unwrap_or_default();
    html! {
        @if found.items.is_empty() { p.muted { (t.plan_shelf_none()) } }
        ul.shelf role="list" {
            @for menu in &found.items {
                li {
                    button.shelf-menu type="button" data-carry="menu" data-id=(menu.id) data-name=(menu.menu_name)
                        data-meal=(menu.meal_type.code()) aria-pressed="false" aria-label=(t.plan_pick(&menu.menu_name)) {
                        (Icon::Grip)
                        span.shelf-name { (menu.menu_name) }
                        span.shelf-figures.numeric {
                            @if let Some(cost) = menu.figures.costs.cost_per_serving { span { (t.rupiah(cost)) } }
                            @if let Some((verdict, score)) = worst(&menu.figures.judgement.groups).and_then(|group| Some((group.verdict, group.score?))) { (Badge::new(tone(verdict), t.decimal(score, 0)).title(t.name(verdict))) }
                        }
                    }
                }
            }
        }
        @if more > 0 { p.muted.small { (t.plan_shelf_more(more)) } }
    }
}
