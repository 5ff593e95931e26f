//! What can be said of a menu and its lines, and how it is read.

use std::collections::{BTreeMap, HashMap};

use calc::{Size, Unit};
use domain::{
    Amount, Basis, CookingMethod, Difficulty, Fault, Grams, IngredientId, LineId, MealType, Nutrient, ProgramId,
    Quantity, Rupiah,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ingredients::Stocked;
use crate::problem::Problem;
use crate::programs::code;
use crate::recipes::StepDraft;
use crate::request::{Fields, Input, boolean, decimal, id, integer, one_of, rupiah, text};

/// What a reader of menus has to know to say at once what is wrong.
#[derive(Debug, Default)]
pub struct Known {
    /// The kitchen's programs.
    pub programs: Vec<ProgramId>,
    /// The ingredients that the sender names, and that are there.
    pub stocked: HashMap<IngredientId, Stocked>,
    /// The kitchen's portion sizes.
    pub sizes: Vec<Size>,
}

/// What can be said of a menu itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MenuDraft {
    /// Its name, 3 to 100 characters.
    pub menu_name: String,
    /// Its code, unique in its program.
    pub menu_code: String,
    /// The program it belongs to.
    pub program_id: ProgramId,
    /// The meal it is for.
    pub meal_type: MealType,
    /// The plate weight it declares, 1 to 1000 g.
    pub serving_size: Grams,
    /// Minutes of preparation for a batch, 0 to 480.
    pub preparation_time: i64,
    /// Minutes of cooking for a batch, 0 to 480.
    pub cooking_time: i64,
    /// How hard it is to cook.
    pub difficulty: Difficulty,
    /// What it is, at most 500 characters.
    pub description: Option<String>,
    /// What else the kitchen should know, at most 2000 characters.
    pub instructions: Option<String>,
    /// Servings of a batch; the kitchen's number when absent.
    pub batch_servings: Option<i64>,
    /// Whether the kitchen vouches that it is halal.
    pub is_halal: Option<bool>,
    /// Whether it is said to be vegetarian.
    pub is_vegetarian: Option<bool>,
    /// Whether it is in use.
    #[schema(value_type = Option<bool>)]
    pub is_active: bool,
    /// What its picture shows.
    pub image_alt: Option<String>,
    /// Figures from a label or a laboratory, for a menu without ingredient lines.
    #[serde(flatten)]
    pub declared: Declared,
}

/// Figures from a label or a laboratory report: per serving of the reference size, costs per batch but for the last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", default)]
#[expect(missing_docs, reason = "each is named for what it is; the units are in the type's own words")]
pub struct Declared {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calories: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protein: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carbohydrates: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fat: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fiber: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sodium: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calcium: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iron: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vitamin_a: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vitamin_c: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ingredient_cost: Option<Rupiah>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labor_cost: Option<Rupiah>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overhead_cost: Option<Rupiah>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packaging_cost: Option<Rupiah>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_cost: Option<Rupiah>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_per_serving: Option<Rupiah>,
}

/// The names of what can be declared, with the most that a nutrient may be.
const DECLARABLE: [(Nutrient, f64); 10] = [
    (Nutrient::Calories, 5000.0),
    (Nutrient::Protein, 200.0),
    (Nutrient::Carbohydrates, 1000.0),
    (Nutrient::Fat, 500.0),
    (Nutrient::Fiber, 200.0),
    (Nutrient::Sodium, 10_000.0),
    (Nutrient::Calcium, 5000.0),
    (Nutrient::Iron, 100.0),
    (Nutrient::VitaminA, 5000.0),
    (Nutrient::VitaminC, 2000.0),
];

const DECLARABLE_COSTS: [&str; 6] =
    ["ingredientCost", "laborCost", "overheadCost", "packagingCost", "totalCost", "costPerServing"];

