//! From a row to a menu.

use ::store::{Result, from_json};
use domain::{
    Allergens, Amount, Difficulty, Grams, Instant, MealType, MenuId, Nutrient, Nutrients, NutritionSource, ProgramId,
    Rupiah, UserId,
};
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use crate::menus::figures::OfMenu;
use crate::menus::{Costs, Figures, ImageUrl, Menu, Own};

/// The ten nutrients of the menu, each from the column of its name.
struct NutrientColumns(Nutrients<Option<Amount>>);

impl<'r, R: Row> FromRow<'r, R> for NutrientColumns
where
    &'static str: ColumnIndex<R>,
    Option<Amount>: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self> {
        let mut nutrients = Nutrients::default();
        for nutrient in Nutrient::of_menu() {
            nutrients[*nutrient] = row.try_get(column(*nutrient))?;
        }
        Ok(Self(nutrients))
    }
}

/// The column of a menu's nutrient.
fn column(nutrient: Nutrient) -> &'static str {
    match nutrient {
        Nutrient::VitaminA => "vitamin_a",
        Nutrient::VitaminC => "vitamin_c",
        one_word => one_word.code(),
    }
}

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
    #[sqlx(flatten)]
    nutrients: NutrientColumns,
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

impl TryFrom<MenuRow> for Menu {
    type Error = sqlx::Error;
    fn try_from(row: MenuRow) -> Result<Self> {
        let figures = Figures {
            nutrients: OfMenu(row.nutrients.0),
            nutrition_source: row.nutrition_source,
            coverage: OfMenu(from_json(&row.coverage)?),
            costs: Costs {
                batch_servings: row.batch_servings,
                ingredient_cost: row.ingredient_cost,
                labor_cost: row.labor_cost,
                overhead_cost: row.overhead_cost,
                packaging_cost: row.packaging_cost,
                total_cost: row.total_cost,
                cost_per_serving: row.cost_per_serving,
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
