//! The figures as the JSON shows them; the pages draw the same values.

use std::collections::BTreeMap;

use calc::{Advice, Cost, GroupBalance, Nutrition, PortionPlan, QuantityChange, Step};
use domain::{
    Amount, BandStatus, CeilingStatus, Day, Grams, IngredientId, LineId, MealType, Nutrient, Nutrients,
    NutritionSource, Percent, PurchaseUnit, Quantity, Rupiah, TargetGroup, Verdict,
};
use serde::Serialize;
use words::Locale;

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

/// What so many servings cost.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Cost)]
pub struct CostShape {
    /// Servings of the batch.
    pub servings: i64,
    /// Ingredients of the batch.
    pub ingredient_cost: Rupiah,
    /// Labour of the batch: it does not grow with the servings.
    pub labor_cost: Rupiah,
    /// Overhead of the batch.
    pub overhead_cost: Rupiah,
    /// Packaging of the batch.
    pub packaging_cost: Rupiah,
    /// The batch in all.
    pub total_cost: Rupiah,
    /// One serving.
    pub cost_per_serving: Rupiah,
    /// Whether every ingredient has a price.
    pub complete: bool,
    /// The ingredients without one.
    pub missing: Vec<String>,
    /// The day of the latest price used.
    pub as_of: Option<Day>,
    /// What each line costs.
    pub lines: Vec<CostLineShape>,
    /// Raw food of a serving of each size against its ceiling.
    pub sizes: Vec<SizeCostShape>,
}

/// What one line costs.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CostLineShape {
    /// The line.
    pub line_id: LineId,
    /// Its ingredient.
    pub name: String,
    /// What of it is bought, in grams, for one serving of the reference size.
    pub purchased_grams: Option<Grams>,
    /// Rupiah for a purchase unit.
    pub price_per_unit: Option<Rupiah>,
    /// The purchase unit.
    pub unit: Option<PurchaseUnit>,
    /// Rupiah for one serving, with two decimals.
    #[schema(value_type = Option<f64>)]
    pub cost: Option<calc::Sen>,
}

/// A size's raw-food cost.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SizeCostShape {
    /// The size.
    pub size: String,
    /// Raw food of one serving.
    pub raw_food_cost: Rupiah,
    /// The most that it may cost.
    pub ceiling: Rupiah,
    /// Under 90 %, on, or over it.
    pub status: CeilingStatus,
}

/// For the API and the pages.
pub fn cost_shape(cost: Cost) -> CostShape {
    CostShape {
        servings: cost.servings,
        ingredient_cost: cost.ingredient_cost,
        labor_cost: cost.labor_cost,
        overhead_cost: cost.overhead_cost,
        packaging_cost: cost.packaging_cost,
        total_cost: cost.total_cost,
        cost_per_serving: cost.cost_per_serving,
        complete: cost.complete,
        missing: cost.missing,
        as_of: cost.as_of,
        lines: cost
            .lines
            .into_iter()
            .map(|line| CostLineShape {
                line_id: line.line_id,
                name: line.name,
                purchased_grams: line.purchased_grams,
                price_per_unit: line.price_per_unit,
                unit: line.unit,
                cost: line.cost,
            })
            .collect(),
        sizes: cost
            .sizes
            .into_iter()
            .map(|size| SizeCostShape {
                size: size.size,
                raw_food_cost: size.raw_food_cost,
                ceiling: size.ceiling,
                status: size.status,
            })
            .collect(),
    }
}

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

/// One thing that would help.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct AdviceShape {
    /// In the reader's language.
    pub text: String,
    /// What to change.
    pub changes: Vec<ChangeShape>,
    /// What a serving of the group's size then costs more, in rupiah with two decimals; less when negative.
    #[schema(value_type = f64)]
    pub cost: calc::Sen,
}

/// A change of a line, or a line to add.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeShape {
    /// The line to change; absent when one is to be added.
    pub line_id: Option<LineId>,
    /// The ingredient to add; absent when a line is to be changed.
    pub inventory_item_id: Option<IngredientId>,
    /// The ingredient's name.
    pub name: String,
    /// The size whose own quantity changes; absent when the line's quantity does.
    pub size: Option<String>,
    /// The unit of both quantities.
    pub unit: String,
    /// The present quantity.
    pub from: Quantity,
    /// The proposed quantity.
    pub to: Quantity,
    /// The present quantity in grams.
    pub from_grams: Grams,
    /// The proposed quantity in grams.
    pub to_grams: Grams,
}