/// One ingredient line, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LineDraft {
    /// The line itself, when a whole menu is sent again and the line is to stay itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<LineId>,
    /// The ingredient.
    pub inventory_item_id: IngredientId,
    /// For one serving of the reference size; more than 0, at most what weighs 10,000 g.
    pub quantity: Quantity,
    /// `g`, `kg`, `ml`, `l`, `piece`, or a household measure of this ingredient.
    pub unit: String,
    /// Whether the quantity is what is eaten (the default) or what is bought.
    #[schema(value_type = Option<Basis>)]
    pub basis: Basis,
    /// Quantities for sizes that do not follow their factor: `{"SMALL": 50}`.
    #[schema(value_type = Option<BTreeMap<String, f64>>)]
    pub size_quantities: BTreeMap<String, Quantity>,
    /// How it is cooked.
    pub cooking_method: Option<CookingMethod>,
    /// Whether the cook may leave it out; it counts all the same.
    #[schema(value_type = Option<bool>)]
    pub is_optional: bool,
    /// A remark for the cook.
    pub notes: Option<String>,
}

/// A menu with its lines and its recipe, as they are sent together. What is not given stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MenuInput {
    /// The menu itself.
    #[serde(flatten)]
    pub draft: MenuDraft,
    /// All its ingredient lines, in order.
    pub ingredients: Option<Vec<LineDraft>>,
    /// All steps of its recipe, in order.
    pub recipes: Option<Vec<StepDraft>>,
}

/// What a copy of a menu is to be called.
#[derive(Debug, Clone, PartialEq, Eq, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateDraft {
    /// Its code.
    pub menu_code: String,
    /// Its name; the original's, marked as a copy, when absent.
    pub menu_name: Option<String>,
    /// Its program; the original's when absent.
    pub program_id: Option<ProgramId>,
}

impl DuplicateDraft {
    /// Reads it.
    pub fn read(f: &mut Fields, programs: &[ProgramId]) -> Option<Self> {
        let menu_code = f.required("menuCode", code);
        let menu_name = f.optional("menuName", text(3, 100));
        let program_id = f.optional("programId", id(|id: &ProgramId| programs.contains(id)));
        Some(Self { menu_code: menu_code?, menu_name: menu_name?, program_id: program_id? })
    }
}

impl MenuInput {
    /// Reads a menu with what comes along. `has_lines` says whether it has lines when none are sent.
    pub fn read(f: &mut Fields, known: &Known, has_lines: bool) -> Option<Self> {
        let sends = |f: &Fields, name| f.has(name);
        let (sends_lines, sends_steps) = (sends(f, "ingredients"), sends(f, "recipes"));
        let draft = MenuDraft::read(f, known);
        let ingredients = f.objects("ingredients", 100, |f| LineDraft::read(f, known));
        let recipes = f.objects("recipes", 100, StepDraft::read);
        if f.counts("ingredients").unwrap_or(usize::from(has_lines)) > 0 {
            Declared::refuse_beside_lines(f);
        }
        Some(Self {
            draft: draft?,
            ingredients: ingredients.map(|lines| sends_lines.then_some(lines))?,
            recipes: recipes.map(|steps| sends_steps.then_some(steps))?,
        })
    }
}

