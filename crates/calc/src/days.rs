//! Days together against their bands: the mean of what was served, judged as one menu is (DOMAIN §7 and §8).

use domain::{Amount, Nutrient, Nutrients, TargetGroup};

use crate::balance::{bands, judgement, mean_balance};
use crate::judge::Band;
use crate::plate::Plate;
use crate::{GroupBalance, Meal, Rules};

/// The mean serving of these meals for each group, against the mean of what each of them owes. A nutrient's coverage is
/// the known share of the edible weight of all of them. Empty without meals; what brings a nutrient is not told.
pub fn balance_of_days(
    meals: &[(&Meal, &Rules)],
    groups: &[TargetGroup],
    own_targets: &Nutrients<Option<Amount>>,
) -> Vec<GroupBalance> {
    let Some(((_, rules), _)) = meals.split_first() else { return Vec::new() };
    let servings = i128::try_from(meals.len()).unwrap_or(i128::MAX);
    // Groups that got the same sizes on all days were served the same.
    let mut plates: Vec<(Vec<&str>, Plate)> = Vec::new();
    let balance = |group: &TargetGroup| {
        let size = rules.size_of(*group);
        let sizes: Vec<&str> = meals.iter().map(|(_, rules)| rules.size_of(*group).code.as_str()).collect();
        if !plates.iter().any(|(same, _)| *same == sizes) {
            plates.push((sizes.clone(), together(meals, *group)?));
        }
        let (_, plate) = plates.iter().find(|(same, _)| *same == sizes)?;
        let bands = owed(meals, *group, own_targets);
        Some(GroupBalance {
            nutrients: bands.iter().map(|(of, band)| mean_balance(plate, *of, band, servings)).collect(),
            ..judgement(plate, &bands, *group, size)
        })
    };
    groups.iter().filter_map(balance).collect()
}

/// What a group was served, all of it.
fn together(meals: &[(&Meal, &Rules)], group: TargetGroup) -> Option<Plate> {
    let plates = meals.iter().map(|(meal, rules)| Plate::of(meal, rules, rules.size_of(group)));
    plates.reduce(|sum, more| sum.plus(&more))
}

/// What all of them owe a group, of what can be judged in each.
fn owed(
    meals: &[(&Meal, &Rules)],
    group: TargetGroup,
    own_targets: &Nutrients<Option<Amount>>,
) -> Vec<(Nutrient, Band)> {
    let each = meals.iter().map(|(meal, rules)| bands(meal.meal_type, rules, group, own_targets));
    let sum = each.reduce(|sum, more| {
        let both = sum.into_iter().zip(more);
        both.map(|((nutrient, one), (_, other))| (nutrient, one.plus(&other))).collect()
    });
    sum.unwrap_or_default()
}
