//! A menu with everything that belongs to it, and the workings of its figures.

use std::collections::HashMap;

use ::store::TenantTx;
use calc::{Candidate, Meal, Rules, Size};
use domain::{Category, IngredientId, Nutrients, Permission, TargetGroup};
use serde::Serialize;
use words::Locale;

use super::figures::{
    AdviceShape, BalanceShape, Basics, CostShape, NutritionShape, PortionsShape, Results, advice_of, balance_shape,
    meal, nutrition_shape, portions_shape,
};
use super::lines::used;
use super::{Line, LineDraft, LineView, Menu, MenuDraft, Parts, lines, parts};
use crate::foods::Catalogue;
use crate::ingredients::{self, Stocked};
use crate::plans::{self, MenuPlan};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::recipes::Recipe;
use crate::request::Caller;
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
    pub menu_plans: Vec<MenuPlan>,
}

/// How much of the ingredients behind a menu's lines its reader sees. What a menu costs is the menu's own; what the
/// kitchen pays for a kilogram, to whom, and how much of it lies there, is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All of them.
    Everything,
    /// Neither prices nor suppliers nor stock.
    WithoutTrade,
}

impl Sight {
    /// What this person sees.
    pub const fn of(caller: &Caller) -> Self {
        if caller.may(Permission::ReadIngredients) { Self::Everything } else { Self::WithoutTrade }
    }
}

/// A menu with all that belongs to it, as it was read or just written.
#[derive(Debug)]
pub struct Whole {
    /// The menu itself.
    pub menu: Menu,
    /// Its lines, and what its figures are made of.
    pub workings: Workings,
    /// The steps of its recipe, in order.
    pub steps: Vec<Recipe>,
    /// The plans that serve it.
    pub plans: Vec<MenuPlan>,
}

impl Whole {
    /// Reads what belongs to a menu.
    pub async fn read(catalogue: &Catalogue, tx: &mut TenantTx, menu: Menu) -> Result<Self, Problem> {
        let Parts { lines, steps } = parts(tx, menu.id).await?;
        let plans = plans::of_menu(tx, menu.id).await?;
        Ok(Self { workings: Workings::of(catalogue, tx, &menu, lines).await?, menu, steps, plans })
    }

    /// As this reader sees it.
    pub fn detail(self, sight: Sight) -> Detail {
        let workings = self.workings.seen(sight);
        Detail {
            ingredients: workings.line_views(),
            program: workings.program,
            recipes: self.steps,
            menu_plans: self.plans,
            menu: self.menu,
        }
    }
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
    pub(super) lines: Vec<Line>,
    stocked: HashMap<IngredientId, Stocked>,
    sight: Sight,
}

/// Reads what a saved menu's figures are made of, for this reader.
pub async fn workings(
    catalogue: &Catalogue,
    tx: &mut TenantTx,
    menu: &Menu,
    sight: Sight,
) -> Result<Workings, Problem> {
    let lines = lines(tx, menu.id).await?;
    Ok(Workings::of(catalogue, tx, menu, lines).await?.seen(sight))
}

impl Workings {
    /// Of a menu that need not be saved.
    pub fn new(
        draft: &MenuDraft,
        lines: &[LineDraft],
        program: Program,
        rules: Rules,
        stocked: HashMap<IngredientId, Stocked>,
    ) -> Self {
        let basics = Basics::new(&rules, &program, &stocked);
        let (meal, targets) = (meal(draft, lines, basics.rules, basics.stocked), basics.targets);
        Self { program, rules, meal, targets, lines: Vec::new(), stocked, sight: Sight::WithoutTrade }
    }

    /// Of a saved menu with these lines.
    pub(super) async fn of(
        catalogue: &Catalogue,
        tx: &mut TenantTx,
        menu: &Menu,
        lines: Vec<Line>,
    ) -> Result<Self, Problem> {
        let program = programs::find(tx, menu.program_id).await?;
        let drafts: Vec<_> = lines.iter().map(|line| line.about.clone()).collect();
        let draft = MenuDraft::of(menu, !lines.is_empty());
        let stocked = ingredients::stocked(tx, catalogue, &used(&lines)).await?;
        let rules = tenants::settings(tx).await?.rules();
        Ok(Self { lines, ..Self::new(&draft, &drafts, program, rules, stocked) })
    }

    /// Whether a line's ingredient was deleted meanwhile.
    pub(super) fn uses_what_is_gone(&self) -> bool {
        self.stocked.values().any(|stocked| stocked.is_deleted)
    }

    /// The same for this reader; until it is said for whom, nothing of trade is shown.
    #[must_use]
    pub fn seen(self, sight: Sight) -> Self {
        Self { sight, ..self }
    }

    /// What the figures depend on besides the menu itself.
    pub(super) fn basics(&self) -> Basics<'_> {
        Basics::new(&self.rules, &self.program, &self.stocked)
    }

    /// The lines with their ingredients and costs.
    pub fn line_views(&self) -> Vec<LineView> {
        let cost = calc::cost(&self.meal, &self.rules, self.meal.batch_servings);
        let view = |line: &Line| {
            let found = cost.lines.iter().find(|found| found.line_id == line.id);
            let stocked = self.stocked.get(&line.about.inventory_item_id);
            LineView::new(line.clone(), found.and_then(|found| found.cost), stocked, self.sight)
        };
        self.lines.iter().map(view).collect()
    }

    /// What a serving of this size gives.
    pub fn nutrition(&self, size: &Size) -> NutritionShape {
        nutrition_shape(calc::nutrition(&self.meal, &self.rules, size))
    }

    /// What so many servings cost; the menu's own batch when not said.
    pub fn cost(&self, servings: Option<i64>) -> CostShape {
        let mut cost = calc::cost(&self.meal, &self.rules, servings.unwrap_or(self.meal.batch_servings));
        if self.sight == Sight::WithoutTrade {
            for line in &mut cost.lines {
                (line.price_per_unit, line.unit) = (None, None);
            }
        }
        cost
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

    /// How it stands for these groups, without the search for advice.
    pub fn standing(&self, groups: &[TargetGroup]) -> BalanceShape {
        let judged = groups
            .iter()
            .map(|group| (calc::balance(&self.meal, &self.rules, *group, &self.targets), Vec::new()))
            .collect();
        balance_shape(self.meal.meal_type, judged)
    }

    fn advice(&self, t: Locale, group: TargetGroup, candidates: &[Candidate]) -> Vec<AdviceShape> {
        let advice =
            calc::advise(&self.meal, &self.rules, group, &self.program.about.target_groups, &self.targets, candidates);
        advice.map(|advice| advice_of(t, &advice, group, &self.rules)).into_iter().collect()
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
