//! The form of the example data.

use domain::{Day, ProgramId, Rupiah};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Items;
use crate::cli::Failure;

/// A kitchen with all that is in it.
#[derive(Deserialize)]
pub struct Kitchen {
    pub code: String,
    pub name: String,
    pub address: Option<String>,
    pub timezone: String,
    pub ingredients: Vec<Item>,
    pub programs: Vec<Program>,
}

/// An ingredient; what is not named here is as the API takes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    pub food: Option<String>,
    pub price: Option<Rupiah>,
    pub price_date: Option<Day>,
    #[serde(default)]
    pub previous_prices: Vec<Dated>,
    #[serde(flatten)]
    pub about: Map<String, Value>,
}

impl Item {
    /// The code by which lines name it.
    pub fn code(&self) -> &str {
        self.about.get("itemCode").and_then(Value::as_str).unwrap_or_default()
    }
}

/// A price of the past.
#[derive(Deserialize)]
pub struct Dated {
    pub price: Rupiah,
    pub date: Day,
}

/// A program; what is not named here is as the API takes it.
#[derive(Deserialize)]
pub struct Program {
    pub menus: Vec<Menu>,
    #[serde(flatten)]
    pub about: Map<String, Value>,
}

/// A menu; what is not named here is as the API takes it.
#[derive(Deserialize)]
pub struct Menu {
    ingredients: Vec<Line>,
    #[serde(flatten)]
    about: Map<String, Value>,
}

/// An ingredient line, which names its ingredient by the kitchen's code.
#[derive(Deserialize)]
struct Line {
    item: String,
    #[serde(flatten)]
    about: Map<String, Value>,
}

impl Menu {
    /// The menu as the API takes it.
    pub fn to_json(&self, program: ProgramId, items: &Items) -> Result<Value, Failure> {
        let lines = self.ingredients.iter().map(|line| {
            let item = items.get(&line.item).ok_or_else(|| format!("example data: there is no {}", line.item))?;
            let mut about = line.about.clone();
            about.insert("inventoryItemId".to_owned(), json!(item));
            Ok(Value::Object(about))
        });
        let lines: Vec<Value> = lines.collect::<Result<_, Failure>>()?;
        let mut menu = self.about.clone();
        menu.insert("programId".to_owned(), json!(program));
        menu.insert("ingredients".to_owned(), Value::Array(lines));
        menu.insert("isHalal".to_owned(), Value::Bool(true));
        Ok(Value::Object(menu))
    }
}
