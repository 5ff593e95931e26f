//! Beside a plan's days: its papers, its cycles, and what can be undone.

use domain::PlanStatus;
use maud::{Markup, Render as _, html};
use ui::card::Card;
use ui::{Attrs, Button, Icon, Variant};

use super::show::Shown;

/// What is bought and printed from it.
pub(super) fn papers(shown: &Shown) -> Markup {
    let (t, own) = (shown.t, format!("/menu/planning/{}", shown.plan.id));
    let monday = shown.address.at.monday();
    let body = html! {
        div.actions {
            (Button::link(format!("{own}/shopping"), t.plan_shopping()).icon(Icon::Clipboard).variant(Variant::Outline))
            (Button::link(format!("{own}/print?week={monday}"), t.plan_print()).icon(Icon::Print).variant(Variant::Outline))
            @if shown.may_export {
                (Button::link(format!("/api/v1/plans/{}/export", shown.plan.id), t.plan_export()).icon(Icon::Download).variant(Variant::Ghost).attr("download", ""))
            }
        }
    };
    Card::new(body).title(t.plan_papers()).subtitle(t.plan_papers_lead()).render()
}

/// The planner, for a draft.
pub(super) fn planner(shown: &Shown) -> Markup {
    let t = shown.t;
    if !shown.may_write || shown.plan.status != PlanStatus::Draft {
        return Markup::default();
    }
    let start =
        Button::link(format!("/menu/planning/{}/planner", shown.plan.id), t.planner_start()).icon(Icon::Sparkles);
    Card::new(html! { div.actions { (start) } }).title(t.planner()).subtitle(t.planner_lead()).render()
}

/// Saving and laying cycles, and taking back what was laid.
pub(super) fn cycles(shown: &Shown) -> Markup {
    let t = shown.t;
    if !shown.may_write {
        return Markup::default();
    }
    let own = format!("/menu/planning/{}", shown.plan.id);
    let is_draft = shown.plan.status == PlanStatus::Draft;
    let body = html! {
        div.stack.tight {
            div.actions {
                @if is_draft { (Button::dialog(format!("{own}/cycles"), t.plan_cycle_apply()).icon(Icon::Refresh).variant(Variant::Outline)) }
                @if shown.totals.days > 0 { (Button::dialog(format!("{own}/cycles/save"), t.plan_cycle_save()).icon(Icon::Save).variant(Variant::Outline)) }
            }
            @let undoable = shown.arrangements.iter().filter(|one| is_draft && one.undone_at.is_none());
            ul.line-list role="list" {
                @for one in undoable.take(3) {
                    li {
                        div { (t.plan_arranged(t.name(one.kind), &one.name, one.menus)) }
                        (Attrs::default().set("method", "post").set("action", format!("{own}/arrangements/{}/undo", one.id))
                            .around("form", &Button::submit(t.plan_undo()).icon(Icon::Undo).variant(Variant::Ghost).small().render()))
                    }
                }
            }
        }
    };
    Card::new(body).title(t.plan_cycles()).subtitle(t.plan_cycles_lead()).render()
}
