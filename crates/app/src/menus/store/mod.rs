//! The statements on menus and their lines.

mod lines;
mod list;
mod rows;

use ::store::{Change, Result, TenantTx, among, on, to_json};
use domain::{IngredientId, MealType, MenuId, Nutrient, ProgramId, fold};

pub(super) use self::lines::{delete_line, insert_line, lines_in, lines_of, place_line, size_quantities, update_line};
pub(super) use self::list::{count, counts, list};
pub(super) use self::rows::MenuRow;
use super::{ImageUrl, InShort, Menu};

/// The columns of a menu, in one place for every statement that reads one.
macro_rules! columns {
    () => {
        "id, program_id, menu_name, menu_code, meal_type, serving_size, preparation_time, cooking_time, difficulty
             , description, instructions, own_batch_servings, is_halal, own_is_vegetarian, is_active, image_key, image_alt
             , declared, calories, protein, carbohydrates, fat, fiber, sodium, calcium, iron, vitamin_a, vitamin_c
             , coverage, nutrition_source, batch_servings, ingredient_cost, labor_cost, overhead_cost, packaging_cost
             , total_cost, cost_per_serving, cost_complete, allergens, allergens_complete, is_vegetarian, judgement
             , version, created_at, updated_at, created_by, updated_by"
    };
}
pub(super) use columns;

/// Which menus: those of a program, with an ingredient, one, or all.
macro_rules! scope {
    () => {
        "m.sppg_id = $1
          AND (m.program_id = $2 OR $2 IS NULL)
          AND (m.id IN (SELECT menu_id FROM menu_ingredients WHERE sppg_id = $1 AND ingredient_id = $3) OR $3 IS NULL)
          AND (m.id = $4 OR $4 IS NULL)"
    };
}
pub(super) use scope;

::store::sql! {
    FIND = concat!("SELECT ", columns!(), " FROM menus WHERE sppg_id = $1 AND id = $2 AND deleted_at IS NULL");
    FIND_DELETED = concat!("SELECT ", columns!(), " FROM menus WHERE sppg_id = $1 AND id = $2 AND deleted_at IS NOT NULL");
    LOCK = concat!(
        "UPDATE menus SET version = version WHERE sppg_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING ", columns!()
    );
    LOCK_DELETED = concat!(
        "UPDATE menus SET version = version WHERE sppg_id = $1 AND id = $2 AND deleted_at IS NOT NULL RETURNING ",
        columns!()
    );
    IN_SCOPE = concat!("SELECT ", columns!(), " FROM menus m WHERE ", scope!(), " AND m.deleted_at IS NULL ORDER BY m.id");
    BY_IDS = concat!("SELECT ", columns!(), " FROM menus WHERE sppg_id = $1 AND id IN ($2) ORDER BY id");
    INSERT = "
        INSERT INTO menus
            (sppg_id, id, program_id, menu_name, name_key, menu_code, meal_type, serving_size, preparation_time,
             cooking_time, difficulty, description, instructions, own_batch_servings, is_halal, own_is_vegetarian,
             is_active, image_key, image_alt, declared, version, updated_at, updated_by, created_at, created_by,
             coverage, nutrition_source, batch_servings, cost_complete, allergens, allergens_complete, judgement)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                $22, $23, '{}', 'COMPUTED', 1, FALSE, 0, FALSE, '{}')
        ON CONFLICT DO NOTHING
        RETURNING id
    ";
    UPDATE = "
        UPDATE menus
        SET program_id = $3, menu_name = $4, name_key = $5, menu_code = $6, meal_type = $7, serving_size = $8
          , preparation_time = $9, cooking_time = $10, difficulty = $11, description = $12, instructions = $13
          , own_batch_servings = $14, is_halal = $15, own_is_vegetarian = $16, is_active = $17, image_key = $18
          , image_alt = $19, declared = $20, version = $21, updated_at = $22, updated_by = $23
        WHERE sppg_id = $1 AND id = $2 AND version = $21 - 1 AND deleted_at IS NULL
        RETURNING id
    ";
    SET_FIGURES = "
        UPDATE menus
        SET calories = $3, protein = $4, carbohydrates = $5, fat = $6, fiber = $7, sodium = $8, calcium = $9, iron = $10
          , vitamin_a = $11, vitamin_c = $12, coverage = $13, nutrition_source = $14, batch_servings = $15
          , ingredient_cost = $16, labor_cost = $17, overhead_cost = $18, packaging_cost = $19, total_cost = $20
          , cost_per_serving = $21, cost_complete = $22, allergens = $23, allergens_complete = $24
          , is_vegetarian = $25, judgement = $26
        WHERE sppg_id = $1 AND id = $2
    ";
    TOUCH = "
        UPDATE menus SET version = $3, updated_at = $4, updated_by = $5
        WHERE sppg_id = $1 AND id = $2 AND version = $3 - 1 AND deleted_at IS NULL
        RETURNING id
    ";
    TOGGLE = "
        UPDATE menus SET is_active = NOT is_active, version = $3, updated_at = $4, updated_by = $5
        WHERE sppg_id = $1 AND id = $2 AND version = $3 - 1 AND deleted_at IS NULL
        RETURNING id
    ";
    DELETE = "
        UPDATE menus SET deleted_at = $4, version = $3, updated_at = $4, updated_by = $5
        WHERE sppg_id = $1 AND id = $2 AND version = $3 - 1 AND deleted_at IS NULL
        RETURNING id
    ";
    RESTORE = "
        UPDATE menus SET deleted_at = NULL, version = $3, updated_at = $4, updated_by = $5
        WHERE sppg_id = $1 AND id = $2 AND version = $3 - 1 AND deleted_at IS NOT NULL
        RETURNING id
    ";
    CODE_TAKEN = "
        SELECT 1 FROM menus
        WHERE sppg_id = $1 AND program_id = $2 AND menu_code = $3 AND id <> $4 AND deleted_at IS NULL
    ";
    NAMES_OF_PROGRAM = "
        SELECT id, menu_name FROM menus WHERE sppg_id = $1 AND program_id = $2 AND deleted_at IS NULL ORDER BY name_key, id
    ";
    NAMES_OF_INGREDIENT = "
        SELECT m.id, m.menu_name
        FROM menu_ingredients l
        JOIN menus m ON m.sppg_id = l.sppg_id AND m.id = l.menu_id
        WHERE l.sppg_id = $1 AND l.ingredient_id = $2 AND m.deleted_at IS NULL
        ORDER BY m.name_key, m.id
    ";
    IN_SHORT = "
        SELECT id, program_id, menu_name, meal_type, is_active, deleted_at IS NOT NULL FROM menus WHERE sppg_id = $1
    ";
    LINES_IN_SCOPE = lines::IN_SCOPE;
    LINES_OF_MENUS = lines::OF_MENUS;
    INSERT_LINE = lines::INSERT;
    UPDATE_LINE = lines::UPDATE;
    PLACE_LINE = lines::PLACE;
    DELETE_LINE = lines::DELETE;
    SIZE_QUANTITIES = lines::SIZE_QUANTITIES;
    COUNT = list::COUNT;
    COUNTS = list::COUNTS;
    LIST = list::LIST;
}

