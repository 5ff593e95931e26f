//! What goes into the pots: the lines of a menu for so many servings of each size (DOMAIN §2, §4).

use domain::{Basis, Grams, LineId, Quantity};

use crate::exact::Exact;
use crate::item::purchased_per_given;
use crate::{Line, Meal, Rules, Size};

/// What all servings together take of a line. Each figure is added up exactly and rounded half up once, to thousandths;
/// one beyond all measure is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAmount {
    /// Which line.
    pub line_id: LineId,
    /// The ingredient's name.
    pub name: String,
    /// In the line's own unit: so many eggs.
    pub quantity: Option<Quantity>,
    /// What is eaten of it; `None` when the line's unit has no known weight.
    pub edible: Option<Grams>,
    /// What is bought of it, or taken from the store; `None` likewise.
    pub purchased: Option<Grams>,
}

/// The amounts for so many servings of each size, by its code, in the menu's order; a size that the kitchen does not have
/// is left out.
pub fn amounts<'a>(meal: &Meal, rules: &Rules, portions: impl IntoIterator<Item = (&'a str, i64)>) -> Vec<LineAmount> {
    let sized: Vec<(&Size, i64)> =
        portions.into_iter().filter_map(|(code, count)| Some((rules.size(code)?, count.max(0)))).collect();
    meal.lines.iter().map(|line| amount(line, rules, &sized)).collect()
}

fn amount(line: &Line, rules: &Rules, sized: &[(&Size, i64)]) -> LineAmount {
    // Thousandths of a quantity × of a factor.
    let quantity = sized.iter().fold(Exact::zero(), |sum, (size, count)| {
        let (own, factor) = line.serving(rules, size);
        sum.plus(&Exact::ratio(own, 1_000).times(factor, 1).times(*count, 1))
    });
    let grams =
        line.item.conversions.grams_per(&line.unit).map(|per_unit| quantity.times(per_unit.thousandths(), 1_000));
    let edible_share = line.item.edible_share().0;
    let edible = grams.as_ref().map(|grams| match line.basis {
        Basis::Edible => grams.clone(),
        Basis::AsPurchased => grams.times(edible_share, 100_000),
    });
    let (more, less) = purchased_per_given(&line.item, line.basis);
    let purchased = grams.map(|grams| grams.times(more, less));
    let rounded = |exact: Option<Exact>| exact?.rounded(1).map(Grams::from_thousandths);
    LineAmount {
        line_id: line.id,
        name: line.item.name.clone(),
        quantity: quantity.rounded(1).map(Quantity::from_thousandths),
        edible: rounded(edible),
        purchased: rounded(purchased),
    }
}
