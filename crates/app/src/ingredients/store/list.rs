//! The statements behind lists of ingredients: filtered, sorted, page by page.

use ::store::{Result, TenantTx, on, sql};
use domain::{Allergens, Category, FoodId, IngredientId, fold, sought};
use sqlx::{AssertSqlSafe, FromRow};

use super::{IngredientRow, columns};
use crate::foods::Catalogue;
use crate::ingredients::{Ingredient, IngredientFilter, Sort, SortBy};
use crate::request::Paging;

// Free of an allergen is only what is known to be: by the kitchen's word, or by a food that says it knows all.
macro_rules! filtered {
    () => {
        "FROM ingredients i
        WHERE i.sppg_id = $1 AND i.deleted_at IS NULL
          AND (CAST($2 AS TEXT) IS NULL OR i.category = $2)
          AND (CAST($3 AS BOOLEAN) IS NULL OR (COALESCE(i.current_stock, 0) > 0) = $3)
          AND (CAST($4 AS BOOLEAN) IS NULL OR (i.price IS NOT NULL) = $4)
          AND (CAST($5 AS BIGINT) IS NULL OR (i.allergens & $5) = 0
              OR (i.allergens IS NULL AND EXISTS (
                  SELECT 1 FROM foods f
                  WHERE f.id = i.food_id AND (f.allergens & $5) = 0
                    AND f.quality_flags NOT LIKE '%ALLERGENS_INCOMPLETE%')))
          AND (CAST($6 AS TEXT) IS NULL OR i.name_key LIKE '%' || $6 || '%' OR i.item_code LIKE '%' || $7 || '%')"
    };
}

sql! {
    COUNT = concat!("SELECT COUNT(*) ", filtered!());
    LIST = concat!("SELECT ", columns!(), " ", filtered!());
    NAMES = "
        SELECT i.id, i.name_key, i.item_code, i.food_id, i.category, i.allergens
             , COALESCE(i.current_stock, 0) > 0 AS in_stock, i.price IS NOT NULL AS has_price
        FROM ingredients i
        WHERE i.sppg_id = $1 AND i.deleted_at IS NULL
        ORDER BY i.name_key, i.id
    ";
}

#[derive(FromRow)]
struct NameRow {
    id: IngredientId,
    name_key: String,
    item_code: Option<String>,
    food_id: Option<FoodId>,
    category: Category,
    allergens: Option<Allergens>,
    in_stock: bool,
    has_price: bool,
}

/// What searching needs of an ingredient.
#[derive(Debug)]
#[expect(clippy::struct_field_names, reason = "named like the columns they are made of")]
pub(in crate::ingredients) struct Name {
    pub id: IngredientId,
    pub name_key: String,
    pub code_key: Option<String>,
    pub food_id: Option<FoodId>,
    pub category: Category,
    pub allergens: Option<Allergens>,
    pub in_stock: bool,
    pub has_price: bool,
}

impl From<NameRow> for Name {
    fn from(row: NameRow) -> Self {
        Self {
            id: row.id,
            name_key: row.name_key,
            code_key: row.item_code.as_deref().map(fold),
            food_id: row.food_id,
            category: row.category,
            allergens: row.allergens,
            in_stock: row.in_stock,
            has_price: row.has_price,
        }
    }
}

/// Binds a filter to `$1` … `$7`, whatever the query gives.
macro_rules! bind_filter {
    ($query:expr, $sppg:expr, $filter:expr) => {{
        let (name, code) = sought($filter.search.as_deref()).unzip();
        let allergens: Allergens = $filter.exclude_allergens.iter().copied().collect();
        $query
            .bind($sppg)
            .bind($filter.category)
            .bind($filter.in_stock)
            .bind($filter.has_price)
            .bind(Some(allergens).filter(|set| *set != Allergens::NONE))
            .bind(name)
            .bind(code)
    }};
}

pub(in crate::ingredients) async fn count(tx: &mut TenantTx, filter: &IngredientFilter) -> Result<i64> {
    let sppg = tx.tenant();
    on!(tx, |c| bind_filter!(sqlx::query_scalar(COUNT), sppg, filter).fetch_one(c).await)
}

pub(in crate::ingredients) async fn list(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    filter: &IngredientFilter,
    sort: Sort,
    paging: Paging,
) -> Result<Vec<Ingredient>> {
    let (sppg, text) = (tx.tenant(), format!("{LIST} {} LIMIT $8 OFFSET $9", order(sort)));
    let rows: Vec<IngredientRow> = on!(tx, |c| bind_filter!(sqlx::query_as(AssertSqlSafe(text)), sppg, filter)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(|row| row.read(catalogue)).collect()
}

fn order(sort: Sort) -> String {
    let column = match sort.by {
        SortBy::ItemName => "i.name_key",
        SortBy::Price => "i.price",
        SortBy::PriceDate => "i.price_date",
        SortBy::CurrentStock => "i.current_stock",
        SortBy::CreatedAt => "i.created_at",
        SortBy::UpdatedAt => "i.updated_at",
    };
    let direction = if sort.descending { "DESC" } else { "ASC" };
    format!("ORDER BY {column} {direction} NULLS LAST, i.id {direction}")
}

/// All of the kitchen, by name.
pub(in crate::ingredients) async fn names(tx: &mut TenantTx) -> Result<Vec<Name>> {
    let sppg = tx.tenant();
    let rows: Vec<NameRow> = on!(tx, |c| sqlx::query_as(NAMES).bind(sppg).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Name::from).collect())
}
