//! Whether a menu is balanced, as the JSON shows it; the pages draw the same values.

use calc::GroupBalance;
use domain::{Amount, MealType, TargetGroup, Verdict};
use serde::Serialize;

use super::{AdviceShape, BandShape};

/// How a menu stands for the groups it feeds.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Balance)]
pub struct BalanceShape {
    /// The meal whose share of the day is asked for.
    pub meal_type: MealType,
    /// Each group.
    pub groups: Vec<GroupShape>,
}

/// How a menu stands for one group.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupShape {
    /// The group.
    pub target_group: TargetGroup,
    /// The size it gets.
    pub size: String,
    /// 0 to 100; absent when nothing could be judged.
    pub score: Option<Amount>,
    /// The verdict.
    pub verdict: Verdict,
    /// Each of the ten.
    pub nutrients: Vec<BandShape>,
    /// What would help, and for how much.
    pub advice: Vec<AdviceShape>,
}

/// For the API and the pages.
pub fn balance_shape(meal_type: MealType, groups: Vec<(GroupBalance, Vec<AdviceShape>)>) -> BalanceShape {
    BalanceShape { meal_type, groups: groups.into_iter().map(|(group, advice)| group_shape(group, advice)).collect() }
}

/// One group, with what would help it.
pub(super) fn group_shape(group: GroupBalance, advice: Vec<AdviceShape>) -> GroupShape {
    GroupShape {
        target_group: group.target_group,
        size: group.size,
        score: group.score,
        verdict: group.verdict,
        nutrients: group.nutrients,
        advice,
    }
}
