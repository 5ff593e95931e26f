//! The ingredient lines of a menu.

use std::collections::HashMap;

use ::store::{Change, TenantTx};
use domain::{Fault, IngredientId, LineId, MenuId};
use serde::Serialize;

use super::store::{self, Scope};
use super::{LineDraft, Menu, recompute};
use crate::foods::Catalogue;
use crate::ingredients::{Ingredient, Stocked};
use crate::problem::{FieldError, Problem};

/// One ingredient line, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// The menu it belongs to.
    pub menu_id: MenuId,
    /// Its place, counted from 1.
    pub position: i64,
    /// What was said of it.
    pub about: LineDraft,
}

/// One ingredient line, as it is shown: with its ingredient and what it costs.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MenuIngredient)]
pub struct LineView {
    /// Its id.
    pub id: LineId,
    /// The menu it belongs to.
    pub menu_id: MenuId,
    /// What was said of it.
    #[serde(flatten)]
    pub about: LineDraft,
    /// Rupiah for one serving of the reference size, with two decimals; `null` without a price.
    #[schema(value_type = Option<f64>)]
    pub cost: Option<calc::Sen>,
    /// The ingredient.
    pub inventory_item: Option<Ingredient>,
}

impl LineView {
    /// A line with its ingredient and cost.
    pub fn new(line: Line, cost: Option<calc::Sen>, stocked: Option<&Stocked>) -> Self {
        Self {
            id: line.id,
            menu_id: line.menu_id,
            about: LineDraft { id: None, ..line.about },
            cost,
            inventory_item: stocked.map(|stocked| stocked.ingredient.clone()),
        }
    }
}

/// The lines of a menu, in order.
pub async fn lines(tx: &mut TenantTx, menu: MenuId) -> Result<Vec<Line>, Problem> {
    Ok(store::lines_in(tx, Scope { menu: Some(menu), ..Scope::default() }).await?)
}

/// A line of this menu.
pub async fn find_line(tx: &mut TenantTx, menu: MenuId, id: LineId) -> Result<Line, Problem> {
    lines(tx, menu).await?.into_iter().find(|line| line.id == id).ok_or(Problem::NotFound)
}

/// Adds a line at the end; an ingredient stands once in a menu.
pub async fn add_line(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    draft: LineDraft,
) -> Result<(Menu, Line), Problem> {
    let before = lines(change, menu.id).await?;
    let line = Line {
        id: LineId::new(change.now()),
        menu_id: menu.id,
        position: i64::try_from(before.len()).unwrap_or(i64::MAX) + 1,
        about: draft,
    };
    if !store::insert_line(change, &line).await? {
        return Err(repeated());
    }
    let mut after = before.clone();
    after.push(line.clone());
    Ok((tell(catalogue, change, menu, &before, &after).await?, line))
}

/// Changes a line.
pub async fn update_line(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    line: &Line,
    draft: LineDraft,
) -> Result<(Menu, Line), Problem> {
    let before = lines(change, menu.id).await?;
    let stands_elsewhere =
        |other: &Line| other.id != line.id && other.about.inventory_item_id == draft.inventory_item_id;
    if before.iter().any(stands_elsewhere) {
        return Err(repeated());
    }
    let next = Line { about: LineDraft { id: Some(line.id), ..draft }, ..line.clone() };
    store::update_line(change, &next).await?;
    let replaced = |other: &Line| if other.id == line.id { next.clone() } else { other.clone() };
    let after: Vec<_> = before.iter().map(replaced).collect();
    Ok((tell(catalogue, change, menu, &before, &after).await?, next))
}

/// Removes a line.
pub async fn remove_line(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    line: &Line,
) -> Result<Menu, Problem> {
    let before = lines(change, menu.id).await?;
    store::delete_line(change, line.id).await?;
    let after: Vec<_> = before.iter().filter(|other| other.id != line.id).cloned().collect();
    tell(catalogue, change, menu, &before, &after).await
}

/// Puts the lines in this order, which names each exactly once.
pub async fn reorder_lines(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    order: &[LineId],
) -> Result<Menu, Problem> {
    let before = lines(change, menu.id).await?;
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    let mut present: Vec<_> = before.iter().map(|line| line.id).collect();
    present.sort_unstable();
    if sorted != present {
        return Err(Problem::field("order", Fault::NotAPermutation));
    }
    for (position, line) in (1..).zip(order) {
        store::place_line(change, *line, position).await?;
    }
    let place = |line: &Line| order.iter().position(|id| *id == line.id);
    let mut after = before.clone();
    after.sort_by_key(place);
    tell(catalogue, change, menu, &before, &after).await
}

/// Replaces all lines: those that name themselves stay themselves. Notes nothing; the menu's own change does.
pub(super) async fn replace_lines(change: &mut Change, menu: MenuId, drafts: Vec<LineDraft>) -> Result<(), Problem> {
    super::draft::refuse_repeated(&drafts)?;
    let before = lines(change, menu).await?;
    // A line keeps its identity by its own id, or else by its ingredient.
    let mut after: Vec<Line> = Vec::new();
    for (position, draft) in (1..).zip(drafts) {
        let named = draft.id.filter(|id| before.iter().any(|line| line.id == *id));
        let same = || before.iter().find(|line| line.about.inventory_item_id == draft.inventory_item_id);
        let known = named.or_else(|| same().map(|line| line.id));
        let known = known.filter(|id| after.iter().all(|line| line.id != *id));
        let id = known.unwrap_or_else(|| LineId::new(change.now()));
        after.push(Line { id, menu_id: menu, position, about: LineDraft { id: Some(id), ..draft } });
    }
    for gone in before.iter().filter(|line| after.iter().all(|kept| kept.id != line.id)) {
        store::delete_line(change, gone.id).await?;
    }
    for line in &after {
        match before.iter().find(|other| other.id == line.id) {
            Some(same) if same == line => {}
            Some(_) if store::update_line(change, line).await? => {}
            _ => drop(store::insert_line(change, line).await?),
        }
    }
    Ok(())
}

fn repeated() -> Problem {
    Problem::Duplicate(vec![FieldError::new("inventoryItemId", Fault::Repeated)])
}

/// A line's change is its menu's change: a new version, new figures, an event.
async fn tell(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    before: &[Line],
    after: &[Line],
) -> Result<Menu, Problem> {
    let touched = super::touch(change, menu).await?;
    let menu = recompute::one(catalogue, change, touched).await?;
    let told = serde_json::json!([in_short(before), in_short(after)]);
    super::note_parts(change, &menu, "ingredients", &told);
    Ok(menu)
}

/// The lines in short, for the history.
pub(super) fn in_short(lines: &[Line]) -> serde_json::Value {
    lines
        .iter()
        .map(|line| {
            serde_json::json!({
                "inventoryItemId": line.about.inventory_item_id,
                "quantity": line.about.quantity,
                "unit": line.about.unit,
            })
        })
        .collect()
}

/// The lines of each menu, from all lines in scope.
pub(super) fn by_menu(lines: Vec<Line>) -> HashMap<MenuId, Vec<Line>> {
    let mut grouped: HashMap<MenuId, Vec<Line>> = HashMap::new();
    for line in lines {
        grouped.entry(line.menu_id).or_default().push(line);
    }
    grouped
}

/// The ingredients that lines use, each once.
pub(super) fn used(lines: &[Line]) -> Vec<IngredientId> {
    let mut ids: Vec<_> = lines.iter().map(|line| line.about.inventory_item_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
