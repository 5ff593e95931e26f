//! A menu with everything that belongs to it, and the workings of its figures.

use ::store::TenantTx;
use calc::{Candidate, Meal, Rules, Size};
use domain::{Category, Nutrients, TargetGroup};
use serde::Serialize;
use words::Locale;

use super::figures::{
    AdviceShape, BalanceShape, Basics, CostShape, NutritionShape, PortionsShape, Results, advice_of, balance_shape,
    cost_shape, meal, nutrition_shape, portions_shape,
};
use super::lines::used;
use super::{LineDraft, LineView, Menu, MenuDraft, lines};
use crate::foods::Catalogue;
use crate::ingredients::{self, Stocked};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::recipes::{self, Recipe};
use crate::tenants;

/// A menu with its program, its lines, its recipe and the plans that serve it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MenuDetail)]
pub struct Detail {
    /// The menu itself.
    #[serde(flatten)]
    pub menu: Menu,
    /// Its program.
    pub program: Program,
    /// Its ingredient lines, in order.
    pub ingredients: Vec<LineView>,
    /// The steps of its recipe, in order.
    pub recipes: Vec<Recipe>,
    /// The plans that serve it.
    #[schema(value_type = Vec<Object>)]
    pub menu_plans: Vec<serde_json::Value>,
}

/// The whole of a menu.
pub async fn detail(catalogue: &Catalogue, tx: &mut TenantTx, menu: Menu) -> Result<Detail, Problem> {
    let workings = workings(catalogue, tx, &menu).await?;
    let recipes = recipes::list(tx, menu.id).await?;
    Ok(Detail { ingredients: workings.line_views(), program: workings.program, recipes, menu_plans: Vec::new(), menu })
}

/// What a menu's figures are made of, read once for all of them.
#[derive(Debug)]
pub struct Workings {
    /// The menu's program.
    pub program: Program,
    /// The kitchen's settings.
    pub rules: Rules,
    /// The menu as the arithmetic sees it.
    pub meal: Meal,
    /// The program's own daily targets.
    pub targets: Nutrients<Option<domain::Amount>>,
    lines: Vec<super::Line>,
    stocked: std::collections::HashMap<domain::IngredientId, Stocked>,
}

/// Reads what a saved menu's figures are made of.
pub async fn workings(catalogue: &Catalogue, tx: &mut TenantTx, menu: &Menu) -> Result<Workings, Problem> {
    let lines = lines(tx, menu.id).await?;
    let program = programs::find(tx, menu.program_id).await?;
    let drafts: Vec<_> = lines.iter().map(|line| line.about.clone()).collect();
    let draft = MenuDraft::of(menu, !lines.is_empty());
    let stocked = ingredients::stocked(tx, catalogue, &used(&lines)).await?;
    let rules = tenants::settings(tx).await?.rules();
    Ok(Workings { lines, ..Workings::new(&draft, &drafts, program, rules, stocked) })
}

impl Workings {
    /// Of a menu that need not be saved.
    pub fn new(
        draft: &MenuDraft,
        lines: &[LineDraft],
        program: Program,
        rules: Rules,
        stocked: std::collections::HashMap<domain::IngredientId, Stocked>,
    ) -> Self {
        let basics = Basics::new(&rules, &program, &stocked);
        let (meal, targets) = (meal(draft, lines, &basics), basics.targets);
        Self { program, rules, meal, targets, lines: Vec::new(), stocked }
    }

    /// The lines with their ingredients and costs.
    pub fn line_views(&self) -> Vec<LineView> {
        let cost = calc::cost(&self.meal, &self.rules, self.meal.batch_servings);
        let view = |line: &super::Line| {
            let found = cost.lines.iter().find(|found| found.line_id == line.id);
            let stocked = self.stocked.get(&line.about.inventory_item_id);
            LineView::new(line.clone(), found.and_then(|found| found.cost), stocked)
        };
        self.lines.iter().map(view).collect()
    }

    /// What a serving of this size gives.
    pub fn nutrition(&self, size: &Size) -> NutritionShape {
        nutrition_shape(calc::nutrition(&self.meal, &self.rules, size))
    }

    /// What so many servings cost; the menu's own batch when not said.
    pub fn cost(&self, servings: Option<i64>) -> CostShape {
        cost_shape(calc::cost(&self.meal, &self.rules, servings.unwrap_or(self.meal.batch_servings)))
    }

    /// How it stands for these groups, or for those of its program; with advice from what the kitchen has.
    pub fn balance(&self, t: Locale, group: Option<TargetGroup>, candidates: &[Candidate]) -> BalanceShape {
        let groups = group.map_or_else(|| self.program.about.target_groups.clone(), |group| vec![group]);
        let judged = groups.into_iter().map(|group| {
            let advice = self.advice(t, group, candidates);
            (calc::balance(&self.meal, &self.rules, group, &self.targets), advice)
        });
        balance_shape(self.meal.meal_type, judged.collect())
    }

    /// How it stands for the groups of its program, without the search for advice.
    pub fn standing(&self) -> BalanceShape {
        let groups = self.program.about.target_groups.iter();
        let judged =
            groups.map(|group| (calc::balance(&self.meal, &self.rules, *group, &self.targets), Vec::new())).collect();
        balance_shape(self.meal.meal_type, judged)
    }

    fn advice(&self, t: Locale, group: TargetGroup, candidates: &[Candidate]) -> Vec<AdviceShape> {
        if self.meal.lines.is_empty() {
            return Vec::new();
        }
        advice_of(t, calc::advise(&self.meal, &self.rules, group, &self.targets, candidates))
    }

    /// Grams that would serve the groups of the program best.
    pub fn portions(&self, t: Locale, groups: &[TargetGroup], bounds: calc::Bounds) -> PortionsShape {
        portions_shape(t, calc::optimize_portions(&self.meal, &self.rules, groups, &self.targets, bounds))
    }

    /// The three results at once.
    pub fn results(&self, t: Locale, candidates: &[Candidate]) -> Results {
        Results {
            nutrition: self.nutrition(self.rules.reference()),
            cost: self.cost(None),
            balance: self.balance(t, None, candidates),
        }
    }
}

/// What the kitchen has that a menu might take more of: food with a price, not seasoning, not oil.
pub async fn candidates(catalogue: &Catalogue, tx: &mut TenantTx) -> Result<Vec<Candidate>, Problem> {
    let is_food = |stocked: &Stocked| {
        !matches!(stocked.ingredient.about.category, Category::BumbuRempah | Category::MinyakLemak | Category::Lainnya)
            && stocked.item.price.is_some()
    };
    let all = ingredients::all_stocked(tx, catalogue).await?;
    Ok(all
        .into_iter()
        .filter(is_food)
        .map(|stocked| Candidate::new(stocked.ingredient.id, std::sync::Arc::clone(&stocked.item)))
        .collect())
}
