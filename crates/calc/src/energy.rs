//! Whether a menu's energy follows from its macronutrients: 4 kcal a gram of protein and of carbohydrates, 9 of fat,
//! within a tenth of the energy (DOMAIN §5).

use domain::{Amount, LineId, Nutrient, Percent};
use serde::Serialize;

use crate::Meal;
use crate::exact::half_up;
use crate::nutrition::amount;
use crate::plate::{Plate, Served};

/// The check of a serving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnergyCheck {
    /// kcal that the macronutrients give.
    pub expected: Amount,
    /// kcal of the total.
    pub actual: Amount,
    /// (expected − actual) ÷ actual in percent; `None` when the total is nothing and the macronutrients are not.
    pub difference_percent: Option<Percent>,
    /// Whether the two lie within a tenth of the total.
    pub ok: bool,
    /// When they do not, the lines that pull that way, the strongest first.
    pub lines: Vec<LineId>,
}

const MACRONUTRIENTS: [(Nutrient, i128); 3] =
    [(Nutrient::Protein, 4), (Nutrient::Carbohydrates, 4), (Nutrient::Fat, 9)];

/// `None` when energy or a macronutrient has no data.
pub(crate) fn check(meal: &Meal, plate: &Plate) -> Option<EnergyCheck> {
    let actual = plate.value(Nutrient::Calories)?;
    let mut expected = 0_i128;
    for (nutrient, kilocalories) in MACRONUTRIENTS {
        expected = expected.saturating_add(plate.value(nutrient)?.saturating_mul(kilocalories));
    }
    let difference = expected.saturating_sub(actual);
    let ok = differs_little(difference, actual);
    Some(EnergyCheck {
        expected: amount(expected),
        actual: amount(actual),
        difference_percent: percent(difference, actual),
        ok,
        lines: if ok { Vec::new() } else { suspects(meal, plate, difference > 0) },
    })
}

fn differs_little(difference: i128, actual: i128) -> bool {
    difference.saturating_abs().saturating_mul(10) <= actual
}

fn percent(difference: i128, actual: i128) -> Option<Percent> {
    match actual {
        0 => (difference == 0).then_some(Percent::ZERO),
        // Divided before it is multiplied when there is no room for both: beyond all measure only.
        _ => Some(Percent::from_thousandths(match difference.checked_mul(100_000) {
            Some(scaled) => half_up(scaled, actual.max(1)),
            None => half_up(difference, (actual / 100_000).max(1)),
        })),
    }
}

/// The lines whose own energy is out by more than a tenth in the menu's direction.
fn suspects(meal: &Meal, plate: &Plate, upwards: bool) -> Vec<LineId> {
    let mut found: Vec<(i128, LineId)> = Vec::new();
    for (line, served) in meal.lines.iter().zip(&plate.lines) {
        let (difference, actual) = of_line(served);
        if difference != 0 && (difference > 0) == upwards && !differs_little(difference, actual) {
            found.push((difference.saturating_abs(), line.id));
        }
    }
    found.sort_by_key(|(size, id)| (std::cmp::Reverse(*size), *id));
    found.into_iter().map(|(_, id)| id).collect()
}

/// What a figure that is missing does to the sum: it is not in it.
fn of_line(served: &Served) -> (i128, i128) {
    let own = |nutrient: Nutrient| served.amounts[nutrient].unwrap_or(0);
    let expected = MACRONUTRIENTS
        .iter()
        .fold(0_i128, |sum, (nutrient, kilocalories)| sum.saturating_add(own(*nutrient).saturating_mul(*kilocalories)));
    let actual = own(Nutrient::Calories);
    (expected.saturating_sub(actual), actual)
}
