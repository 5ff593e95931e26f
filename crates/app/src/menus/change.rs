//! Creating, changing, deleting and copying menus.

use ::store::Change;
use domain::{Day, MenuId};
use serde_json::json;

use super::figures::{Figures, Judgement, OfMenu};
use super::lines::{replace_lines, told};
use super::{
    Costs, DuplicateDraft, Menu, MenuDraft, MenuInput, Own, Parts, Whole, image, parts, recompute, store, summary,
};
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::plans;
use crate::problem::Problem;
use crate::programs;
use crate::recipes;

/// Creates a menu, with its lines and its recipe.
pub async fn create(catalogue: &Catalogue, change: &mut Change, input: MenuInput) -> Result<Whole, Problem> {
    let menu = fresh(change, &input.draft);
    if !store::insert(change, &menu).await? {
        return Err(Problem::taken("menuCode"));
    }
    let whole = with_parts(catalogue, change, menu, &Parts::default(), input).await?;
    let (menu, lines) = (&whole.menu, &whole.workings.lines);
    let mut about = json!(MenuDraft::of(menu, !lines.is_empty()));
    if !lines.is_empty() {
        about["ingredients"] = told(lines);
    }
    if !whole.steps.is_empty() {
        about["recipes"] = recipes::told(&whole.steps);
    }
    events::note_created(change, Entity::Menu, menu.id.0, Some(1), &about, summary(menu));
    Ok(whole)
}

fn fresh(change: &Change, draft: &MenuDraft) -> Menu {
    let (now, actor) = (change.now(), change.actor().id);
    let empty = Figures {
        nutrients: OfMenu::default(),
        nutrition_source: domain::NutritionSource::Computed,
        coverage: OfMenu::default(),
        costs: Costs::default(),
        allergens: domain::Allergens::NONE,
        allergens_complete: false,
        is_vegetarian: None,
        judgement: Judgement::default(),
    };
    let menu = Menu {
        id: MenuId::new(now),
        menu_name: String::new(),
        menu_code: String::new(),
        program_id: draft.program_id,
        meal_type: draft.meal_type,
        serving_size: draft.serving_size,
        preparation_time: 0,
        cooking_time: 0,
        difficulty: draft.difficulty,
        description: None,
        instructions: None,
        figures: empty,
        image_url: None,
        image_alt: None,
        is_halal: None,
        is_active: true,
        created_at: now,
        updated_at: now,
        created_by: actor,
        updated_by: actor,
        version: 1,
        own: Own::default(),
    };
    applied(menu, draft, false)
}

/// The most that a menu's name may hold, in characters.
pub(super) const LONGEST_NAME: usize = 100;

/// The menu with what a draft says. With lines, what was declared before rests until they are gone.
fn applied(menu: Menu, draft: &MenuDraft, rests: bool) -> Menu {
    let draft = draft.clone();
    Menu {
        menu_name: draft.menu_name,
        menu_code: draft.menu_code,
        program_id: draft.program_id,
        meal_type: draft.meal_type,
        serving_size: draft.serving_size,
        preparation_time: draft.preparation_time,
        cooking_time: draft.cooking_time,
        difficulty: draft.difficulty,
        description: draft.description,
        instructions: draft.instructions,
        is_halal: draft.is_halal,
        is_active: draft.is_active,
        image_alt: draft.image_alt,
        own: Own {
            batch_servings: draft.batch_servings,
            is_vegetarian: draft.is_vegetarian,
            declared: if rests { menu.own.declared } else { draft.declared },
        },
        ..menu
    }
}

/// Writes lines and recipe where they were sent, in the place of what was there, and then the figures.
async fn with_parts(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: Menu,
    before: &Parts,
    input: MenuInput,
) -> Result<Whole, Problem> {
    let lines = match input.ingredients {
        Some(drafts) => replace_lines(change, menu.id, &before.lines, drafts).await?,
        None => before.lines.clone(),
    };
    let steps = match input.recipes {
        Some(drafts) => recipes::replace(change, menu.id, &before.steps, drafts).await?,
        None => before.steps.clone(),
    };
    let plans = plans::of_menu(change, menu.id).await?;
    let (menu, workings) = recompute::one(catalogue, change, menu, lines).await?;
    Ok(Whole { menu, workings, steps, plans })
}

/// Changes a menu that has these parts; what came along replaces its lines and its recipe.
pub async fn update(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    before: &Parts,
    input: MenuInput,
) -> Result<Whole, Problem> {
    let has_lines = !before.lines.is_empty();
    let will_have_lines = input.ingredients.as_ref().map_or(has_lines, |drafts| !drafts.is_empty());
    // A menu that loses its lines takes up what it once declared, unless something is declared now.
    let rests = will_have_lines || (has_lines && input.draft.declared.is_empty());
    if store::is_code_taken(change, input.draft.program_id, &input.draft.menu_code, menu.id).await? {
        return Err(Problem::taken("menuCode"));
    }
    let next = applied(next(change, menu), &input.draft, rests);
    if !store::update(change, &next).await? {
        return Err(Problem::conflict(menu));
    }
    let whole = with_parts(catalogue, change, next, before, input).await?;
    let next = &whole.menu;
    let (was, is) = (json!(MenuDraft::of(menu, has_lines)), json!(MenuDraft::of(next, has_lines)));
    let (mut changed, mut changes) = events::differences(&was, &is);
    let lines = (told(&before.lines), told(&whole.workings.lines));
    if lines.0 != lines.1 {
        changed.push("ingredients".to_owned());
        changes["ingredients"] = json!(lines);
    }
    if before.steps != whole.steps {
        changed.push("recipes".to_owned());
        changes["recipes"] = json!([recipes::told(&before.steps), recipes::told(&whole.steps)]);
    }
    let told = (changed, changes);
    events::note(change, Entity::Menu, "MENU_UPDATED", next.id.0, Some(next.version), told, summary(next));
    Ok(whole)
}

