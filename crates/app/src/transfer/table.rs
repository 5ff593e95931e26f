//! What a kitchen owns, table by table: which columns go into an archive, and what each may hold. A new table of a
//! kitchen, or a new column, gets its line here.

use std::collections::BTreeMap;

use super::column::{Column, Kind, Table, col, maybe, shape, weekdays};
use crate::events::Entity;
use crate::menus::Declared;
use crate::plans::Serving;
use crate::templates::Entry;
use crate::tenants::Holiday;
use calc::{Measure, Size};
use domain::{
    Amount, Basis, Category, CookingMethod, Difficulty, MealType, Nutrient, Percent, PlanStatus, ProgramStatus,
    PurchaseUnit, Quantity, TargetGroup,
};

const MONEY: Kind = Kind::Whole(0, 10_000_000_000);
const VERSION: Column = col("version", Kind::Whole(1, 1_000_000_000_000));
const CREATED: [Column; 4] = [
    col("created_at", Kind::Moment),
    col("updated_at", Kind::Moment),
    col("created_by", Kind::Actor),
    col("updated_by", Kind::Actor),
];
const DELETED: Column = maybe("deleted_at", Kind::Moment);
const PORTIONS: Kind = Kind::Shape(shape::<BTreeMap<String, u32>>);
const STOCK: Kind = Kind::Decimal(0, 10_000_000_000);
const MEAL: Kind = Kind::Word(|word| MealType::from_code(word).is_some());
const UNIT: Kind = Kind::Word(|word| PurchaseUnit::from_code(word).is_some());

/// The settings, of which there is one row.
pub(super) const SETTINGS: Table = Table {
    name: "settings",
    key: &[],
    columns: &[
        col("meal_shares", Kind::Shape(shape::<BTreeMap<MealType, [Percent; 2]>>)),
        col("sizes", Kind::Shape(shape::<Vec<Size>>)),
        col("labor_rate_per_hour", MONEY),
        col("workers", Kind::Whole(0, 500)),
        col("overhead_percent", Kind::Decimal(0, 200_000)),
        col("packaging_per_serving", MONEY),
        col("batch_servings", Kind::Whole(1, 100_000)),
        col("retention", Kind::Flag),
        col("holidays", Kind::Shape(shape::<Vec<Holiday>>)),
        VERSION,
        col("updated_at", Kind::Moment),
    ],
    told: None,
};

/// All others, each after those that it points at.
pub(super) const TABLES: [Table; 9] =
    [PROGRAMS, INGREDIENTS, PRICES, MENUS, LINES, STEPS, PLANS, ASSIGNMENTS, TEMPLATES];

const PROGRAMS: Table = Table {
    name: "programs",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("name", Kind::Text(3, 100)),
        col("name_key", Kind::Folded),
        col("program_code", Kind::Code(20)),
        maybe("description", Kind::Text(0, 500)),
        col("target_groups", Kind::Shape(shape::<Vec<TargetGroup>>)),
        col("start_date", Kind::Day),
        maybe("end_date", Kind::Day),
        col("feeding_days", Kind::Shape(weekdays)),
        col("meals_per_day", Kind::Whole(1, 6)),
        col("portions", PORTIONS),
        maybe("budget_per_serving", MONEY),
        col("targets", Kind::Shape(shape::<BTreeMap<Nutrient, Amount>>)),
        col("status", Kind::Word(|word| ProgramStatus::from_code(word).is_some())),
        VERSION,
        CREATED[0],
        CREATED[1],
        CREATED[2],
        CREATED[3],
        DELETED,
    ],
    told: Some((Entity::Program, &["id", "name", "programCode", "status"])),
};

const INGREDIENTS: Table = Table {
    name: "ingredients",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("item_name", Kind::Text(2, 100)),
        col("name_key", Kind::Folded),
        maybe("item_code", Kind::Code(30)),
        col("category", Kind::Word(|word| Category::from_code(word).is_some())),
        col("unit", UNIT),
        maybe("food_id", Kind::Food),
        col("nutrients", Kind::Shape(shape::<BTreeMap<Nutrient, Amount>>)),
        maybe("bdd_percent", Kind::Decimal(1, 100_000)),
        maybe("yield_factor", Kind::Decimal(100, 10_000)),
        maybe("density", Kind::Decimal(100, 3_000)),
        maybe("piece_grams", Kind::Decimal(1, 10_000_000)),
        col("measures", Kind::Shape(shape::<Vec<Measure>>)),
        maybe("price", MONEY),
        maybe("price_date", Kind::Day),
        maybe("current_stock", STOCK),
        maybe("min_stock", STOCK),
        maybe("supplier", Kind::Text(0, 100)),
        maybe("allergens", Kind::Allergens),
        VERSION,
        CREATED[0],
        CREATED[1],
        CREATED[2],
        CREATED[3],
        DELETED,
    ],
    told: Some((Entity::Ingredient, &["id", "itemName", "itemCode", "category", "unit", "price", "priceDate"])),
};

