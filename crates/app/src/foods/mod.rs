//! The shared food catalogue: what each food gives per 100 g, from which table, and how far it can be trusted.

pub mod api;
mod carried;
mod draft;
pub mod pages;
mod quality;
mod search;
mod store;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Db;
use calc::Measure;
use domain::{Allergens, Amount, Category, Factor, FoodId, Grams, Nutrients, Percent, RetentionGroup};
use serde::Serialize;

use self::carried::id_of;
pub use self::quality::{Doubt, doubts};
pub use self::search::{Meeting, Ranking, Typed};
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::app::App;
use crate::menus;
use crate::request::{Page, Paging};

/// A food of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Food {
    /// Its id: the same in every database.
    pub id: FoodId,
    /// The code in the table it comes from.
    pub code: String,
    /// Its name in Indonesian.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
    /// Other names by which people look for it.
    pub aliases: Vec<String>,
    /// `RAW`, `COOKED`, `DRY`, `PROCESSED` or `DISH`.
    pub state: String,
    /// What a kitchen would sort it by.
    pub category: Category,
    /// The table it comes from, for example `TKPI2019`.
    pub source: String,
    /// The edible share of what is bought; unknown when absent.
    pub bdd_percent: Option<Percent>,
    /// Grams cooked ÷ grams raw.
    pub yield_factor: Option<Factor>,
    /// Grams of a millilitre.
    pub density_g_per_ml: Option<Factor>,
    /// Grams of a piece.
    pub piece_grams: Option<Grams>,
    /// Household measures.
    #[schema(value_type = Vec<MeasureSchema>)]
    pub measures: Vec<Measure>,
    /// The allergens it holds; unknown when absent.
    pub allergens: Option<Allergens>,
    /// The group by which vitamin losses in cooking are reckoned.
    #[schema(value_type = Option<String>)]
    pub retention_group: Option<RetentionGroup>,
    /// `MEAT`, `FISH`, `EGG`, `DAIRY`, `DISH`, or absent for a plant.
    pub animal: Option<String>,
    /// Why a figure is doubtful, as codes.
    pub quality_flags: Vec<String>,
    /// The same in words, from the table itself.
    pub note: String,
    /// Per 100 g edible; `null` = not measured or not printed.
    #[schema(value_type = std::collections::BTreeMap<String, Option<f64>>)]
    pub nutrients: Nutrients<Option<Amount>>,
}

/// The shape of a household measure in the OpenAPI document.
#[derive(utoipa::ToSchema)]
#[schema(as = Measure)]
#[expect(dead_code, reason = "describes `calc::Measure`, which knows nothing of documents")]
pub struct MeasureSchema {
    name: String,
    grams: Grams,
}

impl Food {
    /// Plain water counts neither for nor against the coverage of a menu's figures.
    pub fn is_exempt(&self) -> bool {
        self.code == "WATER"
    }

    /// Whether its allergens are known, and all of them.
    pub fn knows_all_allergens(&self) -> bool {
        self.allergens.is_some() && !self.quality_flags.iter().any(|flag| doubts(flag) == Doubt::Allergens)
    }
}

/// The catalogue in memory: small, the same for all, changed only by a new version of the product.
#[derive(Debug)]
pub struct Catalogue {
    foods: Vec<Arc<Food>>,
    by_id: HashMap<FoodId, usize>,
    ranking: Ranking,
}

impl Catalogue {
    /// Reads it from the database.
    pub async fn load(db: &Db) -> ::store::Result<Self> {
        let mut foods: Vec<_> = store::all(db).await?.into_iter().map(Arc::new).collect();
        foods.sort_by_cached_key(|food| domain::fold(&food.name_id));
        let ranking = Ranking::new(foods.iter().map(|food| {
            let names = [food.name_id.as_str(), food.name_en.as_str()];
            names.into_iter().chain(food.aliases.iter().map(String::as_str))
        }));
        let by_id = foods.iter().enumerate().map(|(at, food)| (food.id, at)).collect();
        Ok(Self { foods, by_id, ranking })
    }

    /// A food by its id.
    pub fn find(&self, id: FoodId) -> Option<&Arc<Food>> {
        self.foods.get(*self.by_id.get(&id)?)
    }

    /// A food by its code.
    pub fn by_code(&self, code: &str) -> Option<&Arc<Food>> {
        self.foods.iter().find(|food| food.code == code)
    }

    /// All foods, by Indonesian name.
    pub fn all(&self) -> impl Iterator<Item = &Food> {
        self.foods.iter().map(Arc::as_ref)
    }

    /// The foods that a typed word may mean, the likeliest first; all of them for nothing typed.
    pub fn search(&self, typed: &str) -> Vec<&Food> {
        if typed.trim().is_empty() {
            return self.all().collect();
        }
        self.ranking.best(typed).into_iter().filter_map(|at| self.foods.get(at)).map(Arc::as_ref).collect()
    }

    /// How well typed words meet the names of each food: for finding what a kitchen has by the food that it is.
    pub fn meetings(&self, typed: &Typed) -> HashMap<FoodId, Meeting> {
        self.foods.iter().map(|food| food.id).zip(self.ranking.meetings(typed)).collect()
    }
}

/// Brings the database's catalogue to what this version of the product carries.
pub async fn keep_up_to_date(db: &Db) -> Result<(), crate::cli::Failure> {
    let revision = carried::revision();
    if store::state(db, store::CATALOGUE).await?.as_deref() != Some(revision.as_str()) {
        store::replace(db, &carried::foods()?, Some(&revision)).await?;
    }
    Ok(())
}

/// Reckons the menus of every kitchen with the catalogue as it is, unless that was done since it came.
pub async fn reckon(app: &App) -> Result<(), crate::cli::Failure> {
    let revision = carried::revision();
    if store::state(&app.db, store::RECKONED).await?.as_deref() != Some(revision.as_str()) {
        menus::recompute_everywhere(app).await?;
        store::set_state(&app.db, store::RECKONED, &revision).await?;
    }
    Ok(())
}

/// Writes these foods into the catalogue, and reckons the menus of every kitchen with them. A server that runs knows of
/// them when it is started again.
pub async fn bring_in(app: &App, foods: &[Food]) -> Result<(), crate::cli::Failure> {
    // A server that runs goes on with the foods it knows: whoever starts next reckons once more.
    store::set_state(&app.db, store::RECKONED, "").await?;
    store::replace(&app.db, foods, None).await?;
    let app = App::new(app.db.clone(), app.clock.clone(), app.config.clone()).await?;
    menus::recompute_everywhere(&app).await?;
    Ok(())
}

/// One page of what a typed word may mean.
pub fn page<'a>(catalogue: &'a Catalogue, typed: &str, category: Option<Category>, paging: Paging) -> Page<&'a Food> {
    let found: Vec<_> = catalogue
        .search(typed)
        .into_iter()
        .filter(|food| category.is_none_or(|category| food.category == category))
        .collect();
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let (skip, take) = (usize::try_from(paging.offset()).unwrap_or(0), usize::try_from(paging.page_size).unwrap_or(0));
    Page::new(found.into_iter().skip(skip).take(take).collect(), paging, total)
}