/// The same menu one version on, by whoever makes this change.
pub(super) fn next(change: &Change, menu: &Menu) -> Menu {
    Menu { version: menu.version + 1, updated_at: change.now(), updated_by: change.actor().id, ..menu.clone() }
}

/// Takes a menu into use, or out of it.
pub async fn toggle_status(change: &mut Change, menu: &Menu) -> Result<Menu, Problem> {
    change.take_something_away().await?;
    let next = Menu { is_active: !menu.is_active, ..next(change, menu) };
    if !store::toggle(change, &next).await? {
        return Err(Problem::conflict(menu));
    }
    let told = (vec!["isActive".to_owned()], json!({ "isActive": [menu.is_active, next.is_active] }));
    events::note(change, Entity::Menu, "MENU_STATUS_TOGGLED", next.id.0, Some(next.version), told, summary(&next));
    Ok(next)
}

/// Deletes a menu so that it can be restored.
pub async fn delete(change: &mut Change, menu: &Menu, today: Day) -> Result<(), Problem> {
    change.take_something_away().await?;
    let promised = plans::promising(change, menu.id, today).await?;
    if !promised.is_empty() {
        return Err(Problem::InUse(promised));
    }
    let next = next(change, menu);
    if !store::delete(change, &next).await? {
        return Err(Problem::conflict(menu));
    }
    events::note_deleted(change, Entity::Menu, next.id.0, Some(next.version), summary(&next));
    Ok(())
}

/// Brings a deleted menu back, with figures as of now; one that is not deleted stays as it is.
pub async fn restore(catalogue: &Catalogue, change: &mut Change, id: MenuId) -> Result<Whole, Problem> {
    if let Some(menu) = store::find(change, id, false).await? {
        return Whole::read(catalogue, change, menu).await;
    }
    let menu = store::find(change, id, true).await?.ok_or(Problem::NotFound)?;
    // Its program may be gone meanwhile, and its code taken.
    if programs::find(change, menu.program_id).await.is_err() {
        return Err(Problem::conflict(&menu));
    }
    if store::is_code_taken(change, menu.program_id, &menu.menu_code, menu.id).await? {
        return Err(Problem::taken("menuCode"));
    }
    let next = next(change, &menu);
    if !store::restore(change, &next).await? {
        return Err(Problem::conflict(&menu));
    }
    let Parts { lines, steps } = parts(change, id).await?;
    let plans = plans::of_menu(change, id).await?;
    let (menu, workings) = recompute::one(catalogue, change, next, lines).await?;
    // So may an ingredient: what is put together from things that are gone cannot be cooked.
    if workings.uses_what_is_gone() {
        return Err(Problem::conflict(&menu));
    }
    let told = (Vec::new(), json!({}));
    events::note(change, Entity::Menu, "MENU_RESTORED", menu.id.0, Some(menu.version), told, summary(&menu));
    Ok(Whole { menu, workings, steps, plans })
}

/// Copies a menu with its lines, sizes, recipe and picture. `copy_of` names a copy of a name.
pub async fn duplicate(
    catalogue: &Catalogue,
    change: &mut Change,
    menu: &Menu,
    draft: DuplicateDraft,
    copy_of: impl Fn(&str) -> String,
) -> Result<Whole, Problem> {
    let Parts { lines: own_lines, steps } = parts(change, menu.id).await?;
    let input = MenuInput {
        draft: MenuDraft {
            menu_name: draft.menu_name.unwrap_or_else(|| fitting(&menu.menu_name, copy_of)),
            menu_code: draft.menu_code,
            program_id: draft.program_id.unwrap_or(menu.program_id),
            ..MenuDraft::of(menu, !own_lines.is_empty())
        },
        ingredients: Some(own_lines.into_iter().map(|line| super::LineDraft { id: None, ..line.about }).collect()),
        recipes: Some(steps.into_iter().map(|step| step.about).collect()),
    };
    let copy = create(catalogue, change, input).await?;
    Ok(Whole { menu: image::copy(change, menu, copy.menu).await?, ..copy })
}

/// The name of a copy, of which the original's part is as long as there is room.
fn fitting(name: &str, copy_of: impl Fn(&str) -> String) -> String {
    let beyond = copy_of(name).chars().count().saturating_sub(LONGEST_NAME);
    let kept: String = name.chars().take(name.chars().count() - beyond).collect();
    copy_of(kept.trim_end())
}

impl MenuDraft {
    /// What a menu says of itself. With lines, what it once declared is no part of that.
    pub fn of(menu: &Menu, has_lines: bool) -> Self {
        Self {
            menu_name: menu.menu_name.clone(),
            menu_code: menu.menu_code.clone(),
            program_id: menu.program_id,
            meal_type: menu.meal_type,
            serving_size: menu.serving_size,
            preparation_time: menu.preparation_time,
            cooking_time: menu.cooking_time,
            difficulty: menu.difficulty,
            description: menu.description.clone(),
            instructions: menu.instructions.clone(),
            batch_servings: menu.own.batch_servings,
            is_halal: menu.is_halal,
            is_vegetarian: menu.own.is_vegetarian,
            is_active: menu.is_active,
            image_alt: menu.image_alt.clone(),
            declared: if has_lines { super::Declared::default() } else { menu.own.declared },
        }
    }
}
