//! Finding an ingredient by a typed word: in the kitchen's own names and codes, and in the names of the foods they are.

use ::store::TenantTx;
use domain::{IngredientId, fold};

use super::{Ingredient, IngredientFilter, store};
use crate::foods::{Catalogue, Typed};
use crate::problem::Problem;
use crate::request::{Page, Paging};

/// One page of the ingredients that a typed word may mean, the likeliest first; all by name when nothing is typed. Only
/// the names of all are loaded, then the page's own rows.
pub async fn search(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    typed: &str,
    filter: &IngredientFilter,
    paging: Paging,
) -> Result<Page<Ingredient>, Problem> {
    let names = store::names(tx, filter).await?;
    let ranked: Vec<IngredientId> = match Typed::new(typed) {
        Some(typed) => ranked(&names, catalogue, &typed),
        None => names.into_iter().map(|name| name.id).collect(),
    };
    let total = i64::try_from(ranked.len()).unwrap_or(i64::MAX);
    let (skip, take) = (usize::try_from(paging.offset()).unwrap_or(0), usize::try_from(paging.page_size).unwrap_or(0));
    let wanted: Vec<_> = ranked.into_iter().skip(skip).take(take).collect();
    let mut found = store::by_ids(tx, catalogue, &wanted).await?;
    let items = wanted.iter().filter_map(|id| found.remove(id)).map(|(ingredient, _)| ingredient);
    Ok(Page::new(items.collect(), paging, total))
}

/// The likeliest first; names break ties, for that is the order they come in.
fn ranked(names: &[store::Name], catalogue: &Catalogue, typed: &Typed) -> Vec<IngredientId> {
    let foods = catalogue.meetings(typed);
    let mut found: Vec<_> = names
        .iter()
        .enumerate()
        .filter_map(|(at, name)| {
            let food = name.food_id.and_then(|id| foods.get(&id));
            let code = name.item_code.as_deref().map(|code| typed.meets(&fold(code)));
            let beside: Vec<_> = food.into_iter().chain(&code).collect();
            Some((typed.score(&name.name_key, &beside)?, at, name.id))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, id)| id).collect()
}
