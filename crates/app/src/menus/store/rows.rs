//! From a row to a menu.

use ::store::Result;
use domain::{
    Allergens, Amount, Difficulty, Grams, Instant, MealType, MenuId, Nutrient, Nutrients, NutritionSource, ProgramId,
    Rupiah, UserId,
};
use sqlx::FromRow;

use crate::menus::figures::OfMenu;
use crate::menus::{Costs, Figures, ImageUrl, Menu, Own};

#[derive(FromRow)]
pub struct MenuRow {
    id: MenuId,
    program_id: ProgramId,
    menu_name: String,
    menu_code: String,
    meal_type: MealType,
    serving_size: Grams,
    preparation_time: i64,
    cooking_time: i64,
    difficulty: Difficulty,
    description: Option<String>,
    instructions: Option<String>,
    own_batch_servings: Option<i64>,
    is_halal: Option<bool>,
    own_is_vegetarian: Option<bool>,
    is_active: bool,
    image_key: Option<String>,
    image_alt: Option<String>,
    declared: String,
    calories: Option<Amount>,
    protein: Option<Amount>,
    carbohydrates: Option<Amount>,
    fat: Option<Amount>,
    fiber: Option<Amount>,
    sodium: Option<Amount>,
    calcium: Option<Amount>,
    iron: Option<Amount>,
    vitamin_a: Option<Amount>,
    vitamin_c: Option<Amount>,
    coverage: String,
    nutrition_source: NutritionSource,
    batch_servings: i64,
    ingredient_cost: Option<Rupiah>,
    labor_cost: Option<Rupiah>,
    overhead_cost: Option<Rupiah>,
    packaging_cost: Option<Rupiah>,
    total_cost: Option<Rupiah>,
    cost_per_serving: Option<Rupiah>,
    cost_complete: bool,
    allergens: Allergens,
    allergens_complete: bool,
    is_vegetarian: Option<bool>,
    judgement: String,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
    created_by: UserId,
    updated_by: UserId,
}

impl MenuRow {
    fn nutrients(&self) -> Nutrients<Option<Amount>> {
        Nutrients::from_fn(|nutrient| match nutrient {
            Nutrient::Calories => self.calories,
            Nutrient::Protein => self.protein,
            Nutrient::Carbohydrates => self.carbohydrates,
            Nutrient::Fat => self.fat,
            Nutrient::Fiber => self.fiber,
            Nutrient::Sodium => self.sodium,
            Nutrient::Calcium => self.calcium,
            Nutrient::Iron => self.iron,
            Nutrient::VitaminA => self.vitamin_a,
            Nutrient::VitaminC => self.vitamin_c,
            _ => None,
        })
    }
}

impl TryFrom<MenuRow> for Menu {
    type Error = sqlx::Error;
    fn try_from(row: MenuRow) -> Result<Self> {
        let cost = |rupiah: Option<Rupiah>| rupiah.unwrap_or_default();
        let figures = Figures {
            nutrients: OfMenu(row.nutrients()),
            nutrition_source: row.nutrition_source,
            coverage: OfMenu(from_json(&row.coverage)?),
            costs: Costs {
                batch_servings: row.batch_servings,
                ingredient_cost: cost(row.ingredient_cost),
                labor_cost: cost(row.labor_cost),
                overhead_cost: cost(row.overhead_cost),
                packaging_cost: cost(row.packaging_cost),
                total_cost: cost(row.total_cost),
                cost_per_serving: cost(row.cost_per_serving),
                cost_complete: row.cost_complete,
            },
            allergens: row.allergens,
            allergens_complete: row.allergens_complete,
            is_vegetarian: row.is_vegetarian,
            judgement: from_json(&row.judgement)?,
        };
        Ok(Self {
            id: row.id,
            menu_name: row.menu_name,
            menu_code: row.menu_code,
            program_id: row.program_id,
            meal_type: row.meal_type,
            serving_size: row.serving_size,
            preparation_time: row.preparation_time,
            cooking_time: row.cooking_time,
            difficulty: row.difficulty,
            description: row.description,
            instructions: row.instructions,
            figures,
            image_url: row.image_key.map(|hash| ImageUrl::new(row.id, hash)),
            image_alt: row.image_alt,
            is_halal: row.is_halal,
            is_active: row.is_active,
            created_at: row.created_at,
            updated_at: row.updated_at,
            created_by: row.created_by,
            updated_by: row.updated_by,
            version: row.version,
            own: Own {
                batch_servings: row.own_batch_servings,
                is_vegetarian: row.own_is_vegetarian,
                declared: from_json(&row.declared)?,
            },
        })
    }
}

/// A value from a JSON column.
pub fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// A value for a JSON column.
pub fn to_json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}
