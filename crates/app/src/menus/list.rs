//! The list of menus: what of them to show, in which order.

use ::store::TenantTx;
use domain::{
    Allergen, Allergens, Amount, Difficulty, IngredientId, MealType, MenuSortKey as SortKey, ProgramId, Rupiah,
};

use super::{Menu, store};
use crate::problem::Problem;
use crate::request::{Fields, Page, Paging, boolean, decimal, id, one_of, rupiah, text};

/// An order: by what, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// The greatest first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { key: SortKey::UpdatedAt, descending: true }
    }
}

impl Sort {
    /// `costPerServing`, or `-costPerServing` for the greatest first.
    pub fn parse(word: &str) -> Option<Self> {
        let (descending, word) = word.strip_prefix('-').map_or((false, word), |word| (true, word));
        SortKey::from_code(word).map(|key| Self { key, descending })
    }

    /// As it is written in an address.
    pub fn code(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.key.code())
    }
}

/// Why a menu needs a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// A size's raw food costs more than its ceiling.
    OverCeiling,
    /// Not balanced for a group of its program.
    NotBalanced,
    /// Cannot be judged for a group of its program.
    NotJudged,
    /// An ingredient has no price.
    PriceMissing,
}

impl Attention {
    /// All of them, the gravest first.
    pub const ALL: &[Self] = &[Self::OverCeiling, Self::NotBalanced, Self::NotJudged, Self::PriceMissing];

    /// As it is written in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OverCeiling => "OVER_CEILING",
            Self::NotBalanced => "NOT_BALANCED",
            Self::NotJudged => "NOT_JUDGED",
            Self::PriceMissing => "PRICE_MISSING",
        }
    }

    /// The one of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|attention| attention.code() == code)
    }
}

/// What of the menus to show.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MenuFilter {
    /// Only this program's.
    pub program: Option<ProgramId>,
    /// Only for this meal.
    pub meal_type: Option<MealType>,
    /// Only this hard.
    pub difficulty: Option<Difficulty>,
    /// Only those in use, or not.
    pub is_active: Option<bool>,
    /// Only those whose name or code holds this.
    pub search: Option<String>,
    /// Only those with this ingredient.
    pub ingredient: Option<IngredientId>,
    /// Only those known to be free of all of these.
    pub without_allergens: Allergens,
    /// At least so much energy.
    pub min_calories: Option<Amount>,
    /// At most so much energy.
    pub max_calories: Option<Amount>,
    /// At most this dear.
    pub max_cost_per_serving: Option<Rupiah>,
    /// Those that were deleted, instead of those that were not.
    pub is_deleted: bool,
    /// Only those that need a look for this; asked by the pages.
    pub attention: Option<Attention>,
    /// In which order.
    pub sort: Option<Sort>,
}

impl MenuFilter {
    /// Reads it from an address.
    pub fn read(f: &mut Fields) -> Option<Self> {
        let program = f.optional("programId", id(|_: &ProgramId| true));
        let meal_type = f.optional("mealType", one_of(MealType::ALL));
        let difficulty = f.optional("difficulty", one_of(Difficulty::ALL));
        let is_active = f.optional("isActive", boolean);
        let search = f.optional("search", text(0, 100));
        let ingredient = f.optional("ingredientId", id(|_: &IngredientId| true));
        let without = f.list("excludeAllergen", Allergen::ALL.len(), one_of(Allergen::ALL));
        let calories = decimal(0.0, 100_000.0, Amount::from_thousandths);
        let min_calories = f.optional("minCalories", &calories);
        let max_calories = f.optional("maxCalories", &calories);
        let max_cost_per_serving = f.optional("maxCostPerServing", rupiah);
        let is_deleted = f.optional("deleted", boolean);
        let sort = f.optional("sort", |value| {
            let word = text(1, 40)(value)?;
            Sort::parse(&word)
                .ok_or_else(|| domain::Fault::NotOneOf(SortKey::ALL.iter().map(|key| key.code().to_owned()).collect()))
        });
        Some(Self {
            program: program?,
            meal_type: meal_type?,
            difficulty: difficulty?,
            is_active: is_active?,
            search: search?,
            ingredient: ingredient?,
            without_allergens: without?.into_iter().collect(),
            min_calories: min_calories?,
            max_calories: max_calories?,
            max_cost_per_serving: max_cost_per_serving?,
            is_deleted: is_deleted?.unwrap_or(false),
            attention: None,
            sort: sort?,
        })
    }

    /// The order as columns; total, for the id decides between equals.
    pub(super) fn order_by(&self) -> &'static str {
        let sort = self.sort.unwrap_or_default();
        match (sort.key, sort.descending) {
            (SortKey::MenuName, false) => "name_key, id",
            (SortKey::MenuName, true) => "name_key DESC, id DESC",
            (SortKey::MenuCode, false) => "menu_code, id",
            (SortKey::MenuCode, true) => "menu_code DESC, id DESC",
            (SortKey::Calories, false) => "calories NULLS LAST, id",
            (SortKey::Calories, true) => "calories DESC NULLS LAST, id DESC",
            (SortKey::Protein, false) => "protein NULLS LAST, id",
            (SortKey::Protein, true) => "protein DESC NULLS LAST, id DESC",
            (SortKey::CostPerServing, false) => "cost_per_serving NULLS LAST, id",
            (SortKey::CostPerServing, true) => "cost_per_serving DESC NULLS LAST, id DESC",
            (SortKey::CreatedAt, false) => "created_at, id",
            (SortKey::CreatedAt, true) => "created_at DESC, id DESC",
            (SortKey::UpdatedAt, false) => "updated_at, id",
            (SortKey::UpdatedAt, true) => "updated_at DESC, id DESC",
        }
    }
}

/// One page of the kitchen's menus.
pub async fn list(tx: &mut TenantTx, filter: &MenuFilter, paging: Paging) -> Result<Page<Menu>, Problem> {
    let total = store::count(tx, filter).await?;
    Ok(Page::new(store::list(tx, filter, paging).await?, paging, total))
}

/// The kitchen's menus in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overview {
    /// All of them.
    pub total: i64,
    /// Those in use.
    pub active: i64,
    /// Those with an ingredient that has no price.
    pub without_all_prices: i64,
    /// Those over a size's ceiling.
    pub over_ceiling: i64,
    /// Those that are not balanced for a group of their program.
    pub not_balanced: i64,
    /// Those that cannot be judged for a group of their program.
    pub not_judged: i64,
}

/// Counts the kitchen's menus.
pub async fn overview(tx: &mut TenantTx) -> Result<Overview, Problem> {
    let (total, active, without_all_prices, over_ceiling, not_balanced, not_judged) = store::counts(tx).await?;
    Ok(Overview { total, active, without_all_prices, over_ceiling, not_balanced, not_judged })
}
