//! The statements on the history of prices.

use ::store::{Change, Result, TenantTx, on, sql};
use domain::{Day, IngredientId, Instant, PurchaseUnit, Rupiah, UserId};
use sqlx::FromRow;

use crate::ingredients::DatedPrice;
use crate::ingredients::prices::RecordedPrice;
use crate::request::Paging;

sql! {
    RECORD_PRICE = "
        INSERT INTO ingredient_prices (sppg_id, ingredient_id, price_date, price, unit, recorded_at, recorded_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (sppg_id, ingredient_id, price_date) DO UPDATE
        SET price = excluded.price, unit = excluded.unit, recorded_at = excluded.recorded_at
          , recorded_by = excluded.recorded_by
    ";
    COUNT_PRICES = "SELECT COUNT(*) FROM ingredient_prices WHERE sppg_id = $1 AND ingredient_id = $2";
    PRICES = "
        SELECT price, price_date, unit, recorded_at, recorded_by
        FROM ingredient_prices
        WHERE sppg_id = $1 AND ingredient_id = $2
        ORDER BY price_date DESC
        LIMIT $3 OFFSET $4
    ";
}

#[derive(FromRow)]
struct PriceRow {
    price: Rupiah,
    price_date: Day,
    unit: PurchaseUnit,
    recorded_at: Instant,
    recorded_by: UserId,
}

/// Writes a price into the history; another of the same day takes its place.
pub(in crate::ingredients) async fn record_price(
    change: &mut Change,
    id: IngredientId,
    price: DatedPrice,
) -> Result<()> {
    let (sppg, now, actor) = (change.tenant(), change.now(), change.actor().id);
    on!(change, |c| sqlx::query(RECORD_PRICE)
        .bind(sppg)
        .bind(id)
        .bind(price.price_date)
        .bind(price.price)
        .bind(price.unit)
        .bind(now)
        .bind(actor)
        .execute(c)
        .await
        .map(|_| ()))
}

pub(in crate::ingredients) async fn count_prices(tx: &mut TenantTx, id: IngredientId) -> Result<i64> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_scalar(COUNT_PRICES).bind(sppg).bind(id).fetch_one(c).await)
}

pub(in crate::ingredients) async fn prices(
    tx: &mut TenantTx,
    id: IngredientId,
    paging: Paging,
) -> Result<Vec<RecordedPrice>> {
    let sppg = tx.tenant();
    let rows: Vec<PriceRow> = on!(tx, |c| sqlx::query_as(PRICES)
        .bind(sppg)
        .bind(id)
        .bind(paging.page_size)
        .bind(paging.offset())
        .fetch_all(c)
        .await)?;
    let recorded = |row: PriceRow| RecordedPrice {
        dated: DatedPrice { price: row.price, price_date: row.price_date, unit: row.unit },
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by,
    };
    Ok(rows.into_iter().map(recorded).collect())
}
