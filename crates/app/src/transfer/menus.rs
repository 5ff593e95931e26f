//! Menus as a table: each with its lines and its recipe, its program and ingredients by their codes.

use std::collections::HashMap;

use ::store::{Change, TenantTx};
use domain::{Fault, IngredientId, MenuId, ProgramId};
use serde_json::{Value, json};

use super::rows::{Row, at};
use super::{Done, Table, store};
use crate::app::App;
use crate::foods::Catalogue;
use crate::ingredients;
use crate::menus::{self, Known, LineDraft, Menu, MenuDraft, MenuInput, Parts, named_ingredients};
use crate::problem::{FieldError, Problem};
use crate::programs;
use crate::recipes::StepDraft;
use crate::request::Input;
use crate::tenants;

/// The kitchen's menus, by program and code, as a list that can come back.
pub async fn menus_out(tx: &mut TenantTx, catalogue: &Catalogue) -> Result<Vec<Value>, Problem> {
    let programs: HashMap<_, _> =
        programs::all(tx).await?.into_iter().map(|program| (program.id, program.about.program_code)).collect();
    let names: HashMap<_, _> = ingredients::all_stocked(tx, catalogue)
        .await?
        .into_iter()
        .map(|stocked| (stocked.ingredient.id, stocked.ingredient.about))
        .map(|(id, about)| (id, about.item_code.unwrap_or(about.item_name)))
        .collect();
    let mut menus = Vec::new();
    let mut codes: Vec<_> = store::menu_codes(tx).await?.into_iter().collect();
    codes.sort_by_cached_key(|((program, code), _)| (programs.get(program).cloned(), code.clone()));
    for (_, id) in codes {
        let (menu, parts) = (menus::find(tx, id).await?, menus::parts(tx, id).await?);
        let mut whole = json!(MenuDraft::of(&menu, !parts.lines.is_empty()));
        whole["programCode"] = json!(programs.get(&menu.program_id));
        whole["ingredients"] = parts.lines.iter().map(|line| line_out(&line.about, &names)).collect();
        whole["recipes"] = parts.steps.iter().map(|step| json!(step.about)).collect();
        if let Value::Object(fields) = &mut whole {
            fields.retain(|name, value| name != "programId" && !value.is_null());
        }
        menus.push(whole);
    }
    Ok(menus)
}

fn line_out(line: &LineDraft, names: &HashMap<IngredientId, String>) -> Value {
    let mut fields = json!(line);
    fields["item"] = json!(names.get(&line.inventory_item_id));
    if let Value::Object(fields) = &mut fields {
        fields.retain(|name, value| name != "id" && name != "inventoryItemId" && !value.is_null());
    }
    fields
}

/// What a kitchen has that rows may name.
struct There {
    programs: HashMap<String, ProgramId>,
    menus: HashMap<(ProgramId, String), MenuId>,
    /// By code, and by name.
    items: HashMap<String, IngredientId>,
}

/// A row that was understood, and the menu it is about.
struct Understood {
    before: Option<(Menu, Parts)>,
    input: MenuInput,
}

