//! Better grams for a menu: what would change, what it would bring, and the button that does it.

use axum::response::Response;
use calc::Bounds;
use domain::may::WriteMenus;
use domain::{Amount, LineId, MenuId, Quantity, Rupiah};
use maud::{Markup, Render as _, html};
use serde_json::json;
use ui::alert::Alert;
use ui::badge::Badge;
use ui::card::Card;
use ui::empty::Empty;
use ui::page::{Heading, Page};
use ui::{Attrs, Button, Icon, Tone, Variant};
use words::Locale;

use super::{form, verdict};
use crate::menus::figures::{ChangeShape, CostChangeShape, GroupChangeShape, GroupShape, PortionsShape};
use crate::menus::{
    self, Line, LineDraft, Menu, MenuDraft, MenuInput, Sight, Workings, find, find_to_change, lines, parts, workings,
};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::{Body, Fields, Path, decimal, id, text};

/// The proposal: a page of its own, or the part of the menu's page that asked for it.
pub(super) async fn show(page: PageRequest<WriteMenus>, Path(id): Path<MenuId>) -> Result<Response, Problem> {
    let t = page.t();
    let mut tx = page.read().await?;
    let menu = find(&mut tx, id).await?;
    let workings = workings(&page.app.catalogue, &mut tx, &menu, Sight::of(&page.caller)).await?;
    drop(tx);
    let proposed = move || {
        let groups = workings.program.about.target_groups.clone();
        (workings.portions(t, &groups, Bounds::default()), workings)
    };
    let (proposal, workings) = page.app.solver.run(proposed).await;
    if page.context().is_htmx() {
        return Ok(page.fragment(&part(t, &menu, &workings, &proposal, true)));
    }
    let part = part(t, &menu, &workings, &proposal, false);
    let heading = Heading::new(t.menu_portions()).back(format!("/menu/{id}"), &menu.menu_name);
    Ok(page.page(&Page::new(t.menu_portions(), html! { (heading) div.narrow { (part) } })))
}

/// A page of its own has its title already.
fn part(t: Locale, menu: &Menu, workings: &Workings, proposal: &PortionsShape, is_titled: bool) -> Markup {
    let body = if proposal.changes.is_empty() {
        let icon = if proposal.shortfalls.is_empty() { Icon::CheckCircle } else { Icon::Scale };
        html! { (Empty::new(icon, t.menu_portions_none())) (shortfalls(t, proposal)) }
    } else {
        html! {
            div.stack.tight {
                (changes(t, workings, proposal))
                (groups(t, proposal))
                (costs(t, workings, proposal))
                (shortfalls(t, proposal))
                (apply_form(t, menu, proposal))
            }
        }
    };
    let card = Card::new(body).subtitle(t.menu_portions_bounds());
    let card = if is_titled { card.title(t.menu_portions()) } else { card };
    Attrs::default().set("id", "portions").around("div", &card.render())
}

/// What it is now, an arrow, and what it would be.
fn moves(t: Locale, title: &str, rows: impl Iterator<Item = (Markup, Markup, Markup)>) -> Markup {
    html! {
        div {
            h2 { (title) }
            ul.line-list role="list" {
                @for (name, before, after) in rows {
                    li {
                        div { (name) }
                        div.line-move {
                            span { span.sr-only { (t.menu_before()) " " } (before) }
                            (Icon::ArrowRight)
                            span { span.sr-only { (t.menu_after()) " " } (after) }
                        }
                    }
                }
            }
        }
    }
}

fn changes(t: Locale, workings: &Workings, proposal: &PortionsShape) -> Markup {
    let row = |change: &ChangeShape| {
        let size = change.size.as_deref().map(|code| workings.rules.size(code).map_or(code, |size| size.name.as_str()));
        let unit = t.unit_named(&change.unit);
        (
            html! { p { (change.name) } @if let Some(size) = size { p.muted.small { (size) } } },
            html! { (t.decimal(change.from, 2)) " " (unit) },
            html! { strong { (t.decimal(change.to, 2)) " " (unit) } },
        )
    };
    moves(t, t.menu_portions_changes(), proposal.changes.iter().map(row))
}

fn groups(t: Locale, proposal: &PortionsShape) -> Markup {
    let score = |group: &GroupShape| group.score.map_or_else(|| "–".to_owned(), |score: Amount| t.decimal(score, 0));
    let row = |group: &GroupChangeShape| {
        (
            html! { p { (t.name(group.target_group)) } (verdict(t, group.after.verdict)) },
            html! { (score(&group.before)) },
            html! { strong { (score(&group.after)) } },
        )
    };
    moves(t, t.menu_balance(), proposal.groups.iter().map(row))
}

