//! What came of planning, as it is kept and shown.

use std::collections::BTreeMap;

use domain::{Amount, BandStatus, CeilingStatus, Day, IngredientId, MenuId, Nutrient, Percent, Rupiah, TargetGroup};
use serde::{Deserialize, Serialize};

use crate::jobs::Job;
use crate::problem::Problem;

/// How planning ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OutcomeKind {
    /// With a plan that breaks no rule.
    Proposal,
    /// There is no such plan, for sure.
    Impossible,
    /// None was found, and none was shown to be impossible.
    NotFound,
}

/// What came of planning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerOutcome)]
pub struct Outcome {
    /// How it ended.
    pub outcome: OutcomeKind,
    /// The plan.
    pub proposal: Option<Proposal>,
    /// Rules that cannot hold together; or what the nearest plan still breaks.
    pub conflicts: Vec<Conflict>,
}

impl Outcome {
    /// What came of this job, if anything did yet.
    pub fn of(job: &Job) -> Result<Option<Self>, Problem> {
        Ok(job.result.clone().map(serde_json::from_value).transpose()?)
    }
}

/// A plan without a broken rule, and why it is as it is. Money in rupiah for a serving and day, unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerProposal)]
pub struct Proposal {
    /// Each day, in order.
    pub days: Vec<ProposedDay>,
    /// What was minimised, in its parts.
    pub objective: Objective,
    /// No plan whatever that keeps the rules is better than this.
    pub bound: Rupiah,
    /// At most so many percent better could any plan be.
    pub gap: Percent,
    /// Each size's mean raw food against its ceiling.
    pub sizes: Vec<SizeMean>,
    /// Each week's means.
    pub weeks: Vec<WeekMeans>,
    /// Rules without which a better plan may be possible, and by how much.
    pub binding: Vec<Binding>,
    /// How the range stands by now.
    pub before: Standing,
    /// How it would stand.
    pub after: Standing,
}

/// A day of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProposedDay {
    /// The day.
    pub date: Day,
    /// The menu.
    pub menu_id: MenuId,
    /// Its name.
    pub menu_name: String,
    /// Portions by size.
    pub portions: BTreeMap<String, i64>,
    /// Whether it was there and had to stay.
    pub pinned: bool,
    /// What is there by now.
    pub present: Option<String>,
    /// Its raw food for a serving, mean of the sizes by their portions.
    pub raw_food: Option<Rupiah>,
    /// The best other menu for that day while the others stay.
    pub next_best: Option<String>,
    /// By how much the plan would be worse with it.
    pub more: Option<Rupiah>,
    /// Why this menu, in a sentence.
    #[serde(default)]
    pub because: String,
}

/// What was minimised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerObjective)]
pub struct Objective {
    /// Raw food.
    pub raw_food: Rupiah,
    /// Nutrients outside their bands.
    pub nutrition: Rupiah,
    /// Repeats of side dishes.
    pub side_repeats: Rupiah,
    /// All of it.
    pub total: Rupiah,
}

/// What the raw food of a size's servings costs on the average.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerSizeMean)]
pub struct SizeMean {
    /// The size's code.
    pub size: String,
    /// Its name.
    pub name: String,
    /// The mean.
    pub raw_food: Option<Rupiah>,
    /// The most it may be.
    pub ceiling: Rupiah,
    /// How they stand.
    pub status: Option<CeilingStatus>,
}

/// A week's means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerWeek)]
pub struct WeekMeans {
    /// Its Monday.
    pub from: Day,
    /// Days of the range in it.
    pub days: usize,
    /// Repeats of side dishes in it.
    pub side_repeats: usize,
    /// Each group's nutrients.
    pub groups: Vec<GroupMeans>,
}

/// A group's means of a week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerGroup)]
pub struct GroupMeans {
    /// The group.
    pub target_group: TargetGroup,
    /// Its size.
    pub size: String,
    /// Each of the ten.
    pub nutrients: Vec<NutrientMean>,
}

/// A nutrient's mean against its band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerNutrient)]
pub struct NutrientMean {
    /// Which.
    pub nutrient: Nutrient,
    /// In its unit; `null` = no data.
    pub value: Option<Amount>,
    /// The unit.
    pub unit: String,
    /// The plain low end; `null` for a ceiling.
    pub lo: Option<Amount>,
    /// The plain high end; `null` for a floor.
    pub hi: Option<Amount>,
    /// With the tolerance.
    pub status: BandStatus,
    /// By how many percent the band is missed.
    pub missed: Percent,
}

/// A rule that binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerBinding)]
pub struct Binding {
    /// Which.
    pub rule: Rule,
    /// By how much a plan could be better without it.
    pub costs: Rupiah,
    /// The same in a sentence.
    #[serde(default)]
    pub text: String,
}

/// Rules that cannot hold together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerConflict)]
pub struct Conflict {
    /// Each with how far it would have to give way; none when there are days and not one menu for them.
    pub rules: Vec<Shortfall>,
}

/// What a rule asks for, and what is possible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerShortfall)]
pub struct Shortfall {
    /// Which.
    pub rule: Rule,
    /// What it asks for: serving days, rupiah for a serving, or grams.
    pub asked: i64,
    /// The nearest to it that is possible; `null` when nothing can be said.
    pub possible: Option<i64>,
    /// The same in a sentence.
    #[serde(default)]
    pub text: String,
}

/// A rule, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerRule)]
pub struct Rule {
    /// Which.
    pub code: RuleCode,
    /// The size whose ceiling it is, by its name.
    pub size: Option<String>,
    /// The ingredient of which there is only so much.
    pub ingredient_id: Option<IngredientId>,
    /// Its name.
    pub ingredient: Option<String>,
    /// The day on which a menu has to stay.
    pub date: Option<Day>,
}

/// The rules that no plan breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RuleCode {
    /// A menu comes at most once in so many serving days.
    NoRepeat,
    /// The main protein changes from one serving day to the next.
    ProteinApart,
    /// The mean raw-food cost stays under a size's ceiling.
    Ceiling,
    /// What is avoided is in no menu, for sure.
    Allergens,
    /// No more is used than is in stock.
    Stock,
    /// What is there stays.
    Pinned,
    /// Every line of a menu has a price.
    KnownCost,
    /// Energy and protein of a menu can be judged.
    JudgedNutrition,
}

/// How a range stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannerStanding)]
pub struct Standing {
    /// Days with a menu.
    pub days: usize,
    /// Rupiah for all portions; `null` when nothing is known.
    pub cost: Option<Rupiah>,
    /// Whether the cost of every day is known and complete.
    #[serde(default)]
    pub cost_complete: bool,
    /// The same for one portion; `null` unless it is complete.
    pub cost_per_serving: Option<Rupiah>,
    /// 0 to 100: of the week and the group that are served worst.
    pub score: Option<Amount>,
}
