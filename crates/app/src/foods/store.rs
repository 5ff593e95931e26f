//! The statements on the shared catalogue.

use ::store::{Db, Result, from_json, on, sql, to_json};
use calc::Measure;
use domain::{Allergens, Category, Factor, FoodId, Grams, Percent, RetentionGroup};
use sqlx::FromRow;

use super::Food;

sql! {
    ALL = "
        SELECT id, code, name_id, name_en, aliases, state, category, source, bdd_percent, yield_factor, density
             , piece_grams, measures, allergens, retention_group, animal, quality_flags, note, nutrients
        FROM foods
        ORDER BY code
    ";
    REPLACE = "
        INSERT INTO foods
            (id, code, name_id, name_en, aliases, state, category, source, bdd_percent, yield_factor, density,
             piece_grams, measures, allergens, retention_group, animal, quality_flags, note, nutrients)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        ON CONFLICT (code) DO UPDATE
        SET name_id = excluded.name_id, name_en = excluded.name_en, aliases = excluded.aliases, state = excluded.state
          , category = excluded.category, source = excluded.source, bdd_percent = excluded.bdd_percent
          , yield_factor = excluded.yield_factor, density = excluded.density, piece_grams = excluded.piece_grams
          , measures = excluded.measures, allergens = excluded.allergens, retention_group = excluded.retention_group
          , animal = excluded.animal, quality_flags = excluded.quality_flags, note = excluded.note
          , nutrients = excluded.nutrients
    ";
    STATE = "SELECT value FROM product_state WHERE name = $1";
    SET_STATE = "
        INSERT INTO product_state (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
    ";
}

#[derive(FromRow)]
struct FoodRow {
    id: FoodId,
    code: String,
    name_id: String,
    name_en: String,
    aliases: String,
    state: String,
    category: Category,
    source: String,
    bdd_percent: Option<Percent>,
    yield_factor: Option<Factor>,
    density: Option<Factor>,
    piece_grams: Option<Grams>,
    measures: String,
    allergens: Option<Allergens>,
    retention_group: Option<RetentionGroup>,
    animal: Option<String>,
    quality_flags: String,
    note: String,
    nutrients: String,
}

impl TryFrom<FoodRow> for Food {
    type Error = sqlx::Error;
    fn try_from(row: FoodRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            code: row.code,
            name_id: row.name_id,
            name_en: row.name_en,
            aliases: from_json(&row.aliases)?,
            state: row.state,
            category: row.category,
            source: row.source,
            bdd_percent: row.bdd_percent,
            yield_factor: row.yield_factor,
            density_g_per_ml: row.density,
            piece_grams: row.piece_grams,
            measures: from_json::<Vec<Measure>>(&row.measures)?,
            allergens: row.allergens,
            retention_group: row.retention_group,
            animal: row.animal,
            quality_flags: from_json(&row.quality_flags)?,
            note: row.note,
            nutrients: from_json(&row.nutrients)?,
        })
    }
}

pub(super) async fn all(db: &Db) -> Result<Vec<Food>> {
    let rows: Vec<FoodRow> = on!(db.reading(), |c| sqlx::query_as(ALL).fetch_all(c).await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Which carried catalogue the database has.
pub(super) const CATALOGUE: &str = "food_catalogue";
/// With which carried catalogue the menus were reckoned.
pub(super) const RECKONED: &str = "menus_reckoned_with";

pub(super) async fn state(db: &Db, name: &str) -> Result<Option<String>> {
    on!(db.reading(), |c| sqlx::query_scalar(STATE).bind(name).fetch_optional(c).await)
}

pub(super) async fn set_state(db: &Db, name: &str, value: &str) -> Result<()> {
    let mut tx = db.begin_shared().await?;
    on!(tx, |c| sqlx::query(SET_STATE).bind(name).bind(value).execute(c).await.map(|_| ()))?;
    tx.commit_shared().await
}

/// Writes foods, and the revision of the carried catalogue if it is that, in one transaction; a food that is not among
/// them stays, for ingredients may point at it.
pub(super) async fn replace(db: &Db, foods: &[Food], revision: Option<&str>) -> Result<()> {
    let mut tx = db.begin_shared().await?;
    for food in foods {
        let (aliases, measures) = (to_json(&food.aliases)?, to_json(&food.measures)?);
        let (flags, nutrients) = (to_json(&food.quality_flags)?, to_json(&food.nutrients)?);
        on!(tx, |c| sqlx::query(REPLACE)
            .bind(food.id)
            .bind(&food.code)
            .bind(&food.name_id)
            .bind(&food.name_en)
            .bind(aliases)
            .bind(&food.state)
            .bind(food.category)
            .bind(&food.source)
            .bind(food.bdd_percent)
            .bind(food.yield_factor)
            .bind(food.density_g_per_ml)
            .bind(food.piece_grams)
            .bind(measures)
            .bind(food.allergens)
            .bind(food.retention_group)
            .bind(&food.animal)
            .bind(flags)
            .bind(&food.note)
            .bind(nutrients)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    if let Some(revision) = revision {
        on!(tx, |c| sqlx::query(SET_STATE).bind(CATALOGUE).bind(revision).execute(c).await.map(|_| ()))?;
    }
    tx.commit_shared().await
}
