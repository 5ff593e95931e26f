//! The figures of a menu that is still being written.

use std::collections::BTreeMap;

use ::store::TenantTx;
use domain::{Difficulty, Fault, Grams, MealType, ProgramId, ProgramStatus, TargetGroup};

use super::draft::repeated;
use super::{Declared, Ids, Known, LineDraft, MenuDraft, Sight, Workings};
use crate::problem::{FieldError, Problem};
use crate::programs::{self, Program, ProgramDraft};
use crate::request::{Fields, Input, decimal, id, integer, one_of};
use crate::tenants;

/// What an unsaved menu's figures depend on; everything else that a menu has is taken and left aside.
struct Unsaved {
    draft: MenuDraft,
    lines: Vec<LineDraft>,
    groups: Vec<TargetGroup>,
}

const ASIDE: [&str; 10] = [
    "menuName",
    "menuCode",
    "difficulty",
    "description",
    "instructions",
    "isHalal",
    "isVegetarian",
    "isActive",
    "imageAlt",
    "recipes",
];

impl Unsaved {
    fn read(f: &mut Fields, known: &Known) -> Option<Self> {
        for name in ASIDE {
            f.leave(name);
        }
        let program = f.optional("programId", id(|id: &ProgramId| known.programs.contains(id)));
        let groups = f.list("targetGroups", TargetGroup::ALL.len(), one_of(TargetGroup::ALL));
        let meal_type = f.optional("mealType", one_of(MealType::ALL));
        let serving_size = f.optional("servingSize", decimal(1.0, 1000.0, Grams::from_thousandths));
        let preparation_time = f.optional("preparationTime", integer(0, 480));
        let cooking_time = f.optional("cookingTime", integer(0, 480));
        let batch_servings = f.optional("batchServings", integer(1, 100_000));
        // A menu that is being changed names its lines, which are not looked up here.
        let lines = f.objects("ingredients", 100, |f| LineDraft::read(f, known, &Ids::any())).and_then(|lines| {
            let repeated: Vec<_> = repeated(&lines).collect();
            for at in &repeated {
                f.fail(&format!("ingredients[{at}].inventoryItemId"), Fault::Repeated);
            }
            repeated.is_empty().then_some(lines)
        });
        let declared = Declared::read(f, batch_servings.flatten().unwrap_or(known.batch_servings));
        Some(Self {
            draft: MenuDraft {
                menu_name: String::new(),
                menu_code: String::new(),
                program_id: program?.unwrap_or(ProgramId(uuid::Uuid::nil())),
                meal_type: meal_type?.unwrap_or(MealType::Lunch),
                serving_size: serving_size?.unwrap_or(Grams::ZERO),
                preparation_time: preparation_time?.unwrap_or(0),
                cooking_time: cooking_time?.unwrap_or(0),
                difficulty: Difficulty::Easy,
                description: None,
                instructions: None,
                batch_servings: batch_servings?,
                is_halal: None,
                is_vegetarian: None,
                is_active: true,
                image_alt: None,
                declared: declared?,
            },
            lines: lines?,
            groups: groups?,
        })
    }
}

/// The same without what is wrong with it: a line that is not complete yet is left out, as is a field that does not
/// read. What a person is still typing has figures all the same. Beside it, what is wrong with the lines left out.
pub fn mended(input: &Input, known: &Known) -> (Input, Vec<FieldError>) {
    let Err(Problem::Invalid(mut errors)) = input.clone().read(|f| Unsaved::read(f, known)) else {
        return (input.clone(), Vec::new());
    };
    let mut mended = input.clone();
    let mut wrong_lines: Vec<usize> = Vec::new();
    for error in &errors {
        let (name, rest) = error.field.split_at(error.field.find(['[', '.']).unwrap_or(error.field.len()));
        let index = rest.strip_prefix('[').and_then(|rest| rest.split(']').next()?.parse().ok());
        match index {
            Some(index) if name == "ingredients" => wrong_lines.push(index),
            _ => drop(mended.take(name)),
        }
    }
    if let Some(serde_json::Value::Array(lines)) = mended.take("ingredients") {
        let right = lines.into_iter().enumerate().filter(|(at, _)| !wrong_lines.contains(at));
        mended = mended.with("ingredients", right.map(|(_, line)| line).collect());
    }
    errors.retain(|error| error.field.starts_with("ingredients["));
    (mended, errors)
}

/// What the figures of an unsaved menu are made of. Without a program it is judged for the groups it names, or for all.
pub async fn preview(tx: &mut TenantTx, input: Input, known: Known, sight: Sight) -> Result<Workings, Problem> {
    let unsaved = input.read(|f| Unsaved::read(f, &known))?;
    let mut program = match programs::find(tx, unsaved.draft.program_id).await {
        Ok(program) => program,
        Err(Problem::NotFound) => nobodys(tx),
        Err(problem) => return Err(problem),
    };
    if !unsaved.groups.is_empty() {
        program.about.target_groups = unsaved.groups;
    }
    let rules = tenants::settings(tx).await?.rules();
    Ok(Workings::new(&unsaved.draft, &unsaved.lines, program, rules, known.stocked).seen(sight))
}

/// A program that feeds every group, for a menu that has none yet.
fn nobodys(tx: &TenantTx) -> Program {
    let (never, nobody) = (domain::Instant::from_unix_micros(0), domain::UserId(tx.tenant().0));
    Program {
        id: ProgramId(uuid::Uuid::nil()),
        about: ProgramDraft {
            name: String::new(),
            program_code: String::new(),
            description: None,
            target_groups: TargetGroup::ALL.to_vec(),
            start_date: never.day_in("UTC"),
            end_date: None,
            feeding_days: Vec::new(),
            meals_per_day: 1,
            portions: BTreeMap::new(),
            budget_per_serving: None,
            targets: BTreeMap::new(),
            status: ProgramStatus::Active,
        },
        created_at: never,
        updated_at: never,
        created_by: nobody,
        updated_by: nobody,
        version: 0,
    }
}