/// Which menus; nothing given is all of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    pub program: Option<ProgramId>,
    pub ingredient: Option<IngredientId>,
    pub menu: Option<MenuId>,
}

pub(super) async fn find(tx: &mut TenantTx, id: MenuId, deleted: bool) -> Result<Option<Menu>> {
    let (sppg, statement) = (tx.tenant(), if deleted { FIND_DELETED } else { FIND });
    let row: Option<MenuRow> = on!(tx, |c| sqlx::query_as(statement).bind(sppg).bind(id).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

/// The same, and nobody else changes it until this change is done: who comes second reads what the first has written.
pub(super) async fn lock(change: &mut Change, id: MenuId, deleted: bool) -> Result<Option<Menu>> {
    let (sppg, statement) = (change.tenant(), if deleted { LOCK_DELETED } else { LOCK });
    let row: Option<MenuRow> = on!(change, |c| sqlx::query_as(statement).bind(sppg).bind(id).fetch_optional(c).await)?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn in_scope(tx: &mut TenantTx, scope: Scope) -> Result<Vec<Menu>> {
    let sppg = tx.tenant();
    let rows: Vec<MenuRow> = on!(tx, |c| sqlx::query_as(IN_SCOPE)
        .bind(sppg)
        .bind(scope.program)
        .bind(scope.ingredient)
        .bind(scope.menu)
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// These menus, the deleted ones among them as well.
pub(super) async fn by_ids(tx: &mut TenantTx, ids: &[MenuId]) -> Result<Vec<Menu>> {
    let rows: Vec<MenuRow> = among(tx, BY_IDS, ids).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub(super) async fn insert(change: &mut Change, menu: &Menu) -> Result<bool> {
    write(change, INSERT, menu).await
}

pub(super) async fn update(change: &mut Change, menu: &Menu) -> Result<bool> {
    write(change, UPDATE, menu).await
}

/// Both statements take the same values in the same order.
async fn write(change: &mut Change, statement: &'static str, menu: &Menu) -> Result<bool> {
    let (sppg, declared) = (change.tenant(), to_json(&menu.own.declared)?);
    let image_key = menu.image_url.as_ref().map(ImageUrl::hash);
    let written: Option<MenuId> = on!(change, |c| sqlx::query_scalar(statement)
        .bind(sppg)
        .bind(menu.id)
        .bind(menu.program_id)
        .bind(&menu.menu_name)
        .bind(fold(&menu.menu_name))
        .bind(&menu.menu_code)
        .bind(menu.meal_type)
        .bind(menu.serving_size)
        .bind(menu.preparation_time)
        .bind(menu.cooking_time)
        .bind(menu.difficulty)
        .bind(&menu.description)
        .bind(&menu.instructions)
        .bind(menu.own.batch_servings)
        .bind(menu.is_halal)
        .bind(menu.own.is_vegetarian)
        .bind(menu.is_active)
        .bind(image_key)
        .bind(&menu.image_alt)
        .bind(declared)
        .bind(menu.version)
        .bind(menu.updated_at)
        .bind(menu.updated_by)
        .fetch_optional(c)
        .await)?;
    Ok(written.is_some())
}

/// Writes what was computed; the version stays, for no person changed anything.
pub(super) async fn set_figures(change: &mut Change, menu: &Menu) -> Result<()> {
    let (sppg, figures, costs) = (change.tenant(), &menu.figures, &menu.figures.costs);
    let (coverage, judgement) = (to_json(&figures.coverage)?, to_json(&figures.judgement)?);
    on!(change, |c| {
        let query = sqlx::query(SET_FIGURES).bind(sppg).bind(menu.id);
        let of_menu = Nutrient::of_menu().iter();
        let query = of_menu.fold(query, |query, nutrient| query.bind(figures.nutrients.0[*nutrient]));
        query
            .bind(coverage)
            .bind(figures.nutrition_source)
            .bind(costs.batch_servings)
            .bind(costs.ingredient_cost)
            .bind(costs.labor_cost)
            .bind(costs.overhead_cost)
            .bind(costs.packaging_cost)
            .bind(costs.total_cost)
            .bind(costs.cost_per_serving)
            .bind(costs.cost_complete)
            .bind(figures.allergens)
            .bind(figures.allergens_complete)
            .bind(figures.is_vegetarian)
            .bind(judgement)
            .execute(c)
            .await
            .map(|_| ())
    })
}

pub(super) async fn touch(change: &mut Change, menu: &Menu) -> Result<bool> {
    mark(change, TOUCH, menu).await
}

/// Into use, or out of it.
pub(super) async fn toggle(change: &mut Change, menu: &Menu) -> Result<bool> {
    mark(change, TOGGLE, menu).await
}

pub(super) async fn delete(change: &mut Change, menu: &Menu) -> Result<bool> {
    mark(change, DELETE, menu).await
}

pub(super) async fn restore(change: &mut Change, menu: &Menu) -> Result<bool> {
    mark(change, RESTORE, menu).await
}

/// These statements take the new version, when and who.
async fn mark(change: &mut Change, statement: &'static str, menu: &Menu) -> Result<bool> {
    let sppg = change.tenant();
    let written: Option<MenuId> = on!(change, |c| sqlx::query_scalar(statement)
        .bind(sppg)
        .bind(menu.id)
        .bind(menu.version)
        .bind(menu.updated_at)
        .bind(menu.updated_by)
        .fetch_optional(c)
        .await)?;
    Ok(written.is_some())
}

pub(super) async fn is_code_taken(change: &mut Change, program: ProgramId, code: &str, id: MenuId) -> Result<bool> {
    let sppg = change.tenant();
    let taken: Option<i32> = on!(change, |c| sqlx::query_scalar(CODE_TAKEN)
        .bind(sppg)
        .bind(program)
        .bind(code)
        .bind(id)
        .fetch_optional(c)
        .await)?;
    Ok(taken.is_some())
}

pub(super) async fn names_of_program(tx: &mut TenantTx, id: ProgramId) -> Result<Vec<(MenuId, String)>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(NAMES_OF_PROGRAM).bind(sppg).bind(id).fetch_all(c).await)
}

pub(super) async fn names_of_ingredient(tx: &mut TenantTx, id: IngredientId) -> Result<Vec<(MenuId, String)>> {
    let sppg = tx.tenant();
    on!(tx, |c| sqlx::query_as(NAMES_OF_INGREDIENT).bind(sppg).bind(id).fetch_all(c).await)
}

pub(super) async fn in_short(tx: &mut TenantTx) -> Result<Vec<(MenuId, InShort)>> {
    let sppg = tx.tenant();
    let rows: Vec<(MenuId, ProgramId, String, MealType, bool, bool)> =
        on!(tx, |c| sqlx::query_as(IN_SHORT).bind(sppg).fetch_all(c).await)?;
    let short = |(id, program_id, menu_name, meal_type, is_active, is_deleted)| {
        (id, InShort { program_id, menu_name, meal_type, is_active, is_deleted })
    };
    Ok(rows.into_iter().map(short).collect())
}
