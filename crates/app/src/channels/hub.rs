//! All open channels of this process: their rooms, how many there may be, and what keeps them going.

use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::store::{Committed, Db};
use domain::{Instant, SppgId};
use live::{Bus, Hint};
use metrics::{counter, gauge};
use tokio::sync::{mpsc, watch};

use super::credentials::Credentials;
use super::envelope::json_of;
use super::presence::Presence;
use super::room;
use super::seat::Rooms;
use super::store;
use crate::clock::Clock;

/// How often each channel says that it is alive.
const PING: Duration = Duration::from_secs(25);
/// How often the kitchens' rows are looked at for what no hint told of: another server may have died between commit
/// and hint. On the embedded database there is no other.
const LOOK: Duration = Duration::from_secs(1);
const LOOK_EMBEDDED: Duration = Duration::from_secs(30);
/// Of so many looks one goes to all kitchens, for those who listen to all.
const LOOK_AT_ALL: u32 = 5;
/// How often credentials are asked about, and those who left unnoticed are looked for.
const WATCH: Duration = Duration::from_secs(3);
/// What waits to be published; what finds no room is left to the others' own look.
const OUTGOING: usize = 4096;

/// What is to be published.
enum Outgoing {
    Events(SppgId, RangeInclusive<i64>),
    Passing(SppgId, String),
}

/// The open channels; cheap to clone.
#[derive(Debug, Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    bus: Bus,
    rooms: Mutex<Rooms>,
    credentials: Credentials,
    presence: Presence,
    outgoing: mpsc::Sender<Outgoing>,
    to_publish: tokio::sync::Mutex<mpsc::Receiver<Outgoing>>,
    stopping: watch::Sender<bool>,
    ping_ms: AtomicU64,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hub")
    }
}

impl Hub {
    /// With nobody listening yet; [`Hub::run`] then has to run.
    pub fn new(db: Db, clock: Clock, bus: Bus) -> Self {
        let (outgoing, to_publish) = mpsc::channel(OUTGOING);
        Self(Arc::new(Inner {
            db,
            clock,
            bus,
            rooms: Mutex::default(),
            credentials: Credentials::default(),
            presence: Presence::default(),
            outgoing,
            to_publish: tokio::sync::Mutex::new(to_publish),
            stopping: watch::channel(false).0,
            ping_ms: AtomicU64::new(u64::try_from(PING.as_millis()).unwrap_or(u64::MAX)),
        }))
    }

    /// The database, for those who replay.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// This moment.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// The credentials of all open channels.
    pub fn credentials(&self) -> &Credentials {
        &self.0.credentials
    }

    /// Who looks at what.
    pub fn presence(&self) -> &Presence {
        &self.0.presence
    }

    /// How often a channel says that it is alive.
    pub fn ping(&self) -> Duration {
        Duration::from_millis(self.0.ping_ms.load(Ordering::Relaxed))
    }

    /// The same, for a test that cannot wait so long.
    #[cfg(test)]
    pub fn pings_every(&self, pause: Duration) {
        self.0.ping_ms.store(u64::try_from(pause.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// The bus to the other servers.
    pub(super) fn bus(&self) -> &Bus {
        &self.0.bus
    }

    /// The rooms that are open.
    pub(super) fn rooms(&self) -> MutexGuard<'_, Rooms> {
        self.0.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears of a change of this process that is committed.
    pub fn hear(&self, committed: &Committed) {
        let Some(events) = &committed.events else { return };
        self.nudge(committed.sppg, *events.end());
        self.send_out(Outgoing::Events(committed.sppg, events.clone()));
    }

    /// Passes something on to the other servers that is not kept.
    pub fn pass_on(&self, sppg: SppgId, envelope: String) {
        self.send_out(Outgoing::Passing(sppg, envelope));
    }

    fn send_out(&self, outgoing: Outgoing) {
        if self.0.bus.reaches_others() {
            let _ = self.0.outgoing.try_send(outgoing);
        }
    }

    /// Keeps all of it going, for as long as this is polled.
    pub async fn run(&self) {
        tokio::join!(self.0.bus.run(), self.listen(), self.look(), self.watch(), self.publish());
    }

    async fn listen(&self) {
        let mut hints = self.0.bus.hear();
        loop {
            match hints.next().await {
                Hint::Events(sppg, number) => self.nudge(sppg, number),
                Hint::Passing(sppg, envelope) => self.hear_of_presence(sppg, &envelope),
                Hint::Lost => self.look_around(true).await,
            }
        }
    }

    async fn look(&self) {
        let pause = if self.0.db.is_embedded() { LOOK_EMBEDDED } else { LOOK };
        for turn in 0_u32.. {
            gauge!("bergizi_live_bus_up").set(f64::from(u8::from(self.0.bus.is_up())));
            tokio::time::sleep(pause).await;
            self.look_around(turn.is_multiple_of(LOOK_AT_ALL)).await;
        }
    }

    /// Looks at the rows of the kitchens that somebody listens to: one statement for all of them.
    async fn look_around(&self, at_all: bool) {
        let open: Vec<_> = self.rooms().open.keys().copied().collect();
        let found = if at_all && open.contains(&None) {
            store::all_reached(&self.0.db).await
        } else {
            let kitchens: Vec<_> = open.into_iter().flatten().collect();
            store::some_reached(&self.0.db, &kitchens).await
        };
        for (sppg, last) in found.unwrap_or_default() {
            self.nudge(sppg, last);
        }
    }

    async fn watch(&self) {
        loop {
            tokio::time::sleep(WATCH).await;
            self.0.credentials.check(&self.0.db, self.now()).await;
            self.forget_who_left();
        }
    }

    async fn publish(&self) {
        let mut to_publish = self.0.to_publish.lock().await;
        while let Some(outgoing) = to_publish.recv().await {
            match outgoing {
                Outgoing::Passing(sppg, envelope) => self.0.bus.publish(sppg, &envelope).await,
                Outgoing::Events(sppg, numbers) => {
                    let mut after = numbers.start() - 1;
                    while after < *numbers.end() {
                        let Ok(events) = room::read(&self.0.db, sppg, after).await else { break };
                        let Some(last) = events.last() else { break };
                        after = last.id;
                        for event in events.iter().filter(|event| numbers.contains(&event.id)) {
                            self.0.bus.publish(sppg, &json_of(sppg, event, true).to_string()).await;
                        }
                    }
                }
            }
        }
    }

    /// Whether everyone is being sent away.
    pub(super) fn is_stopping(&self) -> bool {
        *self.0.stopping.borrow()
    }

    /// Sends everyone away, to come again.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// Waits until everyone is sent away.
    pub async fn stopped(&self) {
        let _ = self.0.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }
}

/// Counts envelopes that went to clients.
pub fn count_sent() {
    counter!("bergizi_live_events_total").increment(1);
}

/// Counts envelopes that went out of the table to those who had missed them.
pub fn count_replayed() {
    counter!("bergizi_live_replayed_total").increment(1);
}

/// Counts clients that fell behind.
pub fn count_lagged() {
    counter!("bergizi_live_lagged_total").increment(1);
}
