//! A change: what it alters, the events that tell of it, and the commit, as one.

use std::ops::{Deref, DerefMut, RangeInclusive};

use domain::{FiguresId, Instant, SppgId, UserId};
use serde_json::Value;
use uuid::Uuid;

use crate::db::Hint;
use crate::{Route, TenantTx, count_statement, to_the_end};

/// Who makes a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub id: UserId,
    /// The name at this moment, which the history keeps.
    pub name: String,
}

impl Actor {
    /// No person, but the product itself, under this name.
    pub fn product(name: &str) -> Self {
        Self { id: UserId(Uuid::nil()), name: name.to_owned() }
    }
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
    /// Whether this can change what a menu gives and costs.
    pub touches_figures: bool,
}

/// A change to one kitchen's data. Its events are its last statements, so their numbers follow the order of commits,
/// without holes. Dropped before [`commit`](Self::commit), nothing of it remains.
pub struct Change {
    tx: TenantTx,
    actor: Actor,
    now: Instant,
    hints: Vec<Hint>,
    touches_gate: bool,
    notes: Vec<(Actor, Instant, Note)>,
}

/// What is told of a change once it is committed, before whoever made it is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The kitchen.
    pub sppg: SppgId,
    /// The numbers of its events, if it had any.
    pub events: Option<RangeInclusive<i64>>,
    /// The number of the last one, if an event can change what a menu shows.
    pub last_of_menus: Option<i64>,
    /// Whether it may change who comes in, or what is known of them and of their kitchen.
    pub touches_gate: bool,
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
      , menus_changed_at = CASE WHEN $3 THEN $4 ELSE menus_changed_at END
      , figures_state = CASE WHEN $5 THEN $6 ELSE figures_state END
    WHERE id = $1
    RETURNING event_seq
";

const WRITE_EVENT: &str = "
    INSERT INTO events
        (sppg_id, seq, kind, entity, entity_id, version, actor_id, actor_name, changed, data, changes, occurred_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
";

/// On PostgreSQL, where several change a kitchen at once: what some rely on, others take away. It is let go by the end of
/// the transaction.
const KEEP: &str = "SELECT pg_advisory_xact_lock_shared($1)";
const TAKE_AWAY: &str = "SELECT pg_advisory_xact_lock($1)";

impl Change {
    pub(crate) const fn new(tx: TenantTx, actor: Actor, now: Instant, hints: Vec<Hint>) -> Self {
        Self { tx, actor, now, hints, touches_gate: false, notes: Vec::new() }
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

    /// Sees to it that whatever else is looked at from here on stays there until this is done: for a change that makes one
    /// thing rely on another, such as a plan on its menus. To be said before looking.
    pub async fn keep_what_is_there(&mut self) -> crate::Result<()> {
        self.wait_in_line(KEEP).await
    }

    /// Sees to it that nothing comes to rely on anything else until this is done: for a change that takes something away
    /// on which nothing relies. To be said before looking.
    pub async fn take_something_away(&mut self) -> crate::Result<()> {
        self.wait_in_line(TAKE_AWAY).await
    }

    /// SQLite lets one change after another in anyway.
    async fn wait_in_line(&mut self, statement: &'static str) -> crate::Result<()> {
        let line = self.tenant().0.as_u64_pair().1.cast_signed();
        match self.tx.route() {
            Route::Sqlite(_) => Ok(()),
            Route::Postgres(connection) => {
                count_statement();
                sqlx::query(statement).bind(line).execute(connection).await.map(|_| ())
            }
        }
    }

    /// Remembers an event, to be written at the end.
    pub fn note(&mut self, note: Note) {
        if note.touches_figures {
            self.tx.touch_figures();
        }
        self.notes.push((self.actor.clone(), self.now, note));
    }

    /// Says that this may change who comes in, or what is known of them and of their kitchen.
    pub const fn touch_gate(&mut self) {
        self.touches_gate = true;
    }

    /// Writes the events, commits, and gives the number of the last event. Who asked for it may go away meanwhile: what
    /// is committed is told.
    pub async fn commit(mut self) -> crate::Result<Option<i64>> {
        let touches_menus = self.notes.iter().any(|(_, _, note)| note.touches_menus);
        let events = self.write_events(touches_menus).await?;
        let last = events.as_ref().map(|events| *events.end());
        let Self { tx, hints, touches_gate, .. } = self;
        let sppg = tx.tenant();
        to_the_end(async move {
            let result = tx.commit().await;
            // Of a commit that failed nobody knows whether it is there: the gate looks.
            let committed = if result.is_ok() {
                Committed { sppg, events, last_of_menus: last.filter(|_| touches_menus), touches_gate }
            } else {
                Committed { sppg, events: None, last_of_menus: None, touches_gate: true }
            };
            for hint in hints {
                hint(&committed);
            }
            result
        })
        .await?;
        Ok(last)
    }

    async fn write_events(&mut self, touches_menus: bool) -> crate::Result<Option<RangeInclusive<i64>>> {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return Ok(None);
        }
        let count = i64::try_from(notes.len()).unwrap_or(i64::MAX);
        let touches_figures = notes.iter().any(|(_, _, note)| note.touches_figures);
        let last = self.take_numbers(count, touches_menus, touches_figures).await?;
        let numbers = last - count + 1..=last;
        for (number, (actor, moment, note)) in numbers.clone().zip(&notes) {
            self.write_event(number, actor, *moment, note).await?;
        }
        Ok(Some(numbers))
    }

    async fn take_numbers(&mut self, count: i64, touches_menus: bool, touches_figures: bool) -> crate::Result<i64> {
        let sppg: SppgId = self.tenant();
        on!(self.tx, |c| sqlx::query_scalar(TAKE_NUMBERS)
            .bind(sppg)
            .bind(count)
            .bind(touches_menus)
            .bind(self.now)
            .bind(touches_figures)
            .bind(FiguresId::new(self.now))
            .fetch_one(c)
            .await)
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