/// Writes each row into the menu of its code, or into a new one. What a row does not say stays.
pub async fn menus_in(app: &App, change: &mut Change, table: Table) -> Result<Done, Problem> {
    let there = There::read(app, change).await?;
    let (mut understood, mut errors, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    for Row { place, input } in table.into_rows() {
        let (program, mut input) = there.named(input);
        let code = input.value()["menuCode"].as_str().unwrap_or_default().trim().to_owned();
        let key = (program, code);
        if seen.contains(&key) {
            input.fail(FieldError::new("menuCode", Fault::Repeated));
        }
        match Box::pin(understand(app, change, there.menus.get(&key).copied(), input)).await {
            Ok(row) => understood.push(row),
            Err(Problem::Invalid(wrong)) => errors.extend(at(&place, wrong)),
            Err(problem) => return Err(problem),
        }
        seen.push(key);
    }
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let mut done = Done::default();
    for Understood { before, input } in understood {
        match before {
            Some((menu, parts)) if is_same(&menu, &parts, &input) => done.same += 1,
            Some((menu, parts)) => {
                Box::pin(menus::update(&app.catalogue, change, &menu, &parts, input)).await?;
                done.changed += 1;
            }
            None => {
                Box::pin(menus::create(&app.catalogue, change, input)).await?;
                done.created += 1;
            }
        }
    }
    Ok(done)
}

async fn understand(
    app: &App,
    change: &mut Change,
    before: Option<MenuId>,
    mut input: Input,
) -> Result<Understood, Problem> {
    let before = match before {
        Some(id) => Some((menus::find(change, id).await?, menus::parts(change, id).await?)),
        None => None,
    };
    let stocked = ingredients::stocked(change, &app.catalogue, &named_ingredients(&input)).await?;
    let programs = programs::all(change).await?.into_iter().map(|program| program.id).collect();
    let known = Known::new(programs, stocked, tenants::settings(change).await?);
    let nothing = Parts::default();
    if let Some((menu, parts)) = &before {
        let brings_lines = input.value()["ingredients"].as_array().is_some_and(|lines| !lines.is_empty());
        input = input.over(&MenuDraft::of(menu, brings_lines || !parts.lines.is_empty()));
    }
    let parts = before.as_ref().map_or(&nothing, |(_, parts)| parts);
    Ok(Understood { input: input.read(|f| MenuInput::read(f, &known, parts))?, before })
}

/// Whether a row says nothing that is not so already.
fn is_same(menu: &Menu, parts: &Parts, input: &MenuInput) -> bool {
    let has_lines = input.ingredients.as_ref().map_or(!parts.lines.is_empty(), |lines| !lines.is_empty());
    let same_lines = input.ingredients.as_ref().is_none_or(|lines| {
        let own = |line: &LineDraft| LineDraft { id: None, ..line.clone() };
        lines.iter().map(own).eq(parts.lines.iter().map(|line| own(&line.about)))
    });
    let same_steps = input.recipes.as_ref().is_none_or(|steps| {
        let own = |step: &StepDraft| StepDraft { id: None, ..step.clone() };
        steps.iter().map(own).eq(parts.steps.iter().map(|step| own(&step.about)))
    });
    same_lines && same_steps && input.draft == MenuDraft::of(menu, has_lines)
}

impl There {
    async fn read(app: &App, change: &mut Change) -> Result<Self, Problem> {
        let programs = programs::all(change).await?;
        let mut items = HashMap::new();
        for stocked in ingredients::all_stocked(change, &app.catalogue).await? {
            let about = stocked.ingredient.about;
            items.insert(about.item_name, stocked.ingredient.id);
            items.extend(about.item_code.map(|code| (code, stocked.ingredient.id)));
        }
        Ok(Self {
            programs: programs.into_iter().map(|program| (program.about.program_code, program.id)).collect(),
            menus: store::menu_codes(change).await?,
            items,
        })
    }

    /// The same row with ids in the place of codes.
    fn named(&self, mut input: Input) -> (ProgramId, Input) {
        let named = input.take("programCode");
        let code = named.as_ref().and_then(Value::as_str).map(str::trim);
        let program = code.and_then(|code| self.programs.get(code)).copied();
        if program.is_none() {
            let fault = if code.is_none() { Fault::Required } else { Fault::NotFound };
            input.fail(FieldError::new("programCode", fault));
        }
        let program = program.or_else(|| self.programs.values().next().copied());
        let program = program.unwrap_or(ProgramId(uuid::Uuid::nil()));
        let mut lines = input.value()["ingredients"].clone();
        for (at, line) in lines.as_array_mut().into_iter().flatten().enumerate() {
            let Some(item) = line.as_object_mut().and_then(|line| line.remove("item")) else { continue };
            match item.as_str().and_then(|name| self.items.get(name.trim())) {
                Some(id) => line["inventoryItemId"] = json!(id),
                None => input.fail(FieldError::new(format!("ingredients[{at}].item"), Fault::NotFound)),
            }
        }
        let input = if lines.is_null() { input } else { input.with("ingredients", lines) };
        (program, input.with("programId", json!(program)))
    }
}
