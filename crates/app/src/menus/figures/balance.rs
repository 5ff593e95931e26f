//! Whether a menu is balanced, as the JSON shows it; the pages draw the same values.

use calc::GroupBalance;
use domain::{Amount, BandStatus, LineId, MealType, Nutrient, Percent, TargetGroup, Verdict};
use serde::Serialize;

use super::AdviceShape;

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

/// One nutrient against its band.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BandShape {
    /// Which.
    pub nutrient: Nutrient,
    /// How much a serving of the group's size gives; `null` = no data.
    pub value: Option<Amount>,
    /// In which unit.
    pub unit: &'static str,
    /// The plain share's lower end; absent for a ceiling.
    pub lo: Option<Amount>,
    /// The plain share's upper end; absent for a floor.
    pub hi: Option<Amount>,
    /// Below, within or above, with the tolerance; or no data.
    pub status: BandStatus,
    /// Of the daily target.
    pub percent_of_target: Option<Percent>,
    /// The share of the weight whose food has a figure, 0 to 1.
    pub coverage: Amount,
    /// Whether it counts in the score.
    pub judged: bool,
    /// The lines that give most of it.
    pub contributors: Vec<ContributorShape>,
}

/// A line that gives much of a nutrient.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContributorShape {
    /// The line.
    pub line_id: LineId,
    /// Its ingredient.
    pub name: String,
    /// How much it gives.
    pub amount: Amount,
    /// Of the whole, in percent.
    pub share: Percent,
}

/// For the API and the pages.
pub fn balance_shape(meal_type: MealType, groups: Vec<(GroupBalance, Vec<AdviceShape>)>) -> BalanceShape {
    BalanceShape { meal_type, groups: groups.into_iter().map(|(group, advice)| group_shape(group, advice)).collect() }
}

/// One group, with what would help it.
pub(super) fn group_shape(group: GroupBalance, advice: Vec<AdviceShape>) -> GroupShape {
    let nutrients = group.nutrients.into_iter().map(|band| BandShape {
        nutrient: band.nutrient,
        value: band.value,
        unit: band.unit,
        lo: band.lo,
        hi: band.hi,
        status: band.status,
        percent_of_target: band.percent_of_target,
        coverage: band.coverage,
        judged: band.judged,
        contributors: band
            .contributors
            .into_iter()
            .map(|line| ContributorShape {
                line_id: line.line_id,
                name: line.name,
                amount: line.amount,
                share: line.share,
            })
            .collect(),
    });
    GroupShape {
        target_group: group.target_group,
        size: group.size,
        score: group.score,
        verdict: group.verdict,
        nutrients: nutrients.collect(),
        advice,
    }
}
