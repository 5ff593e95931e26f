//! Both versions of a menu in words, when two people changed it.

use domain::{Difficulty, MealType};
use serde_json::{Value, json};
use words::Locale;

use super::Offered;
use crate::menus::{LineDraft, MenuDraft};
use crate::pages::Compared;

/// A menu as it is compared: its own fields, its lines and its steps each as a sentence.
pub(in crate::menus::pages) fn in_words(
    t: Locale,
    draft: &MenuDraft,
    lines: &[LineDraft],
    steps: &[String],
    offered: &Offered,
) -> Value {
    let mut tree = json!(draft);
    let program = offered.programs.iter().find(|program| program.id == draft.program_id);
    tree["programId"] = json!(program.map(|program| program.about.name.as_str()));
    tree["ingredients"] = lines.iter().map(|line| json!(line_in_words(t, line, offered))).collect();
    tree["recipes"] = json!(steps);
    tree
}

fn line_in_words(t: Locale, line: &LineDraft, offered: &Offered) -> String {
    let name = offered.known.stocked.get(&line.inventory_item_id);
    let name = name.map_or("–", |stocked| stocked.ingredient.about.item_name.as_str());
    let own = line.size_quantities.iter().map(|(size, own)| format!(" ({size}: {})", t.decimal(*own, 3)));
    format!("{name} {} {}{}", t.decimal(line.quantity, 3), t.unit_named(&line.unit), own.collect::<String>())
}

/// The fields with their labels.
pub(in crate::menus::pages) fn compared(t: Locale) -> Vec<Compared> {
    let yes_or_not_stated: fn(Locale, &Value) -> String = |t, value| match value {
        Value::Bool(true) => t.yes().to_owned(),
        Value::Bool(false) => t.no().to_owned(),
        _ => t.menu_not_stated().to_owned(),
    };
    vec![
        Compared::new("menuName", t.menu_name()),
        Compared::new("menuCode", t.menu_code()),
        Compared::new("programId", t.menu_program()),
        Compared::new("mealType", t.menu_meal()).shown(|t, value| code(t, value, MealType::from_code)),
        Compared::new("servingSize", t.menu_serving_size()),
        Compared::new("preparationTime", t.menu_preparation()),
        Compared::new("cookingTime", t.menu_cooking()),
        Compared::new("difficulty", t.menu_difficulty()).shown(|t, value| code(t, value, Difficulty::from_code)),
        Compared::new("description", t.description()),
        Compared::new("ingredients", t.menu_ingredients()),
        Compared::new("recipes", t.recipe()),
        Compared::new("instructions", t.menu_instructions()),
        Compared::new("batchServings", t.menu_batch_servings()),
        Compared::new("isHalal", t.menu_halal()).shown(yes_or_not_stated),
        Compared::new("isVegetarian", t.menu_vegetarian()).shown(yes_or_not_stated),
        Compared::new("isActive", t.menu_in_use()),
    ]
}

fn code<T: words::Named>(t: Locale, value: &Value, read: fn(&str) -> Option<T>) -> String {
    value.as_str().and_then(read).map_or("–", |code| t.name(code)).to_owned()
}
