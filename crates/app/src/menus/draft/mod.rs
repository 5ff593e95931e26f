//! What can be said of a menu and its lines, and how it is read.

mod declared;
mod ids;
mod line;

use std::collections::HashMap;

use calc::Size;
use domain::{Difficulty, Grams, IngredientId, LineId, MealType, ProgramId, StepId};
use serde::Serialize;
use serde_json::Value;

pub use self::declared::Declared;
pub use self::ids::Ids;
pub use self::line::LineDraft;
pub(super) use self::line::repeated;
use super::Parts;
use super::change::LONGEST_NAME;
use crate::ingredients::Stocked;
use crate::programs::code;
use crate::recipes::StepDraft;
use crate::request::{Fields, Input, boolean, decimal, id, integer, one_of, text};
use crate::tenants::Settings;

/// What a reader of menus has to know to say at once what is wrong.
#[derive(Debug, Default)]
pub struct Known {
    /// The kitchen's programs.
    pub programs: Vec<ProgramId>,
    /// The ingredients that the sender names, and that are there.
    pub stocked: HashMap<IngredientId, Stocked>,
    /// The kitchen's portion sizes.
    pub sizes: Vec<Size>,
    /// Servings of a batch, for a menu that does not say.
    pub batch_servings: i64,
}

impl Known {
    /// What a kitchen with these settings has to choose from.
    pub fn new(programs: Vec<ProgramId>, stocked: HashMap<IngredientId, Stocked>, settings: Settings) -> Self {
        Self { programs, stocked, batch_servings: settings.set.batch_servings, sizes: settings.set.sizes }
    }
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
        let menu_name = f.optional("menuName", text(3, LONGEST_NAME));
        let program_id = f.optional("programId", id(|id: &ProgramId| programs.contains(id)));
        Some(Self { menu_code: menu_code?, menu_name: menu_name?, program_id: program_id? })
    }
}

impl MenuInput {
    /// Reads a menu with what comes along, to stand in the place of these parts.
    pub fn read(f: &mut Fields, known: &Known, parts: &Parts) -> Option<Self> {
        let (sends_lines, sends_steps) = (f.has("ingredients"), f.has("recipes"));
        let draft = MenuDraft::read(f, known);
        let own_lines: Ids<LineId> = parts.lines.iter().map(|line| line.id).collect();
        let own_steps: Ids<StepId> = parts.steps.iter().map(|step| step.id).collect();
        let ingredients = f.objects("ingredients", 100, |f| LineDraft::read(f, known, &own_lines));
        let recipes = f.objects("recipes", 100, |f| StepDraft::read(f, &own_steps));
        if f.counts("ingredients").unwrap_or(parts.lines.len()) > 0 {
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
        let menu_name = f.required("menuName", text(3, LONGEST_NAME));
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
        let declared = Declared::read(f, batch_servings.flatten().unwrap_or(known.batch_servings));
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