impl From<&QuantityChange> for ChangeShape {
    fn from(change: &QuantityChange) -> Self {
        Self {
            line_id: Some(change.line_id),
            inventory_item_id: None,
            name: change.name.clone(),
            size: change.size.clone(),
            unit: change.unit.code().to_owned(),
            from: change.from,
            to: change.to,
            from_grams: change.from_grams,
            to_grams: change.to_grams,
        }
    }
}

/// For the API and the pages.
pub fn balance_shape(meal_type: MealType, groups: Vec<(GroupBalance, Vec<AdviceShape>)>) -> BalanceShape {
    BalanceShape { meal_type, groups: groups.into_iter().map(|(group, advice)| group_shape(group, advice)).collect() }
}

fn group_shape(group: GroupBalance, advice: Vec<AdviceShape>) -> GroupShape {
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

/// Advice in the reader's language.
pub fn advice_of(t: Locale, advice: Vec<Advice>) -> Vec<AdviceShape> {
    advice.into_iter().map(|advice| one_advice(t, &advice)).collect()
}

fn one_advice(t: Locale, advice: &Advice) -> AdviceShape {
    let helps: Vec<_> = advice.helps.iter().map(|nutrient| t.name(*nutrient)).collect();
    let cost = t.rupiah(Rupiah(advice.cost.rounded().0.abs()));
    let (change, text) = match &advice.step {
        Step::Add { id, name, grams, .. } => {
            let change = ChangeShape {
                line_id: None,
                inventory_item_id: Some(*id),
                name: name.clone(),
                size: None,
                unit: "g".to_owned(),
                from: Quantity::ZERO,
                to: Quantity::from_thousandths(grams.thousandths()),
                from_grams: Grams::ZERO,
                to_grams: *grams,
            };
            (change, t.advice_add(&t.decimal(*grams, 1), name))
        }
        Step::Change(quantity) => {
            let (from, to) = (t.decimal(quantity.from_grams, 1), t.decimal(quantity.to_grams, 1));
            let text = if quantity.to_grams > quantity.from_grams {
                t.advice_more(&quantity.name, &from, &to)
            } else {
                t.advice_less(&quantity.name, &from, &to)
            };
            (ChangeShape::from(quantity), text)
        }
    };
    let for_whom = if helps.is_empty() { String::new() } else { t.advice_helps(&helps.join(", ")) };
    let price = if advice.cost.0 < 0 { t.advice_saves(&cost) } else { t.advice_costs(&cost) };
    AdviceShape { text: [text, for_whom, price].concat(), changes: vec![change], cost: advice.cost }
}

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

/// A size's raw-food cost, before and after.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct CostChangeShape {
    /// The size.
    pub size: String,
    /// Rupiah for one serving now.
    pub before: Rupiah,
    /// Rupiah for one serving then.
    pub after: Rupiah,
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
}

/// For the API and the pages.
pub fn portions_shape(t: Locale, plan: PortionPlan) -> PortionsShape {
    PortionsShape {
        changes: plan.changes.iter().map(ChangeShape::from).collect(),
        costs: plan
            .costs
            .into_iter()
            .map(|cost| CostChangeShape { size: cost.size, before: cost.before, after: cost.after })
            .collect(),
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
            .map(|short| {
                let amount = format!("{} {}", t.decimal(short.amount, 1), short.unit);
                let (group, nutrient) = (t.name(short.target_group), t.name(short.nutrient));
                ShortfallShape {
                    target_group: short.target_group,
                    nutrient: short.nutrient,
                    status: short.status,
                    amount: short.amount,
                    unit: short.unit,
                    text: if short.status == BandStatus::Below {
                        t.shortfall_below(group, nutrient, &amount)
                    } else {
                        t.shortfall_above(group, nutrient, &amount)
                    },
                }
            })
            .collect(),
    }
}

/// The three results for a menu that is not saved yet.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(as = Preview)]
pub struct Results {
    /// What it gives.
    pub nutrition: NutritionShape,
    /// What it costs.
    pub cost: CostShape,
    /// How it stands.
    pub balance: BalanceShape,
}
