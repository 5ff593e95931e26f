//! Ingredients as a table: out for a spreadsheet, and in by their codes.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::{Change, TenantTx};
use domain::Fault;
use serde_json::{Value, json};

use super::Table;
use super::rows::{Row, at, typed};
use crate::app::App;
use crate::foods::Catalogue;
use crate::ingredients::{self, Ingredient, IngredientDraft};
use crate::problem::{FieldError, Problem};
use crate::request::Input;
use crate::shopping::harmless;
use crate::tenants;

/// The columns that go out; `food` is the code of a food of the catalogue.
const COLUMNS: [&str; 15] = [
    "itemCode",
    "itemName",
    "category",
    "unit",
    "food",
    "bddPercent",
    "yieldFactor",
    "densityGPerMl",
    "pieceGrams",
    "price",
    "priceDate",
    "currentStock",
    "minStock",
    "supplier",
    "allergens",
];

/// What came of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Things that were not there.
    pub created: usize,
    /// Things that are otherwise now.
    pub changed: usize,
    /// Things that were so already.
    pub same: usize,
}

/// For whoever runs the command.
impl std::fmt::Display for Done {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} new, {} changed, {} as they were.", self.created, self.changed, self.same)
    }
}

/// The kitchen's ingredients as CSV. Those with a code can come back.
pub async fn ingredients_out(tx: &mut TenantTx, catalogue: &Catalogue) -> Result<Vec<u8>, Problem> {
    let failed = |error: csv::Error| Problem::Internal(Arc::new(error));
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(COLUMNS).map_err(failed)?;
    for stocked in ingredients::all_stocked(tx, catalogue).await? {
        let mut fields = json!(stocked.ingredient.about);
        fields["food"] = json!(stocked.food.map(|food| food.code.clone()));
        table.write_record(COLUMNS.map(|name| cell(&fields[name]))).map_err(failed)?;
    }
    table.into_inner().map_err(|error| Problem::Internal(Arc::new(error.into_error())))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => harmless(text),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
        Value::Number(number) => typed(&number.to_string()),
        other => other.to_string(),
    }
}

/// Writes each row into the ingredient of its code, or into a new one. What a row does not say stays.
pub async fn ingredients_in(app: &App, change: &mut Change, table: Table) -> Result<Done, Problem> {
    let timezone = tenants::settings(change).await?.set.timezone;
    let today = change.now().day_in(&timezone);
    let all = ingredients::all_stocked(change, &app.catalogue).await?;
    let mut there: HashMap<String, Ingredient> = all
        .into_iter()
        .filter_map(|stocked| Some((stocked.ingredient.about.item_code.clone()?, stocked.ingredient)))
        .collect();
    let (mut done, mut errors) = (Done::default(), Vec::new());
    let mut drafts = Vec::new();
    for Row { place, input } in table.into_rows() {
        let input = with_food(input, &app.catalogue);
        let code = input.value()["itemCode"].as_str().unwrap_or_default().trim().to_owned();
        let before = there.get(&code);
        let read = if code.is_empty() {
            Err(Problem::field("itemCode", Fault::Required))
        } else if drafts.iter().any(|(other, _)| *other == code) {
            Err(Problem::field("itemCode", Fault::Repeated))
        } else {
            match before {
                Some(before) => before.about.changed(input, &app.catalogue, today),
                None => input.read(|f| IngredientDraft::read(f, &app.catalogue, today)),
            }
        };
        match read {
            Ok(draft) => drafts.push((code, draft)),
            Err(Problem::Invalid(wrong)) => errors.extend(at(&place, wrong)),
            Err(problem) => return Err(problem),
        }
    }
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    for (code, draft) in drafts {
        match there.remove(&code) {
            Some(before) if before.about == draft => done.same += 1,
            Some(before) => {
                ingredients::update(change, &app.catalogue, &before, before.version, draft).await?;
                done.changed += 1;
            }
            None => {
                ingredients::create(change, &app.catalogue, draft).await?;
                done.created += 1;
            }
        }
    }
    Ok(done)
}

/// A food is named by its code.
fn with_food(mut input: Input, catalogue: &Catalogue) -> Input {
    let Some(named) = input.take("food") else { return input };
    match named.as_str().and_then(|code| catalogue.by_code(code.trim())) {
        Some(food) => input.with("foodId", json!(food.id)),
        None => {
            input.fail(FieldError::new("food", Fault::NotFound));
            input
        }
    }
}
