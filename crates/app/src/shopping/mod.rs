//! The shopping list of some days of a plan: what has to be bought, and what that costs today. It keeps nothing of its own.

pub mod api;
mod csv;
mod file;
pub mod pages;
#[cfg(test)]
mod tests;
mod xlsx;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use ::store::TenantTx;
use calc::shopping::{Needs, ToBuy};
use domain::{Category, Day, Grams, IngredientId, PurchaseUnit, Quantity, Rupiah, fold};
use serde::Serialize;

pub use self::csv::harmless;
pub use self::file::Format;
use crate::foods::Catalogue;
use crate::ingredients::{self, Stocked};
use crate::menus::Sight;
use crate::plans::{Plan, PlanDraft, Served, served};
use crate::problem::Problem;
use crate::request::{Fields, boolean};

/// What has to be bought for some days of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShoppingList {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Whether what is in stock was taken off.
    pub minus_stock: bool,
    /// By category, then by name.
    pub items: Vec<ShoppingItem>,
    /// Rupiah for all that is to be bought, as far as it is known; `null` when nothing is known.
    pub total_cost: Option<Rupiah>,
    /// Whether nothing is missing.
    pub complete: bool,
    /// What is missing: ingredients without a price or a known weight, and menus without ingredients, by their names.
    pub missing: Vec<String>,
}

/// An ingredient to buy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShoppingItem {
    /// The ingredient.
    pub ingredient_id: IngredientId,
    /// What the kitchen calls it.
    pub item_name: String,
    /// What the kitchen sorts it under.
    pub category: Category,
    /// Grams to buy, with peel and bone; `null` when a line's weight is not known.
    pub purchased_grams: Option<Grams>,
    /// The same in `unit`, rounded up to a whole one; `null` when the weight of that unit is not known.
    pub quantity: Option<Quantity>,
    /// The unit in which it is bought.
    pub unit: PurchaseUnit,
    /// Rupiah for one unit today; `null` without a price, and for who may not read ingredients.
    pub price: Option<Rupiah>,
    /// Rupiah for `toBuy`; `null` when it is not known.
    pub cost: Option<Rupiah>,
    /// What is in stock, in `unit`; `null` when it is not known, and for who may not read ingredients.
    pub stock: Option<Quantity>,
    /// What is to be bought, in `unit`: `quantity`, or what of it is not in stock, rounded up likewise.
    pub to_buy: Option<Quantity>,
}

/// Which days, and whether stock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Whether what is in stock is taken off.
    pub minus_stock: bool,
}

impl Asked {
    /// Reads which days of this plan; all of them when nothing is said.
    pub fn read(f: &mut Fields, plan: &PlanDraft) -> Option<Self> {
        let part = plan.part(f);
        let minus_stock = f.optional("minusStock", boolean);
        let (from, to) = part?;
        Some(Self { from, to, minus_stock: minus_stock?.unwrap_or(false) })
    }
}

/// The list, with today's prices and stock.
pub async fn list(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    plan: &Plan,
    asked: Asked,
    sight: Sight,
) -> Result<ShoppingList, Problem> {
    let served = served(tx, catalogue, plan, asked.from, asked.to).await?;
    let mut needs = Needs::default();
    for day in served.iter().filter(|day| is_cooked(day)) {
        let names = day.ingredients.iter().map(|ingredient| ingredient.id);
        needs.add(&day.meal, names, &day.rules, &day.portions());
    }
    let ids: Vec<_> = needs.names().copied().collect();
    let stocked = ingredients::stocked(tx, catalogue, &ids).await?;
    let mut items: Vec<_> = ids.iter().filter_map(|id| Some(item(stocked.get(id)?, &needs, asked, sight))).collect();
    items.sort_by(in_order);
    let unknown = items.iter().filter(|item| item.cost.is_none()).map(|item| item.item_name.clone());
    let without_lines = served.iter().filter(|day| is_cooked(day) && day.meal.lines.is_empty());
    let without_lines: BTreeSet<_> = without_lines.map(|day| day.assignment.menu_name.clone()).collect();
    let missing: Vec<_> = unknown.chain(without_lines).collect();
    Ok(ShoppingList {
        from: asked.from,
        to: asked.to,
        minus_stock: asked.minus_stock,
        total_cost: total(&items),
        complete: missing.is_empty(),
        missing,
        items,
    })
}

fn is_cooked(day: &Served) -> bool {
    day.assignment.portions.values().any(|count| *count > 0)
}

fn item(stocked: &Stocked, needs: &Needs<IngredientId>, asked: Asked, sight: Sight) -> ShoppingItem {
    let (ingredient, about) = (&stocked.ingredient, &stocked.ingredient.about);
    let stock = about.current_stock.filter(|_| asked.minus_stock);
    let ToBuy { purchased_grams, quantity, to_buy, cost } =
        needs.to_buy(&ingredient.id, &stocked.item, about.unit, stock);
    let sees_trade = sight == Sight::Everything;
    ShoppingItem {
        ingredient_id: ingredient.id,
        item_name: about.item_name.clone(),
        category: about.category,
        purchased_grams,
        quantity,
        unit: about.unit,
        price: about.price.filter(|_| sees_trade),
        cost,
        stock: about.current_stock.filter(|_| sees_trade),
        to_buy,
    }
}

/// By category in the order of the trade, then by name; of one name the older first.
fn in_order(one: &ShoppingItem, other: &ShoppingItem) -> Ordering {
    let key = |item: &ShoppingItem| (item.category, fold(&item.item_name), item.ingredient_id);
    key(one).cmp(&key(other))
}

/// Nothing to buy costs nothing; what is not known costs nobody knows what.
fn total(items: &[ShoppingItem]) -> Option<Rupiah> {
    let known: Vec<_> = items.iter().filter_map(|item| item.cost).collect();
    let sum = known.iter().try_fold(0_i64, |sum, cost| sum.checked_add(cost.0))?;
    (items.is_empty() || !known.is_empty()).then_some(Rupiah(sum))
}
