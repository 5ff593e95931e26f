//! What happened, told once: the audit trail, the live channels' outbox and their replay log are one table, written in
//! the transaction of the change itself.

pub mod api;
pub mod pages;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Change, Note, TenantTx};
use domain::{Instant, UserId};
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::problem::Problem;
use crate::request::{Page, Paging};

pub use domain::Entity;

/// Whether an entity's change can change what a menu shows.
const fn touches_menus(entity: Entity) -> bool {
    !matches!(entity, Entity::User)
}

/// Whether an entity's change can change what a menu gives and costs.
const fn touches_figures(entity: Entity) -> bool {
    matches!(entity, Entity::Menu | Entity::Program | Entity::Ingredient | Entity::Settings)
}

/// The types of the live envelope for one kind of thing.
const fn kinds(entity: Entity) -> (&'static str, &'static str, &'static str) {
    match entity {
        Entity::Menu => ("MENU_CREATED", "MENU_UPDATED", "MENU_DELETED"),
        Entity::Program => ("PROGRAM_CREATED", "PROGRAM_UPDATED", "PROGRAM_DELETED"),
        Entity::Ingredient => ("INGREDIENT_CREATED", "INGREDIENT_UPDATED", "INGREDIENT_DELETED"),
        Entity::Settings => ("SETTINGS_UPDATED", "SETTINGS_UPDATED", "SETTINGS_UPDATED"),
        Entity::User => ("USER_CREATED", "USER_UPDATED", "USER_DELETED"),
        Entity::Plan => ("PLAN_CREATED", "PLAN_UPDATED", "PLAN_DELETED"),
        Entity::Assignment => ("ASSIGNMENT_CREATED", "ASSIGNMENT_UPDATED", "ASSIGNMENT_DELETED"),
    }
}

/// Notes that a thing was created, with what it holds.
pub fn note_created(
    change: &mut Change,
    entity: Entity,
    id: Uuid,
    version: Option<i64>,
    after: &impl Serialize,
    data: Value,
) {
    let (kind, _, _) = kinds(entity);
    let (changed, changes) = differences(&Value::Null, &json!(after));
    note(change, entity, kind, id, version, (changed, changes), data);
}

/// Notes that a thing was changed, with what each field was and became.
pub fn note_updated(
    change: &mut Change,
    entity: Entity,
    id: Uuid,
    version: Option<i64>,
    (before, after): (&impl Serialize, &impl Serialize),
    data: Value,
) {
    let (_, kind, _) = kinds(entity);
    note(change, entity, kind, id, version, differences(&json!(before), &json!(after)), data);
}

/// Notes that a thing was deleted.
pub fn note_deleted(change: &mut Change, entity: Entity, id: Uuid, version: Option<i64>, data: Value) {
    let (_, _, kind) = kinds(entity);
    note(change, entity, kind, id, version, (Vec::new(), json!({})), data);
}

/// Notes something that has a type of its own, such as `MENU_RESTORED`, or a change of a part, such as a menu's lines.
pub fn note(
    change: &mut Change,
    entity: Entity,
    kind: &'static str,
    entity_id: Uuid,
    version: Option<i64>,
    (changed, changes): (Vec<String>, Value),
    data: Value,
) {
    change.note(Note {
        kind,
        entity: entity.code(),
        entity_id,
        version,
        changed,
        data,
        changes,
        touches_menus: touches_menus(entity),
        touches_figures: touches_figures(entity),
    });
}

/// The fields that differ between two things, and for each what it was and became.
pub fn differences(before: &Value, after: &Value) -> (Vec<String>, Value) {
    let nothing = Map::new();
    let (before, after) = (before.as_object().unwrap_or(&nothing), after.as_object().unwrap_or(&nothing));
    let mut changes = Map::new();
    for (name, now) in after {
        let was = before.get(name).unwrap_or(&Value::Null);
        if was != now {
            changes.insert(name.clone(), json!([was, now]));
        }
    }
    (changes.keys().cloned().collect(), Value::Object(changes))
}

/// One event, as the audit trail shows it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Its number in the kitchen, without holes.
    pub id: i64,
    /// What happened, for example `MENU_UPDATED`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of thing it happened to.
    pub entity: String,
    /// The thing it happened to.
    pub entity_id: Uuid,
    /// The thing's version afterwards.
    pub version: Option<i64>,
    /// Who did it.
    pub actor: EventActor,
    /// The fields that changed.
    pub changed: Vec<String>,
    /// What each field was and became: `{"menuName": ["…", "…"]}`.
    #[schema(value_type = Object)]
    pub changes: Value,
    /// What the thing was in short.
    #[schema(value_type = Object)]
    pub data: Value,
    /// When.
    pub timestamp: Instant,
}

/// Who did it, by the name they had then.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct EventActor {
    /// The person.
    pub id: UserId,
    /// The name the person had then.
    pub name: String,
}

/// What of the trail to show.
#[derive(Debug, Clone, Copy, Default)]
pub struct EventFilter {
    /// Only events after this number.
    pub after: Option<i64>,
    /// Only events of this kind of thing.
    pub entity: Option<Entity>,
    /// Only events of this thing.
    pub entity_id: Option<Uuid>,
}

/// The trail, the newest first; from `after` on, the oldest first, so that a reader can follow it.
pub async fn list(tx: &mut TenantTx, filter: EventFilter, paging: Paging) -> Result<Page<Event>, Problem> {
    let total = store::count(tx, filter).await?;
    let items = store::list(tx, filter, paging).await?;
    Ok(Page::new(items, paging, total))
}

/// The events after a number, in order, at most so many.
pub async fn following(tx: &mut TenantTx, after: i64, most: i64) -> Result<Vec<Event>, Problem> {
    let filter = EventFilter { after: Some(after), ..EventFilter::default() };
    Ok(store::list(tx, filter, Paging { page: 1, page_size: most }).await?)
}

/// What was done last in the whole kitchen, the newest first.
pub async fn latest(tx: &mut TenantTx, most: i64) -> Result<Vec<Event>, Problem> {
    Ok(store::list(tx, EventFilter::default(), Paging { page: 1, page_size: most }).await?)
}

/// The history of one thing, the newest first.
pub async fn history(tx: &mut TenantTx, entity: Entity, id: Uuid, most: i64) -> Result<Vec<Event>, Problem> {
    let filter = EventFilter { entity: Some(entity), entity_id: Some(id), after: None };
    Ok(store::list(tx, filter, Paging { page: 1, page_size: most }).await?)
}
