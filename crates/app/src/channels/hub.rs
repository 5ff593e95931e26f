//! All open channels of this process: their rooms, how many there may be, and what keeps them going.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::store::{Committed, Db};
use domain::{Instant, SppgId, UserId};
use live::{Bus, Hint};
use metrics::{counter, gauge};
use tokio::sync::{mpsc, watch};
use tokio::task::AbortHandle;

use super::credentials::Credentials;
use super::envelope::json_of;
use super::presence::Presence;
use super::room::{self, Room};
use super::store;
use crate::clock::Clock;
use crate::problem::Problem;

/// Channels that a person and a kitchen may have open, in each process.
pub const MOST_OF_A_USER: usize = 256;
const MOST_OF_A_KITCHEN: usize = 5000;
/// How long whoever has too many is told to wait.
const WAIT_SECONDS: u64 = 30;
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

#[derive(Default)]
struct Rooms {
    open: HashMap<Option<SppgId>, Open>,
    of_user: HashMap<UserId, usize>,
}

struct Open {
    room: Arc<Room>,
    channels: usize,
    follower: AbortHandle,
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

    fn rooms(&self) -> MutexGuard<'_, Rooms> {
        self.0.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a person among the listeners of a kitchen, or of all kitchens.
    pub async fn enter(&self, user: UserId, scope: Option<SppgId>) -> Result<Seat, Problem> {
        if *self.0.stopping.borrow() {
            return Err(Problem::Unavailable);
        }
        let reached = match scope {
            Some(sppg) => vec![(sppg, store::reached(&self.0.db, sppg).await?)],
            None => store::all_reached(&self.0.db).await?,
        };
        let mut rooms = self.rooms();
        let of_user = rooms.of_user.get(&user).copied().unwrap_or(0);
        let of_kitchen = rooms.open.get(&scope).map_or(0, |open| open.channels);
        if of_user >= MOST_OF_A_USER || (scope.is_some() && of_kitchen >= MOST_OF_A_KITCHEN) {
            return Err(Problem::RateLimited(WAIT_SECONDS));
        }
        *rooms.of_user.entry(user).or_default() += 1;
        let open = rooms.open.entry(scope).or_insert_with(|| {
            let following = self.0.bus.follow(scope);
            let room = Arc::new(Room::new(scope, reached.iter().copied().collect(), following));
            let follower = tokio::spawn(Arc::clone(&room).follow(self.0.db.clone())).abort_handle();
            Open { room, channels: 0, follower }
        });
        open.channels += 1;
        let room = Arc::clone(&open.room);
        drop(rooms);
        for (sppg, last) in reached {
            room.nudge(sppg, last);
        }
        gauge!("bergizi_live_channels").increment(1.0);
        Ok(Seat { hub: self.clone(), user, scope, room })
    }

    /// How many channels are open.
    pub fn open_channels(&self) -> usize {
        self.rooms().of_user.values().sum()
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

    fn nudge(&self, sppg: SppgId, to: i64) {
        let rooms = self.rooms();
        for open in [Some(sppg), None].iter().filter_map(|scope| rooms.open.get(scope)) {
            open.room.nudge(sppg, to);
        }
    }

    /// The room of a kitchen, if anybody is in it.
    pub fn room(&self, sppg: SppgId) -> Option<Arc<Room>> {
        self.rooms().open.get(&Some(sppg)).map(|open| Arc::clone(&open.room))
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
            tokio::time::sleep(pause).await;
            self.look_around(turn.is_multiple_of(LOOK_AT_ALL)).await;
            gauge!("bergizi_live_bus_up").set(f64::from(u8::from(self.0.bus.is_up())));
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

    /// Sends everyone away, to come again.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// Waits until everyone is sent away.
    pub async fn stopped(&self) {
        let _ = self.0.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }
}

/// A place among the listeners; dropped, it is free.
#[derive(Debug)]
pub struct Seat {
    hub: Hub,
    user: UserId,
    scope: Option<SppgId>,
    /// Where it is.
    pub room: Arc<Room>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut rooms = self.hub.rooms();
        if let Some(open) = rooms.of_user.get_mut(&self.user) {
            *open -= 1;
            if *open == 0 {
                rooms.of_user.remove(&self.user);
            }
        }
        if let Some(open) = rooms.open.get_mut(&self.scope) {
            open.channels -= 1;
            if open.channels == 0 {
                open.follower.abort();
                rooms.open.remove(&self.scope);
            }
        }
        drop(rooms);
        gauge!("bergizi_live_channels").decrement(1.0);
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
