//! The platform's kitchens: its admin opens one, and from then on sees its pages.

use axum::response::Response;
use domain::SppgId;
use maud::{Markup, html};
use ui::badge::Badge;
use ui::card::Card;
use ui::empty::Empty;
use ui::page::{Heading, Page};
use ui::pagination::Pagination;
use ui::{Button, Icon, Tone, Variant};
use words::Locale;

use super::edit::admitted;
use super::settings::days::zone_name;
use crate::pages::{Visitor, local_path};
use crate::problem::Problem;
use crate::request::{self, Body, Paging, Query, id, text};
use crate::tenants::{Tenant, list};
use crate::users::visit;

/// All kitchens, by code.
pub(super) async fn list_page(visitor: Visitor, query: Query) -> Result<Response, Problem> {
    admitted(&visitor)?;
    let number = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 100_000);
    let kitchens = list(&visitor.app, Paging { page: number, page_size: 24 }).await?;
    let next = query.get("next").and_then(local_path).unwrap_or("/");
    let opened = visitor.caller.sppg.as_ref().map(|sppg| sppg.id);
    Ok(visitor.page(&page(visitor.t(), &kitchens, opened, next)))
}

/// Opens a kitchen: pages show it until another is opened or it is left.
pub(super) async fn open(visitor: Visitor, body: Body) -> Result<Response, Problem> {
    let (sppg, next) = body.form()?.read(|f| {
        let sppg = f.required("sppg", id(|_: &SppgId| true));
        let next = f.optional("next", text(0, 2000));
        Some((sppg?, next?))
    })?;
    visit(&visitor.app, &visitor.caller, Some(sppg)).await?;
    Ok(visitor.go(next.as_deref().and_then(local_path).unwrap_or("/")))
}

/// Leaves the kitchen that was opened.
pub(super) async fn leave(visitor: Visitor) -> Result<Response, Problem> {
    visit(&visitor.app, &visitor.caller, None).await?;
    Ok(visitor.go("/kitchens"))
}

fn page(t: Locale, kitchens: &request::Page<Tenant>, opened: Option<SppgId>, next: &str) -> Page {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let place =
        Pagination { page: count(kitchens.page), page_size: count(kitchens.page_size), total: count(kitchens.total) };
    let next_encoded: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let add = Button::link("/kitchens/create", t.create_kitchen()).icon(Icon::Add);
    let body = html! {
        (Heading::new(t.all_kitchens()).subtitle(t.kitchens_lead()).actions(html! { (add) }))
        @if kitchens.items.is_empty() {
            (Empty::new(Icon::ChefHat, t.no_kitchens()).text(t.no_kitchens_text()))
        } @else {
            div.cards { @for kitchen in &kitchens.items { (card(t, kitchen, opened == Some(kitchen.id), next)) } }
            (place.render(t, |page| format!("/kitchens?page={page}&next={next_encoded}")))
        }
    };
    Page::new(t.all_kitchens(), body)
}

fn card(t: Locale, kitchen: &Tenant, is_open: bool, next: &str) -> Markup {
    let facts = html! {
        p.muted { (kitchen.about.code) " • " (zone_name(&kitchen.about.timezone)) }
        @if let Some(address) = &kitchen.about.address { p.muted { (address) } }
    };
    let open = html! {
        form.contents method="post" action="/kitchens/visit" {
            input type="hidden" name="sppg" value=(kitchen.id);
            input type="hidden" name="next" value=(next);
            (Button::submit(t.open_kitchen()).small().icon(Icon::ArrowRight).variant(if is_open { Variant::Outline } else { Variant::Primary }))
        }
        @if is_open {
            form.contents method="post" action="/kitchens/leave" { (Button::submit(t.leave_kitchen()).small().variant(Variant::Ghost)) }
            (Badge::new(Tone::Good, t.opened()))
        }
        (Button::link(format!("/kitchens/{}", kitchen.id), t.edit()).small().icon(Icon::Edit).variant(Variant::Ghost))
    };
    html! { (Card::new(facts).title(&kitchen.about.name).footer(open)) }
}
