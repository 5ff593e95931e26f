//! What a menu gives, as the JSON shows it; the pages draw the same values.

use std::collections::BTreeMap;

use calc::Nutrition;
use domain::{Amount, Grams, LineId, Nutrient, Nutrients, NutritionSource};
use serde::Serialize;

use super::{EnergyShape, WeightShape};

type Values = BTreeMap<&'static str, Option<Amount>>;

fn values(nutrients: &Nutrients<Option<Amount>>) -> Values {
    nutrients.iter().map(|(nutrient, value)| (nutrient.code(), *value)).collect()
}

/// What one serving of a size gives.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Nutrition)]
pub struct NutritionShape {
    /// The size.
    pub size: String,
    /// Always `PER_SERVING`.
    pub basis: &'static str,
    /// From the lines, or declared.
    pub source: NutritionSource,
    /// Every nutrient of the catalogue; the first ten are the menu's own.
    pub nutrients: Vec<NutrientShape>,
    /// Whether the energy fits protein, carbohydrates and fat; absent when that cannot be said.
    pub energy_check: Option<EnergyShape>,
    /// What each line gives.
    pub lines: Vec<NutritionLineShape>,
    /// Whether the declared plate weight fits; absent for a menu without lines.
    pub weight: Option<WeightShape>,
}

/// One nutrient of a serving.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct NutrientShape {
    /// Which.
    pub nutrient: Nutrient,
    /// How much; `null` = no data.
    pub value: Option<Amount>,
    /// In which unit.
    pub unit: &'static str,
    /// The share of the weight whose food has a figure, 0 to 1.
    pub coverage: Amount,
}

/// What one line gives.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NutritionLineShape {
    /// The line.
    pub line_id: LineId,
    /// Its ingredient.
    pub name: String,
    /// What of it is eaten, in grams.
    pub edible_grams: Option<Grams>,
    /// Each nutrient; `null` = no data.
    #[schema(value_type = BTreeMap<String, Option<f64>>)]
    pub nutrients: Values,
    /// Doubts about its figures.
    pub flags: Vec<String>,
}

/// For the API and the pages.
pub fn nutrition_shape(nutrition: Nutrition) -> NutritionShape {
    NutritionShape {
        size: nutrition.size,
        basis: "PER_SERVING",
        source: nutrition.source,
        nutrients: nutrition
            .nutrients
            .iter()
            .map(|(nutrient, total)| NutrientShape {
                nutrient,
                value: total.value,
                unit: nutrient.unit(),
                coverage: total.coverage,
            })
            .collect(),
        energy_check: nutrition.energy_check,
        lines: nutrition
            .lines
            .into_iter()
            .map(|line| NutritionLineShape {
                line_id: line.line_id,
                name: line.name,
                edible_grams: line.edible_grams,
                nutrients: values(&line.nutrients),
                flags: line.flags,
            })
            .collect(),
        weight: nutrition.weight,
    }
}
