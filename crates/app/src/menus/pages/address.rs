//! What the list's address says: which menus, in which order, how drawn.

use domain::{Allergen, Difficulty, MealType};
use ui::form::Form;
use words::Locale;

use crate::menus::{Attention, MenuFilter};
use crate::problem::Problem;
use crate::request::{Paging, Query};

/// How a menu is drawn in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum View {
    /// What one looks for most.
    #[default]
    Default,
    /// A line for each.
    Compact,
    /// All ten nutrients and every size.
    Detailed,
}

impl View {
    pub(super) const ALL: [Self; 3] = [Self::Default, Self::Compact, Self::Detailed];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Compact => "compact",
            Self::Detailed => "detailed",
        }
    }
}

/// The parameters that narrow the list down.
const FILTERS: [&str; 11] = [
    "programId",
    "mealType",
    "difficulty",
    "isActive",
    "search",
    "ingredientId",
    "excludeAllergen",
    "minCalories",
    "maxCalories",
    "maxCostPerServing",
    "attention",
];

/// The orders that the page offers; the first is the usual one.
pub(super) const SORTS: [&str; 6] =
    ["-updatedAt", "menuName", "costPerServing", "-costPerServing", "-protein", "-calories"];

/// The list's address, read.
#[derive(Debug)]
pub(super) struct Address {
    pub filter: MenuFilter,
    pub view: View,
    pub paging: Paging,
    pub sort: &'static str,
    pairs: Vec<(String, String)>,
    /// What does not read; such a filter does not count.
    wrong: Vec<(String, String)>,
}

impl Address {
    pub(super) fn read(t: Locale, query: &Query) -> Self {
        let sort =
            query.get("sort").and_then(|word| SORTS.into_iter().find(|known| *known == word)).unwrap_or(SORTS[0]);
        let view = query.get("view").and_then(|word| View::ALL.into_iter().find(|view| view.code() == word));
        let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_i64).clamp(1, 100_000);
        let attention = query.get("attention").and_then(Attention::from_code);
        let filters = query.without(&["view", "page", "attention"]);
        let (filter, wrong) = match filters.read(MenuFilter::read) {
            Ok(filter) => (filter, Vec::new()),
            Err(Problem::Invalid(errors)) => {
                let names: Vec<_> =
                    errors.iter().map(|error| error.field.split('[').next().unwrap_or_default()).collect();
                let right = filters.without(&names).read(MenuFilter::read).unwrap_or_default();
                (right, errors.iter().map(|error| (error.field.clone(), t.fault(&error.fault))).collect())
            }
            Err(_) => (MenuFilter::default(), Vec::new()),
        };
        let filter = MenuFilter { attention, sort: crate::menus::Sort::parse(sort), ..filter };
        let known = |name: &str| FILTERS.contains(&name) || ["sort", "view", "deleted"].contains(&name);
        let said = query.pairs().filter(|(name, value)| known(name) && !value.trim().is_empty());
        let pairs = said.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { filter, view: view.unwrap_or_default(), paging: Paging { page, page_size: 24 }, sort, pairs, wrong }
    }

    /// Whether every menu is asked for.
    pub(super) fn is_plain(&self) -> bool {
        !self.pairs.iter().any(|(name, _)| FILTERS.contains(&name.as_str()))
    }

    /// How many of the filters behind the fold are set.
    pub(super) fn folded(&self) -> usize {
        let open = ["programId", "mealType", "search"];
        self.pairs.iter().filter(|(name, _)| FILTERS.contains(&name.as_str()) && !open.contains(&name.as_str())).count()
    }

    /// The filters as a form holds them, with what is wrong.
    pub(super) fn form(&self, t: Locale) -> Form {
        let form = Form::new(t, "filter").fill(self.pairs.iter().cloned()).value("sort", self.sort);
        let shown = |(name, _): &&(String, String)| FILTERS.contains(&name.split('[').next().unwrap_or_default());
        form.errors(self.wrong.iter().filter(shown).cloned())
    }

    /// The same list with one parameter otherwise; an empty one is left out. It begins at its first page again.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.pairs.iter().filter(|(known, _)| known != name));
        if !value.is_empty() {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { "/menu".to_owned() } else { format!("/menu?{query}") }
    }
}

/// The choices of the selects, each with "all" first.
pub(super) fn meals(t: Locale) -> Vec<(&'static str, &'static str)> {
    let all = [("", t.all())].into_iter();
    all.chain(MealType::ALL.iter().map(|meal| (meal.code(), t.name(*meal)))).collect()
}

pub(super) fn difficulties(t: Locale) -> Vec<(&'static str, &'static str)> {
    let all = [("", t.all())].into_iter();
    all.chain(Difficulty::ALL.iter().map(|difficulty| (difficulty.code(), t.name(*difficulty)))).collect()
}

pub(super) fn allergens(t: Locale) -> Vec<(&'static str, &'static str)> {
    let all = [("", t.menu_any_allergen())].into_iter();
    all.chain(Allergen::ALL.iter().map(|allergen| (allergen.code(), t.name(*allergen)))).collect()
}

pub(super) fn attentions(t: Locale) -> Vec<(&'static str, &'static str)> {
    let named = |attention: &Attention| match attention {
        Attention::OverCeiling => t.menu_attention_ceiling(),
        Attention::NotBalanced => t.menu_attention_balance(),
        Attention::NotJudged => t.menu_attention_judged(),
        Attention::PriceMissing => t.menu_attention_price(),
    };
    let all = [("", t.all())].into_iter();
    all.chain(Attention::ALL.iter().map(|attention| (attention.code(), named(attention)))).collect()
}
