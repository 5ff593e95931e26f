//! One kitchen's listeners, or those of all kitchens: reads the events table once for all of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::store::Db;
use domain::SppgId;
use live::Following;
use tokio::sync::{Notify, broadcast};

use super::envelope::{Envelope, Text};
use crate::events::{self, Event};
use crate::problem::Problem;

/// How far a client may fall behind before it has to be served from the table again.
const WAITING: usize = 128;
/// Events read at once.
const AT_ONCE: i64 = 200;
/// Before a database that failed is asked again.
const PAUSE: Duration = Duration::from_millis(500);

/// What is said in a room.
#[derive(Debug, Clone)]
pub enum Said {
    /// An event.
    Event(Arc<Envelope>),
    /// What is not kept.
    Passing(Text),
}

/// A room; open for as long as somebody listens.
#[derive(Debug)]
pub struct Room {
    scope: Option<SppgId>,
    /// The last number that was said, of each kitchen.
    reached: Mutex<HashMap<SppgId, i64>>,
    /// The last number that is known to be there.
    wanted: Mutex<HashMap<SppgId, i64>>,
    nudged: Notify,
    said: broadcast::Sender<Said>,
    _following: Following,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Room {
    /// For one kitchen or for all, from these numbers on.
    pub fn new(scope: Option<SppgId>, reached: HashMap<SppgId, i64>, following: Following) -> Self {
        let (said, _) = broadcast::channel(WAITING);
        let (reached, wanted) = (Mutex::new(reached), Mutex::default());
        Self { scope, reached, wanted, nudged: Notify::new(), said, _following: following }
    }

    /// What is said from now on, and the number that the kitchen has reached: not one event lies between.
    pub fn join(&self) -> (broadcast::Receiver<Said>, i64) {
        let reached = lock(&self.reached);
        let last = self.scope.and_then(|sppg| reached.get(&sppg).copied()).unwrap_or(0);
        (self.said.subscribe(), last)
    }

    /// Says that a kitchen has events up to this number.
    pub fn nudge(&self, sppg: SppgId, to: i64) {
        if lock(&self.reached).get(&sppg).is_none_or(|reached| *reached < to) {
            let mut wanted = lock(&self.wanted);
            let known = wanted.entry(sppg).or_insert(to);
            *known = to.max(*known);
            drop(wanted);
            self.nudged.notify_one();
        }
    }

    /// Says something that is not kept.
    pub fn pass(&self, text: Text) {
        // Nobody may be listening.
        let _ = self.said.send(Said::Passing(text));
    }

    /// Reads and says what is there, whenever it is nudged.
    pub async fn follow(self: Arc<Self>, db: Db) {
        loop {
            self.nudged.notified().await;
            while let Some((sppg, reached, wanted)) = self.next_wanted() {
                match read(&db, sppg, reached).await {
                    Ok(events) if events.is_empty() => {
                        // Whoever said so was wrong, unless somebody has said more since.
                        let mut all = lock(&self.wanted);
                        if all.get(&sppg) == Some(&wanted) {
                            all.remove(&sppg);
                        }
                    }
                    Ok(events) => self.say(sppg, &events),
                    Err(problem) => {
                        tracing::debug!(%problem, "events not read");
                        tokio::time::sleep(PAUSE).await;
                    }
                }
            }
        }
    }

    /// A kitchen that has more than was said, the number that was said last, and the one that is to be reached.
    fn next_wanted(&self) -> Option<(SppgId, i64, i64)> {
        let reached = lock(&self.reached);
        let mut wanted = lock(&self.wanted);
        let said = |sppg: &SppgId| reached.get(sppg).copied().unwrap_or(0);
        wanted.retain(|sppg, to| said(sppg) < *to);
        wanted.iter().next().map(|(sppg, to)| (*sppg, said(sppg), *to))
    }

    fn say(&self, sppg: SppgId, events: &[Event]) {
        for event in events {
            let envelope = Arc::new(Envelope::of(sppg, event, self.scope.is_some()));
            let mut reached = lock(&self.reached);
            reached.insert(sppg, event.id);
            let _ = self.said.send(Said::Event(envelope));
        }
    }
}

/// The events of a kitchen after a number, in order, as many as are read at once.
pub async fn read(db: &Db, sppg: SppgId, after: i64) -> Result<Vec<Event>, Problem> {
    let mut tx = db.read(sppg).await?;
    events::following(&mut tx, after, AT_ONCE).await
}