impl MenuDraft {
    fn read(f: &mut Fields, known: &Known) -> Option<Self> {
        let menu_name = f.required("menuName", text(3, 100));
        let menu_code = f.required("menuCode", code);
        let program_id = f.required("programId", id(|id: &ProgramId| known.programs.contains(id)));
        let meal_type = f.required("mealType", one_of(MealType::ALL));
        let serving_size = f.required("servingSize", decimal(1.0, 1000.0, Grams::from_thousandths));
        let preparation_time = f.required("preparationTime", integer(0, 480));
        let cooking_time = f.required("cookingTime", integer(0, 480));
        let difficulty = f.required("difficulty", one_of(Difficulty::ALL));
        let description = f.optional("description", text(0, 500));
        let instructions = f.optional("instructions", text(0, 2000));
        let batch_servings = f.optional("batchServings", integer(1, 100_000));
        let is_halal = f.optional("isHalal", boolean);
        let is_vegetarian = f.optional("isVegetarian", boolean);
        let is_active = f.optional("isActive", boolean);
        let image_alt = f.optional("imageAlt", text(0, 200));
        let declared = Declared::read(f);
        Some(Self {
            menu_name: menu_name?,
            menu_code: menu_code?,
            program_id: program_id?,
            meal_type: meal_type?,
            serving_size: serving_size?,
            preparation_time: preparation_time?,
            cooking_time: cooking_time?,
            difficulty: difficulty?,
            description: description?.filter(|text| !text.is_empty()),
            instructions: instructions?.filter(|text| !text.is_empty()),
            batch_servings: batch_servings?,
            is_halal: is_halal?,
            is_vegetarian: is_vegetarian?,
            is_active: is_active?.unwrap_or(true),
            image_alt: image_alt?.filter(|text| !text.is_empty()),
            declared: declared?,
        })
    }
}

impl Declared {
    /// Reads what is declared.
    pub fn read(f: &mut Fields) -> Option<Self> {
        let mut amounts = BTreeMap::new();
        let mut is_right = true;
        for (nutrient, most) in DECLARABLE {
            match f.optional(nutrient.code(), decimal(0.0, most, Amount::from_thousandths)) {
                Some(amount) => drop(amounts.insert(nutrient, amount)),
                None => is_right = false,
            }
        }
        let costs = DECLARABLE_COSTS.map(|name| f.optional(name, rupiah));
        let [ingredient_cost, labor_cost, overhead_cost, packaging_cost, total_cost, cost_per_serving] = costs;
        let amount = |nutrient| amounts.get(&nutrient).copied().flatten();
        is_right.then_some(())?;
        Some(Self {
            calories: amount(Nutrient::Calories),
            protein: amount(Nutrient::Protein),
            carbohydrates: amount(Nutrient::Carbohydrates),
            fat: amount(Nutrient::Fat),
            fiber: amount(Nutrient::Fiber),
            sodium: amount(Nutrient::Sodium),
            calcium: amount(Nutrient::Calcium),
            iron: amount(Nutrient::Iron),
            vitamin_a: amount(Nutrient::VitaminA),
            vitamin_c: amount(Nutrient::VitaminC),
            ingredient_cost: ingredient_cost?,
            labor_cost: labor_cost?,
            overhead_cost: overhead_cost?,
            packaging_cost: packaging_cost?,
            total_cost: total_cost?,
            cost_per_serving: cost_per_serving?,
        })
    }

    /// The declared amount of a nutrient.
    pub const fn amount(&self, nutrient: Nutrient) -> Option<Amount> {
        match nutrient {
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
        }
    }

    /// The names of all that can be declared.
    pub fn names() -> impl Iterator<Item = &'static str> {
        DECLARABLE.iter().map(|(nutrient, _)| nutrient.code()).chain(DECLARABLE_COSTS)
    }

    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is computed from lines cannot be declared as well.
    fn refuse_beside_lines(f: &mut Fields) {
        for name in Self::names().filter(|name| f.has(name)).collect::<Vec<_>>() {
            f.fail(name, Fault::NotTogetherWith("ingredients"));
        }
    }
}

/// The most that a line may weigh.
const HEAVIEST: Grams = Grams::whole(10_000);

