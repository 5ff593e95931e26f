//! The limits of what can be sent, as the document says them. Readers hold them; a test sends what lies beyond each.

use serde_json::{Value, json};

/// The most of any money that is sent, in rupiah.
const MONEY: f64 = 10_000_000_000.0;
const CODE: &str = "^[A-Z0-9-]+$";

fn text(least: u32, most: u32) -> Value {
    json!({ "minLength": least, "maxLength": most })
}

fn at_most(characters: u32) -> Value {
    json!({ "maxLength": characters })
}

fn code(least: u32, most: u32, pattern: &str) -> Value {
    json!({ "minLength": least, "maxLength": most, "pattern": pattern })
}

fn number(least: f64, most: f64) -> Value {
    json!({ "minimum": least, "maximum": most })
}

fn items(least: u32, most: u32) -> Value {
    json!({ "minItems": least, "maxItems": most })
}

/// An object whose names are data, with numbers of these limits.
fn numbers(least: f64, most: f64) -> Value {
    json!({ "additionalProperties": { "type": "number", "minimum": least, "maximum": most } })
}

/// Portions by the code of their size.
fn portions() -> Value {
    json!({ "additionalProperties": { "type": "integer", "minimum": 0, "maximum": 1_000_000 } })
}

/// What each field of a shape may hold beyond its type.
pub fn limits(shape: &str) -> Vec<(&'static str, Value)> {
    let money = || number(0.0, MONEY);
    match shape {
        "MenuInput" => vec![("ingredients", items(0, 100)), ("recipes", items(0, 100))],
        "MenuDraft" => vec![
            ("menuName", text(3, 100)),
            ("menuCode", code(2, 20, CODE)),
            ("servingSize", number(1.0, 1000.0)),
            ("preparationTime", number(0.0, 480.0)),
            ("cookingTime", number(0.0, 480.0)),
            ("description", at_most(500)),
            ("instructions", at_most(2000)),
            ("batchServings", number(1.0, 100_000.0)),
            ("imageAlt", at_most(200)),
        ],
        "Declared" => vec![
            ("calories", number(0.0, 5000.0)),
            ("protein", number(0.0, 200.0)),
            ("carbohydrates", number(0.0, 1000.0)),
            ("fat", number(0.0, 500.0)),
            ("fiber", number(0.0, 200.0)),
            ("sodium", number(0.0, 10_000.0)),
            ("calcium", number(0.0, 5000.0)),
            ("iron", number(0.0, 100.0)),
            ("vitaminA", number(0.0, 5000.0)),
            ("vitaminC", number(0.0, 2000.0)),
            ("ingredientCost", money()),
            ("laborCost", money()),
            ("overheadCost", money()),
            ("packagingCost", money()),
            ("totalCost", money()),
            ("costPerServing", money()),
        ],
        "DuplicateDraft" => vec![("menuCode", code(2, 20, CODE)), ("menuName", text(3, 100))],
        "LineDraft" => vec![
            ("quantity", json!({ "exclusiveMinimum": 0 })),
            ("unit", text(1, 40)),
            ("sizeQuantities", json!({ "additionalProperties": { "type": "number", "minimum": 0 } })),
            ("notes", at_most(300)),
        ],
        "StepDraft" => vec![
            // It names a step that is to stay itself, where a whole recipe is sent again.
            ("id", json!({ "type": ["string", "null"], "format": "uuid" })),
            ("instruction", text(10, 1000)),
            ("duration", number(0.0, 1440.0)),
            ("temperature", number(-20.0, 300.0)),
            ("equipment", at_most(200)),
            ("notes", at_most(500)),
            ("qualityCheck", at_most(500)),
        ],
        "PortionRequest" => vec![("lowPercent", number(0.0, 100.0)), ("highPercent", number(100.0, 400.0))],
        "ProgramDraft" => vec![
            ("name", text(3, 100)),
            ("programCode", code(2, 20, CODE)),
            ("description", at_most(500)),
            ("targetGroups", items(1, 8)),
            ("feedingDays", json!({ "maxItems": 7, "items": { "type": "integer", "minimum": 1, "maximum": 7 } })),
            ("mealsPerDay", number(1.0, 6.0)),
            ("portions", portions()),
            ("budgetPerServing", money()),
            ("targets", numbers(0.0, 100_000.0)),
        ],
        "IngredientDraft" => vec![
            ("itemName", text(2, 100)),
            ("itemCode", code(1, 30, CODE)),
            ("nutrients", numbers(0.0, 1_000_000.0)),
            ("bddPercent", number(0.001, 100.0)),
            ("yieldFactor", number(0.1, 10.0)),
            ("densityGPerMl", number(0.1, 3.0)),
            ("pieceGrams", number(0.001, 10_000.0)),
            ("measures", items(0, 20)),
            ("price", money()),
            ("currentStock", number(0.0, 10_000_000.0)),
            ("minStock", number(0.0, 10_000_000.0)),
            ("supplier", at_most(100)),
        ],
        "PlanDraft" => vec![("name", text(3, 100)), ("description", at_most(500))],
        "AssignmentDraft" => vec![("dates", items(1, 366)), ("portions", portions()), ("notes", at_most(500))],
        "PlanFile" => vec![("name", text(3, 100)), ("description", at_most(500)), ("assignments", items(0, 1464))],
        "PlannedMenu" => vec![("portions", portions()), ("notes", at_most(500))],
        "AssignmentChange" => vec![("portions", portions()), ("notes", at_most(500)), ("reason", text(3, 500))],
        "Rejection" => vec![("reason", text(3, 500))],
        "Measure" => vec![("name", text(1, 40)), ("grams", number(0.001, 10_000.0))],
        _ => of_kitchen(shape),
    }
}

/// The same for a kitchen, its people and its settings.
fn of_kitchen(shape: &str) -> Vec<(&'static str, Value)> {
    let money = || number(0.0, MONEY);
    match shape {
        "PersonDraft" => vec![("name", text(2, 100)), ("email", text(3, 254)), ("password", text(10, 200))],
        "Credentials" => vec![("email", text(1, 254)), ("password", text(1, 1000))],
        "TokenDraft" | "Holiday" => vec![("name", text(1, 100))],
        "TenantDraft" => vec![
            ("code", code(2, 30, CODE)),
            ("name", text(3, 100)),
            ("address", at_most(300)),
            ("timezone", json!({ "enum": domain::TIMEZONES })),
        ],
        "SettingsDraft" => vec![
            ("sizes", items(1, 12)),
            ("laborRatePerHour", money()),
            ("workers", number(0.0, 500.0)),
            ("overheadPercent", number(0.0, 200.0)),
            ("packagingPerServing", money()),
            ("batchServings", number(1.0, 100_000.0)),
            ("holidays", items(0, 400)),
            ("timezone", json!({ "enum": domain::TIMEZONES })),
        ],
        "Size" => vec![
            ("code", code(1, 20, "^[A-Z0-9_]+$")),
            ("name", text(1, 60)),
            ("factor", number(0.05, 5.0)),
            ("rawFoodCeiling", money()),
        ],
        _ => Vec::new(),
    }
}

/// What a parameter of a query may hold beyond its type.
pub fn of_parameter(name: &str) -> Value {
    match name {
        "page" | "servings" => number(1.0, 1_000_000.0),
        "pageSize" => number(1.0, 100.0),
        "after" => json!({ "minimum": 0 }),
        "search" | "q" => at_most(100),
        _ => json!({}),
    }
}
