//! The statements on ingredients.

mod list;
mod prices;

use std::collections::HashMap;

use ::store::{Change, Result, TenantTx, among, from_json, on, sql, to_json};
use domain::{
    Allergens, Category, Day, Factor, FoodId, Grams, IngredientId, Instant, Percent, PurchaseUnit, Quantity, Rupiah,
    UserId, fold,
};
use sqlx::FromRow;

pub(super) use self::list::{Name, count, list, names};
pub(super) use self::prices::{count_prices, prices, record_price};
use super::{Ingredient, IngredientDraft};
use crate::foods::Catalogue;

#[cfg(test)]
pub(crate) const ALL_STATEMENTS: [&[(&str, &str)]; 3] = [STATEMENTS, list::STATEMENTS, prices::STATEMENTS];

macro_rules! columns {
    () => {
        "i.id, i.item_name, i.item_code, i.category, i.unit, i.food_id, i.nutrients, i.bdd_percent, i.yield_factor
         , i.density, i.piece_grams, i.measures, i.price, i.price_date, i.current_stock, i.min_stock, i.supplier
         , i.allergens, i.version, i.created_at, i.updated_at, i.created_by, i.updated_by
         , i.deleted_at IS NOT NULL AS is_deleted"
    };
}
use columns;

sql! {
    FIND = concat!(
        "SELECT ", columns!(), " FROM ingredients i WHERE i.sppg_id = $1 AND i.id = $2 AND i.deleted_at IS NULL"
    );
    BY_IDS = concat!("SELECT ", columns!(), " FROM ingredients i WHERE i.sppg_id = $1 AND i.id IN ($2)");
    ALL = concat!(
        "SELECT ", columns!(),
        " FROM ingredients i WHERE i.sppg_id = $1 AND i.deleted_at IS NULL ORDER BY i.name_key, i.id"
    );
    INSERT = "
        INSERT INTO ingredients
            (sppg_id, id, item_name, name_key, item_code, category, unit, food_id, nutrients, bdd_percent, yield_factor,
             density, piece_grams, measures, price, price_date, current_stock, min_stock, supplier, allergens, version,
             updated_at, updated_by, created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
             $22, $23)
        ON CONFLICT DO NOTHING
        RETURNING id
    ";
    UPDATE = "
        UPDATE ingredients
        SET item_name = $3, name_key = $4, item_code = $5, category = $6, unit = $7, food_id = $8, nutrients = $9
          , bdd_percent = $10, yield_factor = $11, density = $12, piece_grams = $13, measures = $14, price = $15
          , price_date = $16, current_stock = $17, min_stock = $18, supplier = $19, allergens = $20, version = $21
          , updated_at = $22, updated_by = $23
        WHERE sppg_id = $1 AND id = $2 AND version = $21 - 1 AND deleted_at IS NULL
        RETURNING id
    ";
    CODE_TAKEN = "
        SELECT 1 FROM ingredients WHERE sppg_id = $1 AND item_code = $2 AND id <> $3 AND deleted_at IS NULL
    ";
    DELETE = "UPDATE ingredients SET deleted_at = $3, updated_at = $3 WHERE sppg_id = $1 AND id = $2";
}

#[derive(FromRow)]
struct IngredientRow {
    id: IngredientId,
    item_name: String,
    item_code: Option<String>,
    category: Category,
    unit: PurchaseUnit,
    food_id: Option<FoodId>,
    nutrients: String,
    bdd_percent: Option<Percent>,
    yield_factor: Option<Factor>,
    density: Option<Factor>,
    piece_grams: Option<Grams>,
    measures: String,
    price: Option<Rupiah>,
    price_date: Option<Day>,
    current_stock: Option<Quantity>,
    min_stock: Option<Quantity>,
    supplier: Option<String>,
    allergens: Option<Allergens>,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
    created_by: UserId,
    updated_by: UserId,
    is_deleted: bool,
}

