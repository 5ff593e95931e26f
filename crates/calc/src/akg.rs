//! The recommended daily intakes: AKG 2019, Permenkes 28/2019 (DOMAIN §3). They are means of a population, not a
//! prescription for one person.

use domain::{Amount, Nutrient, Nutrients, TargetGroup};

/// One row of the table, in tenths of the nutrient's unit, in the order of [`ORDER`].
type Row = [i64; 10];

const ORDER: [Nutrient; 10] = [
    Nutrient::Calories,
    Nutrient::Protein,
    Nutrient::Fat,
    Nutrient::Carbohydrates,
    Nutrient::Fiber,
    Nutrient::Calcium,
    Nutrient::Iron,
    Nutrient::Sodium,
    Nutrient::VitaminA,
    Nutrient::VitaminC,
];

const CHILD_1_3: Row = [13_500, 200, 450, 2_150, 190, 6_500, 70, 8_000, 4_000, 400];
const CHILD_4_6: Row = [14_000, 250, 500, 2_200, 200, 10_000, 100, 9_000, 4_500, 450];
const CHILD_7_9: Row = [16_500, 400, 550, 2_500, 230, 10_000, 100, 10_000, 5_000, 450];
const MALE_10_12: Row = [20_000, 500, 650, 3_000, 280, 12_000, 80, 13_000, 6_000, 500];
const MALE_13_15: Row = [24_000, 700, 800, 3_500, 340, 12_000, 110, 15_000, 6_000, 750];
const MALE_16_18: Row = [26_500, 750, 850, 4_000, 370, 12_000, 110, 17_000, 7_000, 900];
const FEMALE_10_12: Row = [19_000, 550, 650, 2_800, 270, 12_000, 80, 14_000, 6_000, 500];
const FEMALE_13_15: Row = [20_500, 650, 700, 3_000, 290, 12_000, 150, 15_000, 6_000, 650];
const FEMALE_16_18: Row = [21_000, 650, 700, 3_000, 290, 12_000, 150, 16_000, 6_000, 750];
const FEMALE_19_29: Row = [22_500, 600, 650, 3_600, 320, 10_000, 180, 15_000, 6_000, 750];
const PREGNANT_T2: Row = [3_000, 100, 23, 400, 40, 2_000, 90, 0, 3_000, 100];
const LACTATING_0_6: Row = [3_300, 200, 22, 450, 50, 2_000, 0, 0, 3_500, 450];

/// The daily target of a group, exact, for the menu's ten nutrients; `None` for the others.
pub fn target(group: TargetGroup) -> Nutrients<Option<Amount>> {
    let (first, second, shared_by) = rows(group);
    let mut daily = Nutrients::default();
    for (at, nutrient) in ORDER.iter().enumerate() {
        // Tenths become thousandths; the mean of two rows is a half at worst.
        daily[*nutrient] = Some(Amount::from_thousandths((first[at] + second[at]) * 100 / shared_by));
    }
    daily
}

/// Two rows and what their sum is divided by: a mean of girls and boys, or a woman and what she needs besides.
const fn rows(group: TargetGroup) -> (&'static Row, &'static Row, i64) {
    match group {
        TargetGroup::Toddler => (&CHILD_1_3, &CHILD_1_3, 2),
        TargetGroup::Kindergarten => (&CHILD_4_6, &CHILD_4_6, 2),
        TargetGroup::Elementary1To3 => (&CHILD_7_9, &CHILD_7_9, 2),
        TargetGroup::Elementary4To6 => (&MALE_10_12, &FEMALE_10_12, 2),
        TargetGroup::JuniorHigh => (&MALE_13_15, &FEMALE_13_15, 2),
        TargetGroup::SeniorHigh => (&MALE_16_18, &FEMALE_16_18, 2),
        TargetGroup::Pregnant => (&FEMALE_19_29, &PREGNANT_T2, 1),
        TargetGroup::Breastfeeding => (&FEMALE_19_29, &LACTATING_0_6, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The application's own table, against which this one is held: the figures stand in both, and may not part.
    const PUBLISHED: &str = include_str!("../../app/src/foods/akg.csv");

    fn published(row: &str, nutrient: Nutrient) -> f64 {
        let mut lines = PUBLISHED.lines();
        let column = lines.next().expect("a header").split(',').position(|name| name == nutrient.code());
        let line = lines.find(|line| line.split(',').next() == Some(row)).expect("the row");
        line.split(',').nth(column.expect("the column")).and_then(|cell| cell.parse().ok()).expect("a number")
    }

    fn holds(group: TargetGroup, expected: impl Fn(Nutrient) -> f64) {
        for nutrient in Nutrient::of_menu() {
            assert_eq!(target(group)[*nutrient], Amount::from_f64(expected(*nutrient)), "{group} {nutrient}");
        }
    }

    #[test]
    fn every_target_is_the_published_one() {
        let mean = |a, b| move |n| f64::midpoint(published(a, n), published(b, n));
        let sum = |a, b| move |n| published(a, n) + published(b, n);
        holds(TargetGroup::Toddler, |n| published("CHILD_1_3", n));
        holds(TargetGroup::Kindergarten, |n| published("CHILD_4_6", n));
        holds(TargetGroup::Elementary1To3, |n| published("CHILD_7_9", n));
        holds(TargetGroup::Elementary4To6, mean("MALE_10_12", "FEMALE_10_12"));
        holds(TargetGroup::JuniorHigh, mean("MALE_13_15", "FEMALE_13_15"));
        holds(TargetGroup::SeniorHigh, mean("MALE_16_18", "FEMALE_16_18"));
        holds(TargetGroup::Pregnant, sum("FEMALE_19_29", "PREGNANT_T2"));
        holds(TargetGroup::Breastfeeding, sum("FEMALE_19_29", "LACTATING_0_6"));
    }

    #[test]
    fn other_nutrients_have_no_target() {
        assert!(Nutrient::ALL[10..].iter().all(|nutrient| target(TargetGroup::Toddler)[*nutrient].is_none()));
    }
}
