//! Programs: whom a kitchen feeds, when, how much, and for how much money.

pub mod api;
pub mod pages;
mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use ::store::{Change, TenantTx};
use domain::{
    Amount, Day, Fault, Instant, Nutrient, Nutrients, ProgramId, ProgramStatus, Rupiah, TargetGroup, UserId, Weekday,
    fold,
};
use serde::Serialize;

#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::menus;
use crate::plans;
use crate::problem::Problem;
use crate::request::{Fields, Page, Paging, day, decimal, integer, is_stale, one_of, rupiah, text};
use crate::tenants::Settings;

/// A program, as it is kept and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Program {
    /// Its id.
    pub id: ProgramId,
    /// What was said of it.
    #[serde(flatten)]
    pub about: ProgramDraft,
    /// When it was created.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
    /// Who created it.
    pub created_by: UserId,
    /// Who changed it last.
    pub updated_by: UserId,
    /// Counts the changes.
    pub version: i64,
}

impl Program {
    /// Its own daily targets, nutrient by nutrient.
    pub fn targets(&self) -> Nutrients<Option<Amount>> {
        Nutrients::from_fn(|nutrient| self.about.targets.get(&nutrient).copied())
    }
}

/// What can be said of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProgramDraft {
    /// Its name, 3 to 100 characters.
    pub name: String,
    /// Its code, unique in the kitchen.
    pub program_code: String,
    /// What it is for.
    pub description: Option<String>,
    /// The groups it feeds, at least one.
    pub target_groups: Vec<TargetGroup>,
    /// Its first day.
    pub start_date: Day,
    /// Its last day; open when absent.
    pub end_date: Option<Day>,
    /// The days of the week on which it serves, Monday = 1.
    #[schema(value_type = Option<Vec<u8>>)]
    pub feeding_days: Vec<Weekday>,
    /// Meals on such a day.
    #[schema(value_type = Option<i64>)]
    pub meals_per_day: i64,
    /// Portions of a day by size: `{"SMALL": 1200, "LARGE": 1800}`.
    #[schema(value_type = Option<BTreeMap<String, i64>>)]
    pub portions: BTreeMap<String, i64>,
    /// What a serving may cost in all.
    pub budget_per_serving: Option<Rupiah>,
    /// Daily targets of its own, where they differ from the recommended intakes.
    #[schema(value_type = Option<BTreeMap<String, f64>>)]
    pub targets: BTreeMap<Nutrient, Amount>,
    /// Where it stands.
    #[schema(value_type = Option<ProgramStatus>)]
    pub status: ProgramStatus,
}

impl ProgramDraft {
    /// Reads a program of a kitchen with these settings.
    pub fn read(f: &mut Fields, settings: &Settings) -> Option<Self> {
        let name = f.required("name", text(3, 100));
        let program_code = f.required("programCode", code);
        let description = f.optional("description", text(0, 500));
        let target_groups = f.list("targetGroups", TargetGroup::ALL.len(), one_of(TargetGroup::ALL));
        let start_date = f.required("startDate", day);
        let end_date = f.optional("endDate", day);
        let feeding_days =
            f.list("feedingDays", 7, |value| integer(1, 7)(value).map(|day| Weekday::try_from(day).unwrap_or(1)));
        if f.has("feedingDays") && feeding_days.as_ref().is_some_and(Vec::is_empty) {
            f.fail("feedingDays", Fault::Required);
        }
        let meals_per_day = f.optional("mealsPerDay", integer(1, 6));
        let has_size = |code: &str| settings.set.sizes.iter().any(|size| size.code == code).then(|| code.to_owned());
        let portions = f.map("portions", has_size, integer(0, 1_000_000));
        let budget_per_serving = f.optional("budgetPerServing", rupiah);
        let of_menu = |code: &str| Nutrient::from_code(code).filter(|nutrient| Nutrient::of_menu().contains(nutrient));
        let targets = f.map("targets", of_menu, decimal(0.0, 100_000.0, Amount::from_thousandths));
        let status = f.optional("status", one_of(ProgramStatus::ALL));
        if target_groups.as_ref().is_some_and(Vec::is_empty) {
            f.fail("targetGroups", Fault::Required);
        }
        f.span(("startDate", start_date), ("endDate", end_date.flatten()), None);
        Some(Self {
            name: name?,
            program_code: program_code?,
            description: description?.filter(|text| !text.is_empty()),
            target_groups: in_order(target_groups?),
            start_date: start_date?,
            end_date: end_date?,
            feeding_days: Some(in_order(feeding_days?)).filter(|days| !days.is_empty()).unwrap_or(vec![1, 2, 3, 4, 5]),
            meals_per_day: meals_per_day?.unwrap_or(1),
            portions: portions?.into_iter().collect(),
            budget_per_serving: budget_per_serving?,
            targets: targets?.into_iter().collect(),
            status: status?.unwrap_or(ProgramStatus::Active),
        })
    }
}

