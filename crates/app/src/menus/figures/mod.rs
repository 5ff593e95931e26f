//! What a menu gives, costs and holds: from its lines, the ingredients as they are now, and the kitchen's settings.

mod advice;
mod balance;
mod compute;
mod nutrition;
mod portions;

use domain::{Allergens, Amount, Nutrient, Nutrients, NutritionSource, Rupiah, TargetGroup, Verdict};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

pub use calc::{
    Contributor as ContributorShape, Cost as CostShape, EnergyCheck as EnergyShape, LineCost as CostLineShape,
    NutrientBalance as BandShape, SizeCost as SizeCostShape, SizeCostChange as CostChangeShape, Weight as WeightShape,
};

pub use self::advice::{AdviceShape, ChangeShape, advice_of};
pub use self::balance::{BalanceShape, GroupShape, balance_shape};
pub(crate) use self::compute::meal;
pub use self::compute::{Basics, compute};
pub use self::nutrition::{NutrientShape, NutritionLineShape, NutritionShape, nutrition_shape};
pub use self::portions::{GroupChangeShape, PortionsShape, ShortfallShape, portions_shape};

/// The figures that a menu carries, written when something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// The ten nutrients of one serving of the reference size; `null` = no data.
    #[serde(flatten)]
    #[schema(value_type = MenuNutrients)]
    pub nutrients: OfMenu<Option<Amount>>,
    /// Where they come from.
    pub nutrition_source: NutritionSource,
    /// For each, the share of the menu's weight whose food has a figure: 0 to 1.
    #[schema(value_type = std::collections::BTreeMap<String, f64>)]
    pub coverage: OfMenu<Amount>,
    /// What a batch and a serving cost.
    #[serde(flatten)]
    pub costs: Costs,
    /// The allergens of its ingredients.
    pub allergens: Allergens,
    /// Whether the allergens of every ingredient are known; when not, absence means nothing.
    pub allergens_complete: bool,
    /// Whether it is vegetarian (eggs and milk are); not known when absent.
    pub is_vegetarian: Option<bool>,
    /// How it stands for each group of its program, and each size's raw food against its ceiling.
    pub judgement: Judgement,
}

/// What a batch costs, and a serving of it; `null` = no data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Costs {
    /// Servings of the batch.
    pub batch_servings: i64,
    /// Ingredients of the batch.
    pub ingredient_cost: Option<Rupiah>,
    /// Labour of the batch.
    pub labor_cost: Option<Rupiah>,
    /// Overhead of the batch.
    pub overhead_cost: Option<Rupiah>,
    /// Packaging of the batch.
    pub packaging_cost: Option<Rupiah>,
    /// The batch in all.
    pub total_cost: Option<Rupiah>,
    /// One serving.
    pub cost_per_serving: Option<Rupiah>,
    /// Whether every ingredient has a price; when not, the costs are only a part.
    pub cost_complete: bool,
}

/// How a menu stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Judgement {
    /// For each group of its program.
    pub groups: Vec<GroupVerdict>,
    /// For each size.
    pub sizes: Vec<SizeCostShape>,
}

/// A group's verdict in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupVerdict {
    /// The group.
    pub target_group: TargetGroup,
    /// The verdict.
    pub verdict: Verdict,
    /// The score, 0 to 100; absent when nothing could be judged.
    pub score: Option<Amount>,
}

/// Values for the ten nutrients of a menu; the rest of the table is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfMenu<T>(pub Nutrients<T>);

impl<T: Serialize> Serialize for OfMenu<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Nutrient::of_menu().len()))?;
        for nutrient in Nutrient::of_menu() {
            map.serialize_entry(nutrient.code(), &self.0[*nutrient])?;
        }
        map.end()
    }
}

/// The shape of the ten nutrients in the OpenAPI document.
#[derive(utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what `OfMenu` writes")]
pub struct MenuNutrients {
    calories: Option<Amount>,
    protein: Option<Amount>,
    carbohydrates: Option<Amount>,
    fat: Option<Amount>,
    fiber: Option<Amount>,
    sodium: Option<Amount>,
    calcium: Option<Amount>,
    iron: Option<Amount>,
    vitamin_a: Option<Amount>,
    vitamin_c: Option<Amount>,
}

/// The three results for a menu that is not saved yet.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(as = Preview)]
pub struct Results {
    /// What it gives.
    pub nutrition: NutritionShape,
    /// What it costs.
    pub cost: CostShape,
    /// How it stands.
    pub balance: BalanceShape,
}
