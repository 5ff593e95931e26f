//! The gate: who comes in, asked anew for each request, or remembered where that is exact.
//!
//! On PostgreSQL other servers write too, so each request asks, by one indexed statement. The embedded database has one
//! writer, which is this process: what it answered holds until this process writes something that the answer depends
//! on. Every such write raises the epoch once it is committed and before it is answered. The epoch is read before the
//! question and is part of the place where the answer is kept, so that an answer that a write has overtaken lies where
//! nobody looks any more.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use ::store::{Committed, Db, to_the_end};
use domain::{Instant, SppgId};

use super::store::sessions::Recognised;
use crate::app::App;
use crate::request::Credential;
use crate::tenants::Sppg;

/// How many credentials are remembered, and how long one that nobody shows.
const MOST: u64 = 20_000;
const IDLE: Duration = Duration::from_mins(10);

/// What is remembered of those who came in; cheap to clone.
#[derive(Debug, Clone)]
pub struct Gate(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// None where others write too.
    remembered: Option<moka::sync::Cache<Place, Known>>,
    epoch: AtomicU64,
    reached: RwLock<HashMap<SppgId, Arc<Reached>>>,
}

/// How far a kitchen is: the numbers of its last event and of the last that can change what a menu shows. They only
/// grow.
#[derive(Debug, Default)]
struct Reached {
    events: AtomicI64,
    menus: AtomicI64,
}

/// Where an answer is kept: all that the question holds, and the epoch in which it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    epoch: u64,
    digest: [u8; 32],
    is_session: bool,
    named: Option<SppgId>,
    is_page: bool,
}

/// An answer, and what of its kitchen changes with every menu.
#[derive(Debug, Clone)]
struct Known {
    recognised: Arc<Recognised>,
    reached: Option<Arc<Reached>>,
}

/// What an answer holds by: who comes in, and the number of the kitchen's last event, are what they were.
#[derive(Debug, Clone)]
pub struct Holds {
    gate: Gate,
    epoch: u64,
    reached: Arc<Reached>,
    events: i64,
    until: Instant,
}

impl Holds {
    /// Whether it still does.
    pub fn still(&self, now: Instant) -> bool {
        now < self.until
            && self.gate.0.epoch.load(Ordering::SeqCst) == self.epoch
            && self.reached.events.load(Ordering::SeqCst) == self.events
    }
}

impl Gate {
    /// A gate that remembers, or one that asks each time.
    pub fn new(remembers: bool) -> Self {
        let builder = moka::sync::Cache::builder().max_capacity(MOST).time_to_idle(IDLE);
        let remembered = remembers.then(|| builder.build());
        Self(Arc::new(Inner { remembered, epoch: AtomicU64::new(0), reached: RwLock::default() }))
    }

    /// Where the answer to this question is kept; to be found out before asking.
    pub(super) fn place(&self, credential: &Credential, named: Option<SppgId>, is_page: bool) -> Place {
        let epoch = self.0.epoch.load(Ordering::SeqCst);
        let (is_session, secret) = match credential {
            Credential::Session(secret) => (true, secret),
            Credential::Token(secret) => (false, secret),
        };
        Place { epoch, digest: secret.digest(), is_session, named, is_page }
    }

    /// What was answered there, if it still holds.
    pub(super) fn known(&self, place: &Place, now: Instant) -> Option<Recognised> {
        let Known { recognised, reached } = self.0.remembered.as_ref()?.get(place)?;
        let ends = recognised.expires_at;
        if ends <= now && ends != Instant::from_unix_micros(0) {
            return None;
        }
        let mut recognised = Arc::unwrap_or_clone(recognised);
        if let (Some(sppg), Some(reached)) = (&mut recognised.sppg, reached) {
            sppg.menus_seq = reached.menus.load(Ordering::SeqCst);
            sppg.event_seq = reached.events.load(Ordering::SeqCst).max(sppg.menus_seq);
        }
        Some(recognised)
    }

    /// Keeps what was answered.
    pub(super) fn remember(&self, place: Place, recognised: &Recognised) {
        let Some(remembered) = &self.0.remembered else { return };
        let reached = recognised.sppg.as_ref().map(|sppg| self.reached(sppg.id, sppg.event_seq, sppg.menus_seq));
        remembered.insert(place, Known { recognised: Arc::new(recognised.clone()), reached });
    }

    /// How long what was found there holds, `until` at the longest; unknown where others write too.
    pub(super) fn holds(&self, place: Place, sppg: Option<&Sppg>, until: Instant) -> Option<Holds> {
        self.0.remembered.as_ref()?;
        let sppg = sppg?;
        let reached = self.reached(sppg.id, sppg.event_seq, sppg.menus_seq);
        Some(Holds { gate: self.clone(), epoch: place.epoch, reached, events: sppg.event_seq, until })
    }

    /// Hears of a change that is committed and not yet answered.
    pub fn hear(&self, committed: &Committed) {
        if committed.touches_gate {
            self.forget();
        }
        if let Some(events) = &committed.events {
            self.reached(committed.sppg, *events.end(), committed.last_of_menus.unwrap_or(0));
        }
    }

    /// Asks anew from now on.
    fn forget(&self) {
        self.0.epoch.fetch_add(1, Ordering::SeqCst);
    }

    /// How far the kitchen is, which is now at least so far: what was read before a change says nothing of it.
    fn reached(&self, sppg: SppgId, events: i64, menus: i64) -> Arc<Reached> {
        let all = self.0.reached.read().unwrap_or_else(PoisonError::into_inner);
        let known = all.get(&sppg).cloned();
        drop(all);
        let reached = known.unwrap_or_else(|| {
            let mut all = self.0.reached.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(sppg).or_default())
        });
        reached.menus.fetch_max(menus, Ordering::SeqCst);
        reached.events.fetch_max(events, Ordering::SeqCst);
        reached
    }
}

/// Runs a statement that changes what the gate knows, to its end whoever waits for it, and has the gate ask anew. What
/// is part of a [`Change`](::store::Change) says [`touch_gate`](::store::Change::touch_gate) instead.
pub(crate) async fn altering<T, F>(app: &App, write: impl FnOnce(Db) -> F) -> ::store::Result<T>
where
    T: Send + 'static,
    F: Future<Output = ::store::Result<T>> + Send + 'static,
{
    let (gate, write) = (app.gate.clone(), write(app.db.clone()));
    to_the_end(async move {
        let written = write.await;
        gate.forget();
        written
    })
    .await
}