fn costs(t: Locale, workings: &Workings, proposal: &PortionsShape) -> Markup {
    let name = |code: &str| workings.rules.size(code).map_or(code.to_owned(), |size| size.name.clone());
    let rupiah = |cost: Option<Rupiah>| cost.map_or_else(|| t.no_data().to_owned(), |cost| t.rupiah(cost));
    let over = |cost: &CostChangeShape| {
        let ceiling = workings.rules.size(&cost.size)?.raw_food_ceiling;
        cost.after.filter(|after| *after > ceiling).map(|_| ceiling)
    };
    let rows = proposal.costs.iter().map(|cost| {
        let after = html! {
            strong { (rupiah(cost.after)) }
            @if let Some(ceiling) = over(cost) { " " (Badge::new(Tone::Bad, t.menu_over_ceiling(&t.rupiah(ceiling)))) }
        };
        (html! { (name(&cost.size)) }, html! { (rupiah(cost.before)) }, after)
    });
    html! {
        @if proposal.costs.iter().any(|cost| over(cost).is_some()) {
            (Alert::new(Tone::Warn, t.menu_portions_over_ceiling()))
        }
        (moves(t, t.menu_raw_food(), rows))
    }
}

fn shortfalls(t: Locale, proposal: &PortionsShape) -> Markup {
    html! {
        @if !proposal.shortfalls.is_empty() {
            div {
                h3 { (t.menu_shortfalls()) }
                dl.facts {
                    @for group in proposal.shortfalls.chunk_by(|one, other| one.target_group == other.target_group) {
                        div {
                            dt { (t.name(group[0].target_group)) }
                            dd { ul role="list" { @for short in group { li { (short.in_group) } } } }
                        }
                    }
                }
            }
        }
    }
}

/// Sends what is shown, so that what is applied is what was read.
fn apply_form(t: Locale, menu: &Menu, proposal: &PortionsShape) -> Markup {
    html! {
        form.actions method="post" action={ "/menu/" (menu.id) "/portions" } {
            input type="hidden" name="version" value=(menu.version);
            @for (at, change) in proposal.changes.iter().enumerate() {
                @if let Some(line) = change.line_id {
                    input type="hidden" name={ "changes[" (at) "].lineId" } value=(line);
                    input type="hidden" name={ "changes[" (at) "].quantity" } value=(typed(change.to));
                    @if let Some(size) = &change.size { input type="hidden" name={ "changes[" (at) "].size" } value=(size); }
                }
            }
            (Button::submit(t.menu_portions_apply()).icon(Icon::Check).pending(t.saving()))
            (Button::link(format!("/menu/{}", menu.id), t.cancel()).variant(Variant::Ghost))
        }
    }
}

/// A quantity as a form reads it: the comma is never a group of thousands.
fn typed(quantity: Quantity) -> String {
    quantity.to_string().replace('.', ",")
}

/// One quantity to set: a line's, or a line's for one size.
struct Applied {
    line: LineId,
    size: Option<String>,
    quantity: Quantity,
}

impl Applied {
    fn read(f: &mut Fields) -> Option<Self> {
        let line = f.required("lineId", id(|_: &LineId| true));
        let size = f.optional("size", text(1, 20));
        let quantity = f.required("quantity", decimal(0.0, 1e6, Quantity::from_thousandths));
        Some(Self { line: line?, size: size?, quantity: quantity? })
    }

    fn to(&self, lines: &mut [Line]) {
        let Some(line) = lines.iter_mut().find(|line| line.id == self.line) else { return };
        match &self.size {
            Some(size) => drop(line.about.size_quantities.insert(size.clone(), self.quantity)),
            None => line.about.quantity = self.quantity,
        }
    }
}

/// Writes the proposed quantities into the menu, unless it changed since they were shown.
pub(super) async fn apply(
    page: PageRequest<WriteMenus>,
    Path(id): Path<MenuId>,
    body: Body,
) -> Result<Response, Problem> {
    let mut work = page.write().await?;
    let menu = find_to_change(&mut work, id).await?;
    let mut input = body.form()?;
    let version = input.version();
    let changes = input.clone().read(|f| f.objects("changes", 500, Applied::read))?;
    input.take("changes");
    let (catalogue, sight) = (&page.app.catalogue, Sight::of(&page.caller));
    menus::expect_version(catalogue, &mut work, &menu, version, sight).await?;
    let before = parts(&mut work, id).await?;
    let mut changed = before.lines.clone();
    for change in &changes {
        change.to(&mut changed);
    }
    let offered = form::offered(&page.app, &mut work, &lines::used(&changed)).await?;
    let drafts: Vec<_> = changed.into_iter().map(|line| LineDraft { id: Some(line.id), ..line.about }).collect();
    let input = input.over(&MenuDraft::of(&menu, true)).with("ingredients", json!(drafts));
    let input = input.read(|f| MenuInput::read(f, &offered.known, &before))?;
    menus::update(catalogue, &mut work, &menu, &before, input).await?;
    page.done(work, &format!("/menu/{id}"), page.t().menu_portions_applied()).await
}
