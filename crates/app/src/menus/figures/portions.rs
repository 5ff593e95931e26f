//! A proposal for a menu's grams, as the JSON shows it.

use calc::PortionPlan;
use domain::{Amount, BandStatus, Nutrient, TargetGroup};
use serde::Serialize;
use words::Locale;

use super::balance::group_shape;
use super::{ChangeShape, CostChangeShape, GroupShape};

/// A proposal for a menu's grams.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(as = PortionProposal)]
pub struct PortionsShape {
    /// What to change.
    pub changes: Vec<ChangeShape>,
    /// Raw food of each size, before and after.
    pub costs: Vec<CostChangeShape>,
    /// Each group, before and after.
    pub groups: Vec<GroupChangeShape>,
    /// What still cannot be reached, and by how much.
    pub shortfalls: Vec<ShortfallShape>,
}

/// A group, before and after.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupChangeShape {
    /// The group.
    pub target_group: TargetGroup,
    /// Now.
    pub before: GroupShape,
    /// Then.
    pub after: GroupShape,
}

/// What stands in the way.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShortfallShape {
    /// For this group.
    pub target_group: TargetGroup,
    /// This nutrient.
    pub nutrient: Nutrient,
    /// Is too little or too much.
    pub status: BandStatus,
    /// By this.
    pub amount: Amount,
    /// In this unit.
    pub unit: &'static str,
    /// In words.
    pub text: String,
    /// The same below the group's name.
    #[serde(skip)]
    pub in_group: String,
}

/// For the API and the pages.
pub fn portions_shape(t: Locale, plan: PortionPlan) -> PortionsShape {
    PortionsShape {
        changes: plan.changes.iter().map(ChangeShape::from).collect(),
        costs: plan.costs,
        groups: plan
            .balances
            .into_iter()
            .map(|balance| GroupChangeShape {
                target_group: balance.before.target_group,
                before: group_shape(balance.before, Vec::new()),
                after: group_shape(balance.after, Vec::new()),
            })
            .collect(),
        shortfalls: plan
            .shortfalls
            .into_iter()
            // What is shown as zero is reached.
            .filter(|short| short.amount >= Amount::from_thousandths(50))
            .map(|short| {
                let amount = format!("{}\u{a0}{}", t.decimal(short.amount, 1), t.nutrient_unit(short.nutrient));
                let (group, nutrient) = (t.name(short.target_group), t.name(short.nutrient));
                let is_below = short.status == BandStatus::Below;
                ShortfallShape {
                    target_group: short.target_group,
                    nutrient: short.nutrient,
                    status: short.status,
                    amount: short.amount,
                    unit: short.unit,
                    text: if is_below {
                        t.shortfall_below(group, nutrient, &amount)
                    } else {
                        t.shortfall_above(group, nutrient, &amount)
                    },
                    in_group: if is_below {
                        t.shortfall_less(nutrient, &amount)
                    } else {
                        t.shortfall_more(nutrient, &amount)
                    },
                }
            })
            .collect(),
    }
}
