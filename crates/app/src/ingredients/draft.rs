//! What can be said of an ingredient, and the one door through which it is said.

use std::collections::BTreeMap;

use calc::{Conversions, Measure, Unit};
use domain::{
    Allergen, Allergens, Amount, Category, Day, Factor, Fault, FoodId, Grams, Nutrient, Percent, PurchaseUnit,
    Quantity, Rupiah, fold,
};
use serde::Serialize;
use serde_json::json;

use super::DatedPrice;
use crate::foods::{Catalogue, Food, MeasureSchema};
use crate::problem::{FieldError, Problem};
use crate::request::{Fields, Input, Read, day, decimal, id, one_of, rupiah, text};

/// What can be said of an ingredient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IngredientDraft {
    /// Its name, 2 to 100 characters.
    pub item_name: String,
    /// Its code, unique in the kitchen: up to 30 of A–Z, 0–9 and hyphens.
    pub item_code: Option<String>,
    /// What the kitchen sorts it by.
    pub category: Category,
    /// The unit in which it is bought and priced.
    pub unit: PurchaseUnit,
    /// The food of the catalogue that it is.
    pub food_id: Option<FoodId>,
    /// Its own figures per 100 g edible, which override the food's.
    #[schema(value_type = Option<BTreeMap<String, f64>>)]
    pub nutrients: BTreeMap<Nutrient, Amount>,
    /// The edible share of what is bought.
    pub bdd_percent: Option<Percent>,
    /// Grams cooked ÷ grams raw.
    pub yield_factor: Option<Factor>,
    /// Grams of a millilitre.
    pub density_g_per_ml: Option<Factor>,
    /// Grams of a piece.
    pub piece_grams: Option<Grams>,
    /// Household measures of its own, at most 20.
    #[schema(value_type = Option<Vec<MeasureSchema>>)]
    pub measures: Vec<Measure>,
    /// Rupiah per unit: the price in force.
    pub price: Option<Rupiah>,
    /// The day of that price; today when a price is given without one.
    pub price_date: Option<Day>,
    /// How much is there, in its unit.
    pub current_stock: Option<Quantity>,
    /// How much should be there at least.
    pub min_stock: Option<Quantity>,
    /// Who sells it.
    pub supplier: Option<String>,
    /// The allergens that the kitchen says it holds: `[]` = none, `null` = not said, and the food's count.
    pub allergens: Option<Allergens>,
}

impl IngredientDraft {
    /// An ingredient of which nothing but the name is known: for pages without a kitchen, and for tests.
    pub fn sample() -> Self {
        Self {
            item_name: "Garam".to_owned(),
            item_code: None,
            category: Category::BumbuRempah,
            unit: PurchaseUnit::Kilogram,
            food_id: None,
            nutrients: BTreeMap::new(),
            bdd_percent: None,
            yield_factor: None,
            density_g_per_ml: None,
            piece_grams: None,
            measures: Vec::new(),
            price: None,
            price_date: None,
            current_stock: None,
            min_stock: None,
            supplier: None,
            allergens: None,
        }
    }