/// Sorted, each once.
fn in_order<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items.dedup();
    items
}

/// The code of a program or a menu: 2 to 20 of A–Z, 0–9 and hyphens.
pub(crate) fn code(value: &serde_json::Value) -> Result<String, Fault> {
    let code = text(2, 20)(value)?;
    let fits = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
    if fits { Ok(code) } else { Err(Fault::WrongForm("A–Z, 0–9, -")) }
}

/// What of the programs to show.
#[derive(Debug, Clone, Default)]
pub struct ProgramFilter {
    /// Only those in this state.
    pub status: Option<ProgramStatus>,
    /// Only those whose name or code holds this.
    pub search: Option<String>,
}

/// One page of the kitchen's programs, the latest change first.
pub async fn list(tx: &mut TenantTx, filter: &ProgramFilter, paging: Paging) -> Result<Page<Program>, Problem> {
    let total = store::count(tx, filter).await?;
    Ok(Page::new(store::list(tx, filter, paging).await?, paging, total))
}

/// Every program of the kitchen, by name: for selectors.
pub async fn all(tx: &mut TenantTx) -> Result<Vec<Program>, Problem> {
    let mut programs = store::list(tx, &ProgramFilter::default(), Paging { page: 1, page_size: 1000 }).await?;
    programs.sort_by_key(|program| fold(&program.about.name));
    Ok(programs)
}

/// A program of this kitchen.
pub async fn find(tx: &mut TenantTx, id: ProgramId) -> Result<Program, Problem> {
    store::find(tx, id).await?.ok_or(Problem::NotFound)
}

/// Creates a program.
pub async fn create(change: &mut Change, draft: ProgramDraft) -> Result<Program, Problem> {
    let (now, actor) = (change.now(), change.actor().id);
    let program = Program {
        id: ProgramId::new(now),
        about: draft,
        created_at: now,
        updated_at: now,
        created_by: actor,
        updated_by: actor,
        version: 1,
    };
    if !store::insert(change, &program).await? {
        return Err(Problem::taken("programCode"));
    }
    events::note_created(change, Entity::Program, program.id.0, Some(1), &program.about, summary(&program));
    Ok(program)
}

/// Changes a program that was read at this version; other targets judge its menus anew.
pub async fn update(
    catalogue: &Catalogue,
    change: &mut Change,
    program: &Program,
    version: i64,
    draft: ProgramDraft,
) -> Result<Program, Problem> {
    if is_stale(version, program.version) {
        return Err(Problem::conflict(program));
    }
    if store::is_code_taken(change, &draft.program_code, program.id).await? {
        return Err(Problem::taken("programCode"));
    }
    let next = Program {
        about: draft,
        updated_at: change.now(),
        updated_by: change.actor().id,
        version: program.version + 1,
        ..program.clone()
    };
    if !store::update(change, &next).await? {
        return Err(Problem::conflict(program));
    }
    if next.about.target_groups != program.about.target_groups || next.about.targets != program.about.targets {
        menus::recompute_of_program(catalogue, change, next.id).await?;
    }
    let (before, after) = (&program.about, &next.about);
    events::note_updated(change, Entity::Program, next.id.0, Some(next.version), (before, after), summary(&next));
    Ok(next)
}

/// What every program counts its portions by, with its name.
pub async fn counted(tx: &mut TenantTx) -> Result<Vec<(String, BTreeMap<String, i64>)>, Problem> {
    Ok(store::portions(tx).await?)
}

/// Notes that something that belongs to a program was made or taken away: a cycle, a secret link.
pub fn note_part(change: &mut Change, program: &Program, part: &'static str) {
    let changed = (vec![part.to_owned()], serde_json::json!({}));
    let id = program.id.0;
    events::note(change, Entity::Program, "PROGRAM_UPDATED", id, Some(program.version), changed, summary(program));
}

/// Deletes a program on which neither a menu nor a plan hangs.
pub async fn delete(change: &mut Change, program: &Program) -> Result<(), Problem> {
    change.take_something_away().await?;
    let mut dependents = menus::of_program(change, program.id).await?;
    dependents.extend(plans::of_program(change, program.id).await?);
    if !dependents.is_empty() {
        return Err(Problem::InUse(dependents));
    }
    store::delete(change, program.id).await?;
    events::note_deleted(change, Entity::Program, program.id.0, Some(program.version), summary(program));
    Ok(())
}

fn summary(program: &Program) -> serde_json::Value {
    serde_json::json!({
        "id": program.id,
        "name": program.about.name,
        "programCode": program.about.program_code,
        "status": program.about.status,
    })
}
