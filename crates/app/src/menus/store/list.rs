//! The statements behind the list of menus.

use ::store::{Result, TenantTx, on};
use domain::sought;
use sqlx::AssertSqlSafe;

use super::{MenuRow, columns};
use crate::menus::{Attention, Menu, MenuFilter};
use crate::request::Paging;

/// What the filters ask for. A numeric filter leaves out what has no number, and a cost of which a part is missing is no
/// number to go by; an excluded allergen leaves out what is not
/// known to be free of it.
macro_rules! filtered {
    () => {
        "sppg_id = $1 AND (deleted_at IS NULL) <> $2
          AND (program_id = $3 OR $3 IS NULL)
          AND (meal_type = $4 OR $4 IS NULL)
          AND (difficulty = $5 OR $5 IS NULL)
          AND (is_active = $6 OR $6 IS NULL)
          AND (name_key LIKE '%' || $7 || '%' OR menu_code LIKE '%' || $8 || '%' OR $7 IS NULL)
          AND (id IN (SELECT menu_id FROM menu_ingredients WHERE sppg_id = $1 AND ingredient_id = $9) OR $9 IS NULL)
          AND ($10 = 0 OR (allergens_complete AND (allergens & $10) = 0))
          AND (calories >= $11 OR $11 IS NULL)
          AND (calories <= $12 OR $12 IS NULL)
          AND ((cost_complete AND cost_per_serving <= $13) OR $13 IS NULL)
          AND ($14 = ''
            OR ($14 = 'PRICE_MISSING' AND NOT cost_complete)
            OR ($14 = 'OVER_CEILING' AND judgement LIKE '%\"OVER\"%')
            OR ($14 = 'NOT_JUDGED' AND judgement LIKE '%\"NOT_JUDGED\"%')
            OR ($14 = 'NOT_BALANCED'
              AND (judgement LIKE '%\"UNBALANCED\"%' OR judgement LIKE '%\"NEEDS_IMPROVEMENT\"%')))"
    };
}

pub const COUNT: &str = concat!("SELECT COUNT(*) FROM menus WHERE ", filtered!());
/// The list without its order, which is one of a closed list.
pub const LIST: &str = concat!("SELECT ", columns!(), " FROM menus WHERE ", filtered!());
pub const COUNTS: &str = "
    SELECT COUNT(*)
         , COUNT(CASE WHEN is_active THEN 1 END)
         , COUNT(CASE WHEN NOT cost_complete THEN 1 END)
         , COUNT(CASE WHEN judgement LIKE '%\"OVER\"%' THEN 1 END)
         , COUNT(CASE WHEN judgement LIKE '%\"UNBALANCED\"%' OR judgement LIKE '%\"NEEDS_IMPROVEMENT\"%' THEN 1 END)
         , COUNT(CASE WHEN judgement LIKE '%\"NOT_JUDGED\"%' THEN 1 END)
    FROM menus
    WHERE sppg_id = $1 AND deleted_at IS NULL
";

macro_rules! bind_filter {
    ($query:expr, $sppg:expr, $filter:expr) => {{
        let filter: &MenuFilter = $filter;
        let (name, code) = sought(filter.search.as_deref()).unzip();
        $query
            .bind($sppg)
            .bind(filter.is_deleted)
            .bind(filter.program)
            .bind(filter.meal_type)
            .bind(filter.difficulty)
            .bind(filter.is_active)
            .bind(name)
            .bind(code)
            .bind(filter.ingredient)
            .bind(filter.without_allergens)
            .bind(filter.min_calories)
            .bind(filter.max_calories)
            .bind(filter.max_cost_per_serving)
            .bind(filter.attention.map_or("", Attention::code))
    }};
}

pub async fn count(tx: &mut TenantTx, filter: &MenuFilter) -> Result<i64> {
    let sppg = tx.tenant();
    on!(tx, |c| bind_filter!(sqlx::query_scalar(COUNT), sppg, filter).fetch_one(c).await)
}

pub async fn list(tx: &mut TenantTx, filter: &MenuFilter, paging: Paging) -> Result<Vec<Menu>> {
    let sppg = tx.tenant();
    // The order is one of a closed list of column names.
    let statement = || AssertSqlSafe(format!("{LIST} ORDER BY {} LIMIT $15 OFFSET $16", filter.order_by()));
    let rows: Vec<MenuRow> = on!(tx, |c| bind_filter!(sqlx::query_as(statement()), sppg, filter)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// All menus, the active ones, those without all prices, over a ceiling, not balanced, not judged.
pub async fn counts(tx: &mut TenantTx) -> Result<(i64, i64, i64, i64, i64, i64)> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(COUNTS).bind(sppg).fetch_one(c).await)
}
