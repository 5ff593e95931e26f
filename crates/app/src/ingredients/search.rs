//! Finding an ingredient by a typed word: in the kitchen's own names and codes, and in the names of the foods they are.

use std::sync::Arc;

use ::store::TenantTx;
use domain::{Allergens, IngredientId, SppgId};
use moka::sync::Cache;

use super::store::Name;
use super::{Ingredient, IngredientFilter, store};
use crate::app::App;
use crate::foods::{Catalogue, Typed};
use crate::problem::Problem;
use crate::request::{Page, Paging};

/// How many ingredients' names stay in memory, of all kitchens together: some 200 bytes each.
const MOST_NAMES: u64 = 200_000;

/// The names of the ingredients of the kitchens that searched last, each as of the kitchen's generation: a search reads
/// the database for what it shows, not for what it passes over.
#[derive(Debug, Clone)]
pub struct Names(Cache<SppgId, Kept>);

#[derive(Debug, Clone)]
struct Kept {
    generation: i64,
    names: Arc<[Name]>,
}

impl Default for Names {
    fn default() -> Self {
        let weight = |_: &SppgId, kept: &Kept| u32::try_from(kept.names.len()).unwrap_or(u32::MAX).max(1);
        Self(Cache::builder().weigher(weight).max_capacity(MOST_NAMES).build())
    }
}

impl Names {
    /// The names as of this generation, or of a later one.
    async fn of(&self, tx: &mut TenantTx, generation: i64) -> Result<Arc<[Name]>, Problem> {
        if let Some(kept) = self.0.get(&tx.tenant()).filter(|kept| kept.generation >= generation) {
            return Ok(kept.names);
        }
        let names: Arc<[Name]> = store::names(tx).await?.into();
        self.0.insert(tx.tenant(), Kept { generation, names: Arc::clone(&names) });
        Ok(names)
    }
}

/// One page of the ingredients that a typed word may mean, the likeliest first; all by name when nothing is typed, none
/// when what is typed holds no letter and no digit. `generation` is the kitchen's, as the request found it.
pub async fn search(
    tx: &mut TenantTx,
    app: &App,
    generation: i64,
    typed: &str,
    filter: &IngredientFilter,
    paging: Paging,
) -> Result<Page<Ingredient>, Problem> {
    let names = app.ingredient_names.of(tx, generation).await?;
    let names = names.iter().filter(|name| filter.lets(name, &app.catalogue));
    let ranked: Vec<IngredientId> = match Typed::new(typed) {
        Some(typed) => ranked(names, &app.catalogue, &typed),
        None if typed.trim().is_empty() => names.map(|name| name.id).collect(),
        None => Vec::new(),
    };
    let total = i64::try_from(ranked.len()).unwrap_or(i64::MAX);
    let (skip, take) = (usize::try_from(paging.offset()).unwrap_or(0), usize::try_from(paging.page_size).unwrap_or(0));
    let wanted: Vec<_> = ranked.into_iter().skip(skip).take(take).collect();
    let mut found = store::by_ids(tx, &app.catalogue, &wanted).await?;
    let items = wanted.iter().filter_map(|id| found.remove(id).filter(|(_, is_deleted)| !is_deleted));
    Ok(Page::new(items.map(|(ingredient, _)| ingredient).collect(), paging, total))
}

/// The likeliest first; names break ties, for that is the order they come in.
fn ranked<'a>(names: impl Iterator<Item = &'a Name>, catalogue: &Catalogue, typed: &Typed) -> Vec<IngredientId> {
    let foods = catalogue.meetings(typed);
    let mut found: Vec<_> = names
        .enumerate()
        .filter_map(|(at, name)| {
            let own = typed.meets([name.name_key.as_str()].into_iter().chain(name.code_key.as_deref()));
            let food = name.food_id.and_then(|id| foods.get(&id));
            Some((own.score(food)?, at, name.id))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, id)| id).collect()
}

impl IngredientFilter {
    /// Whether it lets an ingredient through; the list's statement says the same.
    fn lets(&self, name: &Name, catalogue: &Catalogue) -> bool {
        self.category.is_none_or(|category| category == name.category)
            && self.in_stock.is_none_or(|wanted| wanted == name.in_stock)
            && self.has_price.is_none_or(|wanted| wanted == name.has_price)
            && (self.exclude_allergens.is_empty() || {
                let excluded: Allergens = self.exclude_allergens.iter().copied().collect();
                name.known_allergens(catalogue).is_some_and(|known| known.bits() & excluded.bits() == 0)
            })
    }
}

impl Name {
    /// All its allergens, where all are known.
    fn known_allergens(&self, catalogue: &Catalogue) -> Option<Allergens> {
        self.allergens.or_else(|| catalogue.find(self.food_id?).filter(|food| food.knows_all_allergens())?.allergens)
    }
}
