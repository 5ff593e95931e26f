//! What a menu gives, as the JSON shows it; the pages draw the same values.

use std::collections::BTreeMap;

use calc::Nutrition;
use domain::{Amount, Grams, LineId, Nutrient, Nutrients, NutritionSource, Percent};
use serde::Serialize;

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

/// 4·protein + 4·carbohydrates + 9·fat against the energy.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EnergyShape {
    /// From protein, carbohydrates and fat, kcal.
    pub expected: Amount,
    /// As printed, kcal.
    pub actual: Amount,
    /// The difference in percent of the printed energy.
    pub difference_percent: Option<Percent>,
    /// Within 10 %.
    pub ok: bool,
    /// The lines that cause a difference.
    pub lines: Vec<LineId>,
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

/// Plate weight.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct WeightShape {
    /// Edible grams before cooking.
    pub edible: Grams,
    /// Grams on the plate.
    pub cooked: Grams,
    /// Grams as declared.
    pub declared: Grams,
    /// Within 25 %.
    pub ok: bool,
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
        energy_check: nutrition.energy_check.map(|check| EnergyShape {
            expected: check.expected,
            actual: check.actual,
            difference_percent: check.difference_percent,
            ok: check.ok,
            lines: check.lines,
        }),
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
        weight: nutrition.weight.map(|weight| WeightShape {
            edible: weight.edible,
            cooked: weight.cooked,
            declared: weight.declared,
            ok: weight.ok,
        }),
    }
}
