//! What a kitchen has set: portion sizes, shares of the day, rates (DOMAIN §2, §3, §6).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::{Factor, MealType, Percent, Rupiah, TargetGroup};
use serde::{Deserialize, Serialize};

/// A portion size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Size {
    /// `SMALL`, `LARGE`, or the kitchen's own.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Its quantity ÷ that of the reference size.
    pub factor: Factor,
    /// The groups that get it.
    pub target_groups: Vec<TargetGroup>,
    /// The most that its raw food may cost, for one serving.
    pub raw_food_ceiling: Rupiah,
}

/// A meal's share of the day, in percent of the daily target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The least.
    pub low: Percent,
    /// The most.
    pub high: Percent,
}

impl Share {
    /// From whole percents.
    pub const fn whole(low: i64, high: i64) -> Self {
        Self { low: Percent::whole(low), high: Percent::whole(high) }
    }

    /// The share that DOMAIN §3 gives a meal.
    pub const fn usual(meal_type: MealType) -> Self {
        match meal_type {
            MealType::Breakfast => Self::whole(20, 25),
            MealType::Lunch => Self::whole(30, 35),
            MealType::Dinner => Self::whole(25, 30),
            MealType::Snack => Self::whole(5, 10),
        }
    }
}

/// The settings that figures depend on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// Portion sizes.
    pub sizes: Vec<Size>,
    /// Shares of the day; a meal that is not here has its usual share.
    pub shares: BTreeMap<MealType, Share>,
    /// Rupiah for an hour of one worker.
    pub labor_rate_per_hour: Rupiah,
    /// Workers on a batch.
    pub workers: i64,
    /// Percent of the ingredient cost.
    pub overhead_percent: Percent,
    /// Rupiah for the packaging of one serving.
    pub packaging_per_serving: Rupiah,
    /// Servings of a batch, for a menu that does not say.
    pub batch_servings: i64,
    /// Whether losses of vitamins and minerals in cooking are reckoned with.
    pub retention: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            sizes: vec![SMALL.clone(), LARGE.clone()],
            shares: MealType::ALL.iter().map(|meal| (*meal, Share::usual(*meal))).collect(),
            labor_rate_per_hour: Rupiah(25_000),
            workers: 1,
            overhead_percent: Percent::whole(15),
            packaging_per_serving: Rupiah(0),
            batch_servings: 1_000,
            retention: false,
        }
    }
}

impl Rules {
    /// The size in which menus are written: the one with factor 1, else the largest. A kitchen without sizes
    /// cooks the programme's `LARGE`.
    pub fn reference(&self) -> &Size {
        let whole = self.sizes.iter().find(|size| size.factor == Factor::whole(1));
        whole.or_else(|| self.sizes.iter().max_by_key(|size| size.factor)).unwrap_or(&LARGE)
    }

    /// The size that a group gets; the reference size when none names it.
    pub fn size_of(&self, group: TargetGroup) -> &Size {
        self.sizes.iter().find(|size| size.target_groups.contains(&group)).unwrap_or_else(|| self.reference())
    }

    /// The size with this code.
    pub fn size(&self, code: &str) -> Option<&Size> {
        self.sizes.iter().find(|size| size.code == code)
    }

    /// The share of the day that a meal owes.
    pub fn share(&self, meal_type: MealType) -> Share {
        self.shares.get(&meal_type).copied().unwrap_or_else(|| Share::usual(meal_type))
    }

    /// By how many thousandths a line's quantity is multiplied for a size: the reference size takes it as it stands.
    pub(crate) fn factor(&self, size: &Size) -> i64 {
        if size.code == self.reference().code { 1_000 } else { size.factor.thousandths() }
    }
}

static SMALL: LazyLock<Size> = LazyLock::new(|| Size {
    code: "SMALL".to_owned(),
    name: "Porsi kecil".to_owned(),
    factor: Factor::from_thousandths(700),
    target_groups: vec![TargetGroup::Toddler, TargetGroup::Kindergarten, TargetGroup::Elementary1To3],
    raw_food_ceiling: Rupiah(8_000),
});

static LARGE: LazyLock<Size> = LazyLock::new(|| Size {
    code: "LARGE".to_owned(),
    name: "Porsi besar".to_owned(),
    factor: Factor::whole(1),
    target_groups: vec![
        TargetGroup::Elementary4To6,
        TargetGroup::JuniorHigh,
        TargetGroup::SeniorHigh,
        TargetGroup::Pregnant,
        TargetGroup::Breastfeeding,
    ],
    raw_food_ceiling: Rupiah(10_000),
});