impl LineDraft {
    /// Reads a line: its ingredient is there, its unit can be turned into grams, and it weighs what is allowed.
    pub fn read(f: &mut Fields, known: &Known) -> Option<Self> {
        let line = f.optional("id", id(|_: &LineId| true));
        let is_there = |id: &IngredientId| known.stocked.get(id).is_some_and(|stocked| !stocked.is_deleted);
        let item = f.required("inventoryItemId", id(is_there));
        let quantity = f.required("quantity", amount_of(false));
        let unit = f.required("unit", |value| Unit::parse(&text(1, 40)(value)?));
        let basis = f.optional("basis", one_of(Basis::ALL));
        let has_size = |code: &str| known.sizes.iter().any(|size| size.code == code).then(|| code.to_owned());
        let size_quantities = f.map("sizeQuantities", has_size, amount_of(true));
        let cooking_method = f.optional("cookingMethod", one_of(CookingMethod::ALL));
        let is_optional = f.optional("isOptional", boolean);
        let notes = f.optional("notes", text(0, 300));
        if let (Some(item), Some(unit)) = (item, &unit) {
            check_weight(f, &known.stocked[&item], unit, quantity, size_quantities.as_deref())?;
        }
        Some(Self {
            id: line?,
            inventory_item_id: item?,
            quantity: quantity?,
            unit: unit?.code().to_owned(),
            basis: basis?.unwrap_or(Basis::Edible),
            size_quantities: size_quantities?.into_iter().collect(),
            cooking_method: cooking_method?,
            is_optional: is_optional?.unwrap_or(false),
            notes: notes?.filter(|text| !text.is_empty()),
        })
    }
}

/// More than nothing, unless nothing is a choice: a size may leave a line out.
fn amount_of(may_be_zero: bool) -> impl Fn(&Value) -> Result<Quantity, Fault> {
    move |value| {
        let quantity = decimal(-1e9, 1e9, Quantity::from_thousandths)(value)?;
        let fits = quantity > Quantity::ZERO || (may_be_zero && quantity == Quantity::ZERO);
        if fits { Ok(quantity) } else { Err(Fault::NotPositive) }
    }
}

fn check_weight(
    f: &mut Fields,
    stocked: &Stocked,
    unit: &Unit,
    quantity: Option<Quantity>,
    size_quantities: Option<&[(String, Quantity)]>,
) -> Option<()> {
    let conversions = &stocked.item.conversions;
    let Some(grams) = conversions.grams_per(unit) else {
        f.fail("unit", Fault::NoConversion { unit: unit.code().to_owned(), known: conversions.known() });
        return None;
    };
    let most = i128::from(HEAVIEST.thousandths()) * 1000;
    let is_too_heavy = |quantity: Quantity| i128::from(quantity.thousandths()) * i128::from(grams.thousandths()) > most;
    let fault = || Fault::OutOfRange { least: "0".to_owned(), most: format!("{HEAVIEST} g") };
    let mut fits = Some(());
    if quantity.is_some_and(is_too_heavy) {
        f.fail("quantity", fault());
        fits = None;
    }
    for (size, _) in size_quantities.unwrap_or_default().iter().filter(|(_, quantity)| is_too_heavy(*quantity)) {
        f.fail(&format!("sizeQuantities.{size}"), fault());
        fits = None;
    }
    fits
}

/// The ingredients that an input names, so that they can be looked up before it is read.
pub fn named_ingredients(input: &Input) -> Vec<IngredientId> {
    let id_of = |value: &Value| value["inventoryItemId"].as_str().and_then(|text| text.trim().parse().ok());
    let lines = input.value()["ingredients"].as_array();
    let mut ids: Vec<_> = lines.into_iter().flatten().filter_map(id_of).collect();
    ids.extend(id_of(input.value()));
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// A menu in which an ingredient stands twice is refused, naming the second place.
pub fn refuse_repeated(lines: &[LineDraft]) -> Result<(), Problem> {
    for (at, line) in lines.iter().enumerate() {
        if lines[..at].iter().any(|other| other.inventory_item_id == line.inventory_item_id) {
            return Err(Problem::Duplicate(vec![crate::problem::FieldError::new(
                format!("ingredients[{at}].inventoryItemId"),
                Fault::Repeated,
            )]));
        }
    }
    Ok(())
}
