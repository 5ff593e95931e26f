//! A change: what it alters, the events that tell of it, and the commit, as one.

use std::ops::{Deref, DerefMut};

use domain::{Instant, SppgId, UserId};
use serde_json::Value;
use uuid::Uuid;

use crate::TenantTx;
use crate::db::Hint;

/// Who makes a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub id: UserId,
    /// The name at this moment, which the history keeps.
    pub name: String,
}

/// One event of a change: what happened to which thing.
#[derive(Debug, Clone)]
pub struct Note {
    /// The type of the live envelope, for example `MENU_UPDATED`.
    pub kind: &'static str,
    /// The kind of thing, for example `menu`.
    pub entity: &'static str,
    /// The thing.
    pub entity_id: Uuid,
    /// Its version after the change, where it has one.
    pub version: Option<i64>,
    /// The names of the fields that changed.
    pub changed: Vec<String>,
    /// What the live envelope carries.
    pub data: Value,
    /// What each field was and became, for the history: `{"menuName": ["…", "…"]}`.
    pub changes: Value,
    /// Whether this can change what a menu shows.
    pub touches_menus: bool,
}

/// A change to one kitchen's data. Its events are its last statements, so their numbers follow the order of commits,
/// without holes. Dropped before [`commit`](Self::commit), nothing of it remains.
pub struct Change {
    tx: TenantTx,
    actor: Actor,
    now: Instant,
    hint: Option<Hint>,
    notes: Vec<(Actor, Instant, Note)>,
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Change").field("tx", &self.tx).field("notes", &self.notes).finish_non_exhaustive()
    }
}

const TAKE_NUMBERS: &str = "
    UPDATE sppgs
    SET event_seq = event_seq + $2
      , menus_seq = CASE WHEN $3 THEN event_seq + $2 ELSE menus_seq END
    WHERE id = $1
    RETURNING event_seq
";

const WRITE_EVENT: &str = "
    INSERT INTO events
        (sppg_id, seq, kind, entity, entity_id, version, actor_id, actor_name, changed, data, changes, occurred_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
";

impl Change {
    pub(crate) const fn new(tx: TenantTx, actor: Actor, now: Instant, hint: Option<Hint>) -> Self {
        Self { tx, actor, now, hint, notes: Vec::new() }
    }

    /// Who makes it.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The moment of the change.
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// Says who makes what follows, for a change that tells of several people's work: examples and imports.
    pub fn by(&mut self, actor: Actor) {
        self.actor = actor;
    }

    /// Moves the moment of what follows, for data that tells of the past: examples and imports.
    pub const fn dated(&mut self, moment: Instant) {
        self.now = moment;
    }

    /// Remembers an event, to be written at the end.
    pub fn note(&mut self, note: Note) {
        self.notes.push((self.actor.clone(), self.now, note));
    }

    /// Writes the events, commits, and gives the number of the last event.
    pub async fn commit(mut self) -> crate::Result<Option<i64>> {
        let count = i64::try_from(self.notes.len()).unwrap_or(i64::MAX);
        let last = self.write_events().await?;
        let Self { tx, hint, .. } = self;
        let sppg = tx.tenant();
        tx.commit().await?;
        if let (Some(hint), Some(seq)) = (hint, last) {
            hint(sppg, seq - count + 1..=seq);
        }
        Ok(last)
    }

    async fn write_events(&mut self) -> crate::Result<Option<i64>> {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return Ok(None);
        }
        let count = i64::try_from(notes.len()).unwrap_or(i64::MAX);
        let last = self.take_numbers(count, notes.iter().any(|(_, _, note)| note.touches_menus)).await?;
        for (number, (actor, moment, note)) in (last - count + 1..).zip(&notes) {
            self.write_event(number, actor, *moment, note).await?;
        }
        Ok(Some(last))
    }

    async fn take_numbers(&mut self, count: i64, touches_menus: bool) -> crate::Result<i64> {
        let sppg: SppgId = self.tenant();
        on!(self.tx, |c| sqlx::query_scalar(TAKE_NUMBERS).bind(sppg).bind(count).bind(touches_menus).fetch_one(c).await)
    }

    async fn write_event(&mut self, number: i64, actor: &Actor, now: Instant, note: &Note) -> crate::Result<()> {
        let sppg = self.tenant();
        let changed = Value::from(note.changed.clone()).to_string();
        on!(self.tx, |c| sqlx::query(WRITE_EVENT)
            .bind(sppg)
            .bind(number)
            .bind(note.kind)
            .bind(note.entity)
            .bind(note.entity_id)
            .bind(note.version)
            .bind(actor.id)
            .bind(&actor.name)
            .bind(changed)
            .bind(note.data.to_string())
            .bind(note.changes.to_string())
            .bind(now)
            .execute(c)
            .await
            .map(|_| ()))
    }
}

impl Deref for Change {
    type Target = TenantTx;
    fn deref(&self) -> &TenantTx {
        &self.tx
    }
}

impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut TenantTx {
        &mut self.tx
    }
}
