//! Ingredients: what a kitchen buys, what it costs, and what it gives, by the food it is and by the kitchen's own figures.

pub mod api;
mod draft;
pub mod pages;
mod prices;
mod search;
mod stocked;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Change, TenantTx};
use domain::{Allergen, Allergens, Category, IngredientId, Instant, MenuId, UserId};
use serde::Serialize;
use serde_json::{Value, json};

pub use self::draft::IngredientDraft;
pub(crate) use self::draft::{measures, nutrients};
pub use self::prices::{DatedPrice, prices};
pub use self::search::{Names, search};
pub use self::stocked::{Stocked, all_stocked, stocked};
#[cfg(test)]
pub(crate) use self::store::ALL_STATEMENTS;
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::menus;
use crate::problem::Problem;
use crate::request::{Input, Page, Paging, is_stale};

/// An ingredient, as it is kept and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ingredient {
    /// Its id.
    pub id: IngredientId,
    /// What was said of it.
    #[serde(flatten)]
    pub about: IngredientDraft,
    /// Its own allergens, or else those of the food that it is; `null` = unknown.
    pub effective_allergens: Option<Allergens>,
    /// Whether `effectiveAllergens` are all; otherwise there may be more.
    pub allergens_complete: bool,
    /// When it was created.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
    /// Who created it.
    pub created_by: UserId,
    /// Who changed it last.
    pub updated_by: UserId,
    /// Counts the changes.
    pub version: i64,
}

impl Ingredient {
    /// The same without what the kitchen pays for it, to whom, and how much of it is there.
    pub fn without_trade(&self) -> Self {
        let mut shown = self.clone();
        let about = &mut shown.about;
        (about.price, about.price_date, about.supplier) = (None, None, None);
        (about.current_stock, about.min_stock) = (None, None);
        shown
    }
}

/// What of the ingredients to show.
#[derive(Debug, Clone, Default)]
pub struct IngredientFilter {
    /// Only those of this category.
    pub category: Option<Category>,
    /// Only those of which something is there, or only those of which nothing is.
    pub in_stock: Option<bool>,
    /// Only those with a price, or only those without.
    pub has_price: Option<bool>,
    /// Only those that are known to be free of these; an ingredient of unknown allergens is not.
    pub exclude_allergens: Vec<Allergen>,
    /// Only those whose name or code holds this.
    pub search: Option<String>,
}

/// What a list of ingredients is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// The name.
    ItemName,
    /// The price in force.
    Price,
    /// The day of that price.
    PriceDate,
    /// What is in stock.
    CurrentStock,
    /// The moment of creation.
    CreatedAt,
    /// The latest change.
    UpdatedAt,
}

impl SortBy {
    /// Everything to sort by.
    pub const ALL: &[Self] =
        &[Self::ItemName, Self::Price, Self::PriceDate, Self::CurrentStock, Self::CreatedAt, Self::UpdatedAt];
}

/// The word in an address.
impl std::fmt::Display for SortBy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::ItemName => "itemName",
            Self::Price => "price",
            Self::PriceDate => "priceDate",
            Self::CurrentStock => "currentStock",
            Self::CreatedAt => "createdAt",
            Self::UpdatedAt => "updatedAt",
        })
    }
}

/// The order of a list of ingredients; what has no value comes last either way.
#[derive(Debug, Clone, Copy)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// The largest first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: SortBy::UpdatedAt, descending: true }
    }
}

/// One page of the kitchen's ingredients.
pub async fn list(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    filter: &IngredientFilter,
    sort: Sort,
    paging: Paging,
) -> Result<Page<Ingredient>, Problem> {
    let total = store::count(tx, filter).await?;
    Ok(Page::new(store::list(tx, catalogue, filter, sort, paging).await?, paging, total))
}

/// How many of the kitchen's ingredients these are.
pub async fn count(tx: &mut TenantTx, filter: &IngredientFilter) -> Result<i64, Problem> {
    Ok(store::count(tx, filter).await?)
}

/// An ingredient of this kitchen.
pub async fn find(tx: &mut TenantTx, catalogue: &Catalogue, id: IngredientId) -> Result<Ingredient, Problem> {
    store::find(tx, catalogue, id).await?.ok_or(Problem::NotFound)
}