impl IngredientRow {
    fn read(self, catalogue: &Catalogue) -> Result<Ingredient> {
        let about = IngredientDraft {
            item_name: self.item_name,
            item_code: self.item_code,
            category: self.category,
            unit: self.unit,
            food_id: self.food_id,
            nutrients: from_json(&self.nutrients)?,
            bdd_percent: self.bdd_percent,
            yield_factor: self.yield_factor,
            density_g_per_ml: self.density,
            piece_grams: self.piece_grams,
            measures: from_json(&self.measures)?,
            price: self.price,
            price_date: self.price_date,
            current_stock: self.current_stock,
            min_stock: self.min_stock,
            supplier: self.supplier,
            allergens: self.allergens,
        };
        let (effective_allergens, allergens_complete) = about.effective_allergens(catalogue);
        Ok(Ingredient {
            id: self.id,
            about,
            effective_allergens,
            allergens_complete,
            created_at: self.created_at,
            updated_at: self.updated_at,
            created_by: self.created_by,
            updated_by: self.updated_by,
            version: self.version,
        })
    }
}

pub(super) async fn find(tx: &mut TenantTx, catalogue: &Catalogue, id: IngredientId) -> Result<Option<Ingredient>> {
    let sppg = tx.tenant();
    let row: Option<IngredientRow> = on!(tx, |c| sqlx::query_as(FIND).bind(sppg).bind(id).fetch_optional(c).await)?;
    row.map(|row| row.read(catalogue)).transpose()
}

/// These ingredients, each with whether it was deleted.
pub(super) async fn by_ids(
    tx: &mut TenantTx,
    catalogue: &Catalogue,
    ids: &[IngredientId],
) -> Result<HashMap<IngredientId, (Ingredient, bool)>> {
    let rows: Vec<IngredientRow> = among(tx, BY_IDS, ids).await?;
    let read = |row: IngredientRow| {
        let (id, is_deleted) = (row.id, row.is_deleted);
        Ok((id, (row.read(catalogue)?, is_deleted)))
    };
    rows.into_iter().map(read).collect()
}

pub(super) async fn all(tx: &mut TenantTx, catalogue: &Catalogue) -> Result<Vec<Ingredient>> {
    let sppg = tx.tenant();
    let rows: Vec<IngredientRow> = on!(tx, |c| sqlx::query_as(ALL).bind(sppg).fetch_all(c).await)?;
    rows.into_iter().map(|row| row.read(catalogue)).collect()
}

pub(super) async fn insert(change: &mut Change, ingredient: &Ingredient) -> Result<bool> {
    write(change, INSERT, ingredient).await
}

pub(super) async fn update(change: &mut Change, ingredient: &Ingredient) -> Result<bool> {
    write(change, UPDATE, ingredient).await
}

/// Both statements take the same values in the same order, and say whether a row was written.
async fn write(change: &mut Change, statement: &'static str, ingredient: &Ingredient) -> Result<bool> {
    let (sppg, about) = (change.tenant(), &ingredient.about);
    let (nutrients, measures) = (to_json(&about.nutrients)?, to_json(&about.measures)?);
    let written: Option<IngredientId> = on!(change, |c| sqlx::query_scalar(statement)
        .bind(sppg)
        .bind(ingredient.id)
        .bind(&about.item_name)
        .bind(fold(&about.item_name))
        .bind(&about.item_code)
        .bind(about.category)
        .bind(about.unit)
        .bind(about.food_id)
        .bind(nutrients)
        .bind(about.bdd_percent)
        .bind(about.yield_factor)
        .bind(about.density_g_per_ml)
        .bind(about.piece_grams)
        .bind(measures)
        .bind(about.price)
        .bind(about.price_date)
        .bind(about.current_stock)
        .bind(about.min_stock)
        .bind(&about.supplier)
        .bind(about.allergens)
        .bind(ingredient.version)
        .bind(ingredient.updated_at)
        .bind(ingredient.updated_by)
        .fetch_optional(c)
        .await)?;
    Ok(written.is_some())
}

pub(super) async fn is_code_taken(change: &mut Change, code: &str, id: IngredientId) -> Result<bool> {
    let sppg = change.tenant();
    let taken: Option<i32> =
        on!(change, |c| sqlx::query_scalar(CODE_TAKEN).bind(sppg).bind(code).bind(id).fetch_optional(c).await)?;
    Ok(taken.is_some())
}

pub(super) async fn delete(change: &mut Change, id: IngredientId) -> Result<()> {
    let (sppg, now) = (change.tenant(), change.now());
    on!(change, |c| sqlx::query(DELETE).bind(sppg).bind(id).bind(now).execute(c).await.map(|_| ()))
}