    /// Reads an ingredient on this day.
    pub fn read(f: &mut Fields, catalogue: &Catalogue, today: Day) -> Option<Self> {
        let item_name = f.required("itemName", text(2, 100));
        let item_code = f.optional("itemCode", item_code);
        let category = f.required("category", one_of(Category::ALL));
        let unit = f.required("unit", one_of(PurchaseUnit::ALL));
        let food_id = f.optional("foodId", id(|id| catalogue.find(*id).is_some()));
        let nutrients = nutrients(f);
        let bdd_percent = f.optional("bddPercent", decimal(0.001, 100.0, Percent::from_thousandths));
        let yield_factor = f.optional("yieldFactor", decimal(0.1, 10.0, Factor::from_thousandths));
        let density_g_per_ml = f.optional("densityGPerMl", decimal(0.1, 3.0, Factor::from_thousandths));
        let piece_grams = f.optional("pieceGrams", decimal(0.001, 10_000.0, Grams::from_thousandths));
        let measures = measures(f);
        let price = price(f, today);
        let stock = decimal(0.0, 10_000_000.0, Quantity::from_thousandths);
        let (current_stock, min_stock) = (f.optional("currentStock", &stock), f.optional("minStock", &stock));
        let supplier = f.optional("supplier", text(0, 100));
        let is_said = f.has("allergens");
        let allergens = f.list("allergens", Allergen::ALL.len(), one_of(Allergen::ALL));
        let (price, price_date) = price?;
        let draft = Self {
            item_name: item_name?,
            item_code: item_code?,
            category: category?,
            unit: unit?,
            food_id: food_id?,
            nutrients: nutrients?,
            bdd_percent: bdd_percent?,
            yield_factor: yield_factor?,
            density_g_per_ml: density_g_per_ml?,
            piece_grams: piece_grams?,
            measures: measures?,
            price,
            price_date,
            current_stock: current_stock?,
            min_stock: min_stock?,
            supplier: supplier?.filter(|text| !text.is_empty()),
            allergens: allergens?.into_iter().map(Some).collect::<Option<Allergens>>().filter(|_| is_said),
        };
        let conversions = draft.conversions(draft.food(catalogue));
        if conversions.grams_per(&draft.unit.into()).is_none() {
            let unit = draft.unit.code().to_owned();
            f.fail("unit", Fault::NoConversion { unit, known: conversions.known() });
            return None;
        }
        Some(draft)
    }

    /// Lays what was sent over what is there. A price without a day is of today, and another unit needs its price: what a
    /// kilogram cost says nothing of a piece.
    pub fn changed(&self, mut input: Input, catalogue: &Catalogue, today: Day) -> Result<Self, Problem> {
        let sent = |name: &str| input.value().get(name);
        let has_new_unit = sent("unit").is_some_and(|unit| unit != self.unit.code());
        let in_force = self.price_date.filter(|_| has_new_unit);
        let needs_price = in_force.is_some() && sent("price").is_none();
        let mut base = self.clone();
        if sent("price").is_some() {
            base.price_date = None;
        } else if sent("priceDate").is_some_and(|day| *day != json!(self.price_date)) {
            // What it cost on another day is a price of its own, which nobody has told.
            input.take("priceDate");
            input.fail(FieldError::new("priceDate", Fault::OnlyWith("price")));
        }
        if needs_price {
            input.fail(FieldError::new("price", Fault::Required));
        }
        let draft = input.over(&base).read(|f| Self::read(f, catalogue, today))?;
        match (in_force, draft.price_date) {
            (Some(in_force), Some(day)) if day < in_force => {
                let limits = Fault::OutOfRange { least: in_force.to_string(), most: today.to_string() };
                Err(Problem::field("priceDate", limits))
            }
            _ => Ok(draft),
        }
    }

    /// The food that it is.
    pub fn food<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Food> {
        self.food_id.and_then(|id| catalogue.find(id)).map(AsRef::as_ref)
    }

    /// What its units weigh: its own figures, else the food's; household measures of both, its own first.
    pub fn conversions(&self, food: Option<&Food>) -> Conversions {
        let mut measures = self.measures.clone();
        for measure in food.into_iter().flat_map(|food| &food.measures) {
            let name = fold(&measure.name);
            if !measures.iter().any(|own| fold(&own.name) == name) {
                measures.push(measure.clone());
            }
        }
        Conversions {
            density: self.density_g_per_ml.or(food.and_then(|food| food.density_g_per_ml)),
            piece: self.piece_grams.or(food.and_then(|food| food.piece_grams)),
            measures,
        }
    }

