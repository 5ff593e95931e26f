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
    /// For each kitchen the number of the last event that can change what a menu shows; it only grows.
    generations: RwLock<HashMap<SppgId, Arc<AtomicI64>>>,
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
    generation: Option<Arc<AtomicI64>>,
}

impl Gate {
    /// A gate that remembers, or one that asks each time.
    pub fn new(remembers: bool) -> Self {
        let builder = moka::sync::Cache::builder().max_capacity(MOST).time_to_idle(IDLE);
        let remembered = remembers.then(|| builder.build());
        Self(Arc::new(Inner { remembered, epoch: AtomicU64::new(0), generations: RwLock::default() }))
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
        let Known { recognised, generation } = self.0.remembered.as_ref()?.get(place)?;
        let ends = recognised.expires_at;
        if ends <= now && ends != Instant::from_unix_micros(0) {
            return None;
        }
        let mut recognised = Arc::unwrap_or_clone(recognised);
        if let (Some(sppg), Some(generation)) = (&mut recognised.sppg, generation) {
            sppg.menus_seq = generation.load(Ordering::SeqCst);
        }
        Some(recognised)
    }

    /// Keeps what was answered.
    pub(super) fn remember(&self, place: Place, recognised: &Recognised) {
        let Some(remembered) = &self.0.remembered else { return };
        let generation = recognised.sppg.as_ref().map(|sppg| self.reached(sppg.id, sppg.menus_seq));
        remembered.insert(place, Known { recognised: Arc::new(recognised.clone()), generation });
    }

    /// Hears of a change that is committed and not yet answered.
    pub fn hear(&self, committed: &Committed) {
        if committed.touches_gate {
            self.forget();
        }
        if let Some(number) = committed.last_of_menus {
            self.reached(committed.sppg, number);
        }
    }

    /// Asks anew from now on.
    fn forget(&self) {
        self.0.epoch.fetch_add(1, Ordering::SeqCst);
    }

    /// The kitchen's number, which is now at least this: one that was read before a change says nothing of it.
    fn reached(&self, sppg: SppgId, number: i64) -> Arc<AtomicI64> {
        let generations = self.0.generations.read().unwrap_or_else(PoisonError::into_inner);
        let known = generations.get(&sppg).cloned();
        drop(generations);
        let generation = known.unwrap_or_else(|| {
            let mut generations = self.0.generations.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(generations.entry(sppg).or_insert_with(|| Arc::new(AtomicI64::new(number))))
        });
        generation.fetch_max(number, Ordering::SeqCst);
        generation
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
