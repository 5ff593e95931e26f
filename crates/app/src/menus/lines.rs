//! The ingredient lines of a menu.

use std::collections::HashMap;

use ::store::{Change, TenantTx};
use domain::{Fault, IngredientId, LineId, MenuId};
use serde::Serialize;

use super::store::{self, Scope};
use super::{LineDraft, Menu, Parts, Sight, Whole, Workings, draft, expect_each_once, line_of, recompute};
use crate::foods::Catalogue;
use crate::ingredients::{Ingredient, Stocked};
use crate::plans;
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
    /// The ingredient; without price, supplier and stock for who may not read ingredients.
    pub inventory_item: Option<Ingredient>,
}

impl LineView {
    /// A line with its ingredient and cost.
    pub fn new(line: Line, cost: Option<calc::Sen>, stocked: Option<&Stocked>, sight: Sight) -> Self {
        let shown = |stocked: &Stocked| match sight {
            Sight::Everything => stocked.ingredient.clone(),
            Sight::WithoutTrade => stocked.ingredient.without_trade(),
        };
        Self {
            id: line.id,
            menu_id: line.menu_id,
            about: LineDraft { id: None, ..line.about },
            cost,
            inventory_item: stocked.map(shown),
        }
    }
}

/// The lines of a menu, in order.
pub async fn lines(tx: &mut TenantTx, menu: MenuId) -> Result<Vec<Line>, Problem> {
    Ok(store::lines_in(tx, Scope { menu: Some(menu), ..Scope::default() }).await?)
}

/// Adds a line after these, which are all there are; an ingredient stands once in a menu.
pub async fn add_line(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    before: &[Line],
    draft: LineDraft,
) -> Result<LineView, Problem> {
    let id = LineId::new(change.now());
    let line = Line {
        id,
        menu_id: menu.id,
        position: i64::try_from(before.len()).unwrap_or(i64::MAX) + 1,
        about: LineDraft { id: Some(id), ..draft },
    };
    if !store::insert_line(change, &line).await? {
        return Err(repeated());
    }
    let after = before.iter().cloned().chain([line]).collect();
    tell(catalogue, change, menu, before, after).await?.line_view(id)
}

/// Changes one of these lines, which are all there are.
pub async fn update_line(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    before: &[Line],
    line: &Line,
    draft: LineDraft,
) -> Result<LineView, Problem> {
    let stands_elsewhere =
        |other: &Line| other.id != line.id && other.about.inventory_item_id == draft.inventory_item_id;
    if before.iter().any(stands_elsewhere) {
        return Err(repeated());
    }
    let next = Line { about: LineDraft { id: Some(line.id), ..draft }, ..line.clone() };
    store::update_line(change, &next).await?;
    let replaced = |other: &Line| if other.id == line.id { next.clone() } else { other.clone() };
    tell(catalogue, change, menu, before, before.iter().map(replaced).collect()).await?.line_view(line.id)
}

/// Removes one of these lines, which are all there are.
pub async fn remove_line(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    before: &[Line],
    line: &Line,
) -> Result<(), Problem> {
    store::delete_line(change, line.id).await?;
    let after = before.iter().filter(|other| other.id != line.id).cloned().collect();
    tell(catalogue, change, menu, before, after).await.map(|_| ())
}

/// Puts the lines in this order, which names each exactly once.
pub async fn reorder_lines(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    before: Parts,
    order: &[LineId],
) -> Result<Whole, Problem> {
    expect_each_once(order, before.lines.iter().map(|line| line.id))?;
    let mut after = Vec::with_capacity(order.len());
    for (position, id) in (1..).zip(order) {
        store::place_line(change, *id, position).await?;
        after.push(Line { position, ..line_of(&before.lines, *id)?.clone() });
    }
    let plans = plans::of_menu(change, menu.id).await?;
    let told = tell(catalogue, change, menu, &before.lines, after).await?;
    Ok(Whole { menu: told.menu, workings: told.workings, steps: before.steps, plans })
}

/// Replaces these lines, which are all there are, and gives those that stand in their place. A line keeps its identity
/// by its own id, or else by its ingredient. Notes nothing; the menu's own change does.
pub(super) async fn replace_lines(
    change: &mut Change,
    menu: MenuId,
    before: &[Line],
    drafts: Vec<LineDraft>,
) -> Result<Vec<Line>, Problem> {
    if let Some(at) = draft::repeated(&drafts).next() {
        return Err(Problem::Duplicate(vec![FieldError::new(
            format!("ingredients[{at}].inventoryItemId"),
            Fault::Repeated,
        )]));
    }
    let named: Vec<LineId> = drafts.iter().filter_map(|draft| draft.id).collect();
    let same = |draft: &LineDraft| {
        let line = before.iter().find(|line| line.about.inventory_item_id == draft.inventory_item_id)?;
        (!named.contains(&line.id)).then_some(line.id)
    };
    let mut after: Vec<Line> = Vec::with_capacity(drafts.len());
    for (position, draft) in (1..).zip(drafts) {
        let id = draft.id.or_else(|| same(&draft)).unwrap_or_else(|| LineId::new(change.now()));
        after.push(Line { id, menu_id: menu, position, about: LineDraft { id: Some(id), ..draft } });
    }
    // A line whose ingredient changes makes room first: two lines may exchange theirs.
    let stays = |line: &Line| {
        let kept = after.iter().find(|kept| kept.id == line.id);
        kept.is_some_and(|kept| kept.about.inventory_item_id == line.about.inventory_item_id)
    };
    for gone in before.iter().filter(|line| !stays(line)) {
        store::delete_line(change, gone.id).await?;
    }
    for line in &after {
        match before.iter().find(|other| other.id == line.id).filter(|other| stays(other)) {
            Some(same) if same == line => {}
            Some(_) => drop(store::update_line(change, line).await?),
            None => drop(store::insert_line(change, line).await?),
        }
    }
    Ok(after)
}

fn repeated() -> Problem {
    Problem::Duplicate(vec![FieldError::new("inventoryItemId", Fault::Repeated)])
}

/// A menu after a change of its lines.
struct Told {
    menu: Menu,
    workings: Workings,
}

impl Told {
    /// A line as it is shown to whoever may change it.
    fn line_view(self, id: LineId) -> Result<LineView, Problem> {
        let views = self.workings.seen(Sight::Everything).line_views();
        views.into_iter().find(|view| view.id == id).ok_or(Problem::NotFound)
    }
}

/// A line's change is its menu's change: a new version, new figures, an event.
async fn tell(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    before: &[Line],
    after: Vec<Line>,
) -> Result<Told, Problem> {
    let touched = super::touch(change, menu).await?;
    let difference = serde_json::json!([told(before), told(&after)]);
    let (menu, workings) = recompute::one(catalogue, change, touched, after).await?;
    super::note_parts(change, &menu, "ingredients", &difference);
    Ok(Told { menu, workings })
}

/// What lines say, for the history.
pub(super) fn told(lines: &[Line]) -> serde_json::Value {
    serde_json::json!(lines.iter().map(|line| LineDraft { id: None, ..line.about.clone() }).collect::<Vec<_>>())
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