/// Creates an ingredient; its price is the first of its history.
pub async fn create(change: &mut Change, catalogue: &Catalogue, draft: IngredientDraft) -> Result<Ingredient, Problem> {
    let (now, actor) = (change.now(), change.actor().id);
    let (effective_allergens, allergens_complete) = draft.effective_allergens(catalogue);
    let ingredient = Ingredient {
        id: IngredientId::new(now),
        about: draft,
        effective_allergens,
        allergens_complete,
        created_at: now,
        updated_at: now,
        created_by: actor,
        updated_by: actor,
        version: 1,
    };
    if !store::insert(change, &ingredient).await? {
        return Err(Problem::taken("itemCode"));
    }
    if let Some(price) = ingredient.about.dated_price() {
        store::record_price(change, ingredient.id, price).await?;
    }
    let about = summary(&ingredient, &[]);
    events::note_created(change, Entity::Ingredient, ingredient.id.0, Some(1), &ingredient.about, about);
    Ok(ingredient)
}

/// Changes an ingredient that was read at this version. A price joins its history, and is in force unless one of a later
/// day already is; what the ingredient's menus give and cost follows in the same change.
pub async fn update(
    change: &mut Change,
    catalogue: &Catalogue,
    ingredient: &Ingredient,
    version: i64,
    draft: IngredientDraft,
) -> Result<Ingredient, Problem> {
    let before = &ingredient.about;
    if is_stale(version, ingredient.version) {
        return Err(Problem::conflict(ingredient));
    }
    if let Some(code) = draft.item_code.as_ref().filter(|code| before.item_code.as_ref() != Some(code))
        && store::is_code_taken(change, code, ingredient.id).await?
    {
        return Err(Problem::taken("itemCode"));
    }
    let said = prices::newly_said(before, &draft);
    let about = prices::with_the_price_in_force(before, draft);
    let (effective_allergens, allergens_complete) = about.effective_allergens(catalogue);
    let next = Ingredient {
        about,
        effective_allergens,
        allergens_complete,
        updated_at: change.now(),
        updated_by: change.actor().id,
        version: ingredient.version + 1,
        ..ingredient.clone()
    };
    if !store::update(change, &next).await? {
        return Err(Problem::conflict(ingredient));
    }
    if let Some(price) = said {
        store::record_price(change, next.id, price).await?;
    }
    let menus = if next.about.counts_as(before) {
        Vec::new()
    } else {
        menus::recompute_of_ingredient(catalogue, change, next.id).await?
    };
    let mut about = summary(&next, &menus);
    about["recordedPrice"] = json!(said);
    events::note_updated(change, Entity::Ingredient, next.id.0, Some(next.version), (before, &next.about), about);
    Ok(next)
}

/// Deletes an ingredient that no menu uses; its history stays.
pub async fn delete(change: &mut Change, ingredient: &Ingredient) -> Result<(), Problem> {
    let dependents = menus::of_ingredient(change, ingredient.id).await?;
    if !dependents.is_empty() {
        return Err(Problem::InUse(dependents));
    }
    store::delete(change, ingredient.id).await?;
    let about = summary(ingredient, &[]);
    events::note_deleted(change, Entity::Ingredient, ingredient.id.0, Some(ingredient.version), about);
    Ok(())
}

/// What the live channels tell of it, with the menus whose figures changed along.
fn summary(ingredient: &Ingredient, menus: &[MenuId]) -> Value {
    json!({
        "id": ingredient.id,
        "itemName": ingredient.about.item_name,
        "itemCode": ingredient.about.item_code,
        "category": ingredient.about.category,
        "unit": ingredient.about.unit,
        "price": ingredient.about.price,
        "priceDate": ingredient.about.price_date,
        "menus": menus,
    })
}

/// Whether what was sent leaves all but the price and the supplier as it is.
fn changes_only_the_price(input: &Input, about: &IngredientDraft) -> bool {
    let now = serde_json::to_value(about).unwrap_or_default();
    let sent = input.value().as_object().into_iter().flatten();
    sent.filter(|(name, _)| !["price", "priceDate", "supplier"].contains(&name.as_str()))
        .all(|(name, value)| now.get(name) == Some(value))
}
