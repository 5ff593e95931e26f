//! What a menu costs, as the JSON shows it; the pages draw the same values.

use calc::Cost;
use domain::{CeilingStatus, Day, Grams, LineId, PurchaseUnit, Rupiah};
use serde::Serialize;

/// What so many servings cost.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Cost)]
pub struct CostShape {
    /// Servings of the batch.
    pub servings: i64,
    /// Ingredients of the batch.
    pub ingredient_cost: Rupiah,
    /// Labour of the batch: it does not grow with the servings.
    pub labor_cost: Rupiah,
    /// Overhead of the batch.
    pub overhead_cost: Rupiah,
    /// Packaging of the batch.
    pub packaging_cost: Rupiah,
    /// The batch in all.
    pub total_cost: Rupiah,
    /// One serving.
    pub cost_per_serving: Rupiah,
    /// Whether every ingredient has a price.
    pub complete: bool,
    /// The ingredients without one.
    pub missing: Vec<String>,
    /// The day of the latest price used.
    pub as_of: Option<Day>,
    /// What each line costs.
    pub lines: Vec<CostLineShape>,
    /// Raw food of a serving of each size against its ceiling.
    pub sizes: Vec<SizeCostShape>,
}

/// What one line costs.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CostLineShape {
    /// The line.
    pub line_id: LineId,
    /// Its ingredient.
    pub name: String,
    /// What of it is bought, in grams, for one serving of the reference size.
    pub purchased_grams: Option<Grams>,
    /// Rupiah for a purchase unit.
    pub price_per_unit: Option<Rupiah>,
    /// The purchase unit.
    pub unit: Option<PurchaseUnit>,
    /// Rupiah for one serving, with two decimals.
    #[schema(value_type = Option<f64>)]
    pub cost: Option<calc::Sen>,
}

/// A size's raw-food cost.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SizeCostShape {
    /// The size.
    pub size: String,
    /// Raw food of one serving.
    pub raw_food_cost: Rupiah,
    /// The most that it may cost.
    pub ceiling: Rupiah,
    /// Under 90 %, on, or over it.
    pub status: CeilingStatus,
}

/// For the API and the pages.
pub fn cost_shape(cost: Cost) -> CostShape {
    CostShape {
        servings: cost.servings,
        ingredient_cost: cost.ingredient_cost,
        labor_cost: cost.labor_cost,
        overhead_cost: cost.overhead_cost,
        packaging_cost: cost.packaging_cost,
        total_cost: cost.total_cost,
        cost_per_serving: cost.cost_per_serving,
        complete: cost.complete,
        missing: cost.missing,
        as_of: cost.as_of,
        lines: cost
            .lines
            .into_iter()
            .map(|line| CostLineShape {
                line_id: line.line_id,
                name: line.name,
                purchased_grams: line.purchased_grams,
                price_per_unit: line.price_per_unit,
                unit: line.unit,
                cost: line.cost,
            })
            .collect(),
        sizes: cost
            .sizes
            .into_iter()
            .map(|size| SizeCostShape {
                size: size.size,
                raw_food_cost: size.raw_food_cost,
                ceiling: size.ceiling,
                status: size.status,
            })
            .collect(),
    }
}