const PRICES: Table = Table {
    name: "ingredient_prices",
    key: &["ingredient_id", "price_date"],
    columns: &[
        col("ingredient_id", Kind::Of("ingredients")),
        col("price_date", Kind::Day),
        col("price", MONEY),
        col("unit", UNIT),
        col("recorded_at", Kind::Moment),
        col("recorded_by", Kind::Actor),
    ],
    told: None,
};

const MENUS: Table = Table {
    name: "menus",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("program_id", Kind::Of("programs")),
        col("menu_name", Kind::Text(3, 100)),
        col("name_key", Kind::Folded),
        col("menu_code", Kind::Code(20)),
        col("meal_type", MEAL),
        col("serving_size", Kind::Decimal(1_000, 1_000_000)),
        col("preparation_time", Kind::Whole(0, 480)),
        col("cooking_time", Kind::Whole(0, 480)),
        col("difficulty", Kind::Word(|word| Difficulty::from_code(word).is_some())),
        maybe("description", Kind::Text(0, 500)),
        maybe("instructions", Kind::Text(0, 2000)),
        maybe("own_batch_servings", Kind::Whole(1, 100_000)),
        maybe("is_halal", Kind::Flag),
        maybe("own_is_vegetarian", Kind::Flag),
        col("is_active", Kind::Flag),
        maybe("image_key", Kind::Text(32, 32)),
        maybe("image_alt", Kind::Text(0, 200)),
        col("declared", Kind::Shape(shape::<Declared>)),
        col("coverage", Kind::Computed("'{}'")),
        col("nutrition_source", Kind::Computed("'COMPUTED'")),
        col("batch_servings", Kind::Computed("1")),
        col("cost_complete", Kind::Computed("FALSE")),
        col("allergens", Kind::Computed("0")),
        col("allergens_complete", Kind::Computed("FALSE")),
        col("judgement", Kind::Computed("'{}'")),
        VERSION,
        CREATED[0],
        CREATED[1],
        CREATED[2],
        CREATED[3],
        DELETED,
    ],
    told: Some((Entity::Menu, &["id", "menuName", "menuCode", "mealType", "programId", "isActive"])),
};

const LINES: Table = Table {
    name: "menu_ingredients",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("menu_id", Kind::Of("menus")),
        col("ingredient_id", Kind::Of("ingredients")),
        col("position", Kind::Whole(1, 1_000_000)),
        col("quantity", Kind::Decimal(1, 1_000_000_000_000)),
        col("unit", Kind::Text(1, 40)),
        col("basis", Kind::Word(|word| Basis::from_code(word).is_some())),
        col("size_quantities", Kind::Shape(shape::<BTreeMap<String, Quantity>>)),
        maybe("cooking_method", Kind::Word(|word| CookingMethod::from_code(word).is_some())),
        col("is_optional", Kind::Flag),
        maybe("notes", Kind::Text(0, 300)),
    ],
    told: None,
};

const STEPS: Table = Table {
    name: "recipe_steps",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("menu_id", Kind::Of("menus")),
        col("position", Kind::Whole(1, 1_000_000)),
        col("instruction", Kind::Text(10, 1000)),
        maybe("duration", Kind::Whole(0, 1440)),
        maybe("temperature", Kind::Decimal(-20_000, 300_000)),
        maybe("equipment", Kind::Text(0, 200)),
        maybe("notes", Kind::Text(0, 500)),
        maybe("quality_check", Kind::Text(0, 500)),
    ],
    told: None,
};

const PLANS: Table = Table {
    name: "plans",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("program_id", Kind::Of("programs")),
        col("name", Kind::Text(3, 100)),
        col("name_key", Kind::Folded),
        maybe("description", Kind::Text(0, 500)),
        col("start_date", Kind::Day),
        col("end_date", Kind::Day),
        col("status", Kind::Word(|word| PlanStatus::from_code(word).is_some())),
        maybe("reason", Kind::Text(0, 500)),
        VERSION,
        CREATED[0],
        CREATED[1],
        CREATED[2],
        CREATED[3],
        DELETED,
    ],
    told: Some((Entity::Plan, &["id", "name", "programId", "startDate", "endDate", "status"])),
};

const ASSIGNMENTS: Table = Table {
    name: "assignments",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("plan_id", Kind::Of("plans")),
        col("day", Kind::Day),
        col("meal_type", MEAL),
        col("menu_id", Kind::Of("menus")),
        col("portions", PORTIONS),
        maybe("substitute_for", Kind::Of("menus")),
        maybe("reason", Kind::Text(0, 500)),
        maybe("notes", Kind::Text(0, 500)),
        maybe("frozen", Kind::Shape(shape::<Serving>)),
        maybe("frozen_id", Kind::Kept),
    ],
    told: None,
};

const TEMPLATES: Table = Table {
    name: "templates",
    key: &["id"],
    columns: &[
        col("id", Kind::Id),
        col("program_id", Kind::Of("programs")),
        col("name", Kind::Text(3, 100)),
        col("name_key", Kind::Folded),
        col("days", Kind::Whole(1, 366)),
        col("entries", Kind::Shape(shape::<Vec<Entry>>)),
        col("created_at", Kind::Moment),
        col("created_by", Kind::Actor),
    ],
    told: None,
};