    /// Its own allergens or else the food's, and whether those are all.
    pub fn effective_allergens(&self, catalogue: &Catalogue) -> (Option<Allergens>, bool) {
        if self.allergens.is_some() {
            return (self.allergens, true);
        }
        let Some(food) = self.food(catalogue) else { return (None, false) };
        (food.allergens, food.knows_all_allergens())
    }

    /// Its price, with its day and unit.
    pub fn dated_price(&self) -> Option<DatedPrice> {
        Some(DatedPrice { price: self.price?, price_date: self.price_date?, unit: self.unit })
    }

    /// Whether menus count the same with it as with the other: all but names and stock is equal.
    pub(super) fn counts_as(&self, other: &Self) -> bool {
        let mut same = self.clone();
        same.item_name.clone_from(&other.item_name);
        same.item_code.clone_from(&other.item_code);
        same.supplier.clone_from(&other.supplier);
        same.category = other.category;
        same.current_stock = other.current_stock;
        same.min_stock = other.min_stock;
        same == *other
    }
}

/// 1 to 30 of A–Z, 0–9 and hyphens.
fn item_code(value: &serde_json::Value) -> Read<String> {
    let code = text(1, 30)(value)?;
    let fits = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
    if fits { Ok(code) } else { Err(Fault::WrongForm("A–Z, 0–9, -")) }
}

/// Own figures per 100 g. The limits are those of matter: 100 g hold at most 100 g of anything, pure fat 902 kcal, salt
/// 39 g of sodium, and no food a gram of a vitamin that is counted in micrograms.
pub fn nutrients(f: &mut Fields) -> Option<BTreeMap<Nutrient, Amount>> {
    let figures = f.map("nutrients", Nutrient::from_code, decimal(0.0, 1e9, Amount::from_thousandths))?;
    let mut within = Some(BTreeMap::new());
    for (nutrient, amount) in figures {
        let most = match nutrient.unit() {
            "kcal" => 1_000,
            "g" => 100,
            "mg" => 50_000,
            _ => 1_000_000,
        };
        if amount > Amount::whole(most) {
            let limits = Fault::OutOfRange { least: "0".to_owned(), most: most.to_string() };
            f.fail(&format!("nutrients.{nutrient}"), limits);
            within = None;
        } else if let Some(figures) = &mut within {
            figures.insert(nutrient, amount);
        }
    }
    within
}

/// Household measures: each name once, and none that is a unit already.
pub fn measures(f: &mut Fields) -> Option<Vec<Measure>> {
    let measures = f.objects("measures", 20, |f| {
        let name = f.required("name", |value| {
            let name = text(1, 40)(value)?;
            match Unit::parse(&name)? {
                Unit::Measure(name) if fold(&name).is_empty() => Err(Fault::WrongForm("sdm, gelas, potong")),
                Unit::Measure(name) => Ok(name),
                _ => Err(Fault::Taken),
            }
        });
        let grams = f.required("grams", decimal(0.001, 10_000.0, Grams::from_thousandths));
        Some(Measure { name: name?, grams: grams? })
    })?;
    let names: Vec<_> = measures.iter().map(|measure| fold(&measure.name)).collect();
    let repeated: Vec<_> = (0..names.len()).filter(|at| names[..*at].contains(&names[*at])).collect();
    for at in &repeated {
        f.fail(&format!("measures[{at}].name"), Fault::Repeated);
    }
    repeated.is_empty().then_some(measures)
}

/// A price and its day, today when none is given; a day alone is not a price.
fn price(f: &mut Fields, today: Day) -> Option<(Option<Rupiah>, Option<Day>)> {
    let price = f.optional("price", rupiah);
    let date = f.optional("priceDate", |value| {
        day(value).and_then(|day| if day > today { Err(Fault::InFuture) } else { Ok(day) })
    });
    let (price, date) = (price?, date?);
    if price.is_none() && date.is_some() {
        f.fail("price", Fault::Required);
        return None;
    }
    Some((price, price.map(|_| date.unwrap_or(today))))
}
