//! One client's way from the room to its connection: what it missed, then what happens, in order and each once.

use std::convert::Infallible;
use std::time::Duration;

use domain::{Role, SppgId};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at, timeout};

use super::Channel;
use super::credentials::{End, Watched};
use super::envelope::{Envelope, Text, control};
use super::hub::{Hub, count_lagged, count_replayed, count_sent};
use super::room::{self, Said};
use super::seat::Seat;

/// What may wait for a connection that is slow.
pub const QUEUE: usize = 16;
/// How long a client may take nothing before it is given up.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How much of a gap is replayed; a client that missed more reads everything anew.
const MOST_REPLAYED: i64 = 1000;
/// Before a database that failed is asked again.
const PAUSE: Duration = Duration::from_millis(500);
/// How long a last word may take.
const LAST_WORD: Duration = Duration::from_secs(1);

/// What goes to the connection.
#[derive(Debug)]
pub enum Sent {
    /// An envelope.
    Text(Text),
    /// Nothing more.
    End(End),
}

/// A client and its place.
#[derive(Debug)]
pub struct Line {
    /// All channels.
    pub hub: Hub,
    /// Its place.
    pub seat: Seat,
    /// Its credential.
    pub watched: Watched,
    /// What it wants.
    pub channel: Channel,
    /// What its person is.
    pub role: Role,
    /// The kitchen; `None` for all.
    pub sppg: Option<SppgId>,
}

/// The connection takes nothing any more.
struct Gone;

impl Line {
    /// Serves the client until it leaves or has to. `after` is the number it has already; what comes through `rewinds`
    /// is one that it names later.
    pub async fn run(mut self, out: mpsc::Sender<Sent>, after: Option<i64>, rewinds: Option<mpsc::Receiver<i64>>) {
        let hub = self.hub.clone();
        let (seat, channel, role, sppg) = (&self.seat, self.channel, self.role, self.sppg);
        let client = Client { hub: &hub, seat, channel, role, sppg, out: &out };
        let end = tokio::select! {
            biased;
            () = out.closed() => return,
            () = hub.stopped() => End::ComeAgain,
            end = self.watched.ended() => end,
            Gone = client.serve(after, rewinds) => return,
        };
        let last_words = async {
            if end == End::Expired {
                let _ = client.say("SESSION_EXPIRED", (None, None), &json!({})).await;
            }
            let _ = out.send(Sent::End(end)).await;
        };
        let _ = timeout(LAST_WORD, last_words).await;
    }
}

/// The next number that the client names; never, where it cannot speak.
async fn rewound(rewinds: &mut Option<mpsc::Receiver<i64>>) -> Option<i64> {
    match rewinds {
        Some(rewinds) => rewinds.recv().await,
        None => std::future::pending().await,
    }
}

struct Client<'a> {
    hub: &'a Hub,
    seat: &'a Seat,
    channel: Channel,
    role: Role,
    sppg: Option<SppgId>,
    out: &'a mpsc::Sender<Sent>,
}

impl Client<'_> {
    async fn serve(&self, after: Option<i64>, mut rewinds: Option<mpsc::Receiver<i64>>) -> Gone {
        let Err(gone) = self.try_serve(after, &mut rewinds).await;
        gone
    }

    async fn try_serve(
        &self,
        after: Option<i64>,
        rewinds: &mut Option<mpsc::Receiver<i64>>,
    ) -> Result<Infallible, Gone> {
        let (mut said, mut last) = self.seat.room.join();
        let can_replay = self.sppg.is_some();
        let position = after.filter(|_| can_replay);
        // Who comes from another server may have what this room has not read yet: it is not told again.
        if let Some(position) = position.filter(|position| *position <= self.seat.reached) {
            last = last.max(position);
        }
        let about = json!({ "scope": if can_replay { "SPPG" } else { "ALL" }, "replays": can_replay });
        let reached = can_replay.then_some(last);
        self.say("CONNECTED", (reached, position.or(reached)), &about).await?;
        let mut missed = after;
        // The oldest number from which on this connection has everything.
        let mut floor = position.filter(|position| self.is_replayable(*position, last)).unwrap_or(last);
        let mut pings = interval_at(Instant::now() + self.hub.ping(), self.hub.ping());
        loop {
            if let Some(missed) = missed.take() {
                self.catch_up(missed, last).await?;
            }
            loop {
                tokio::select! {
                    heard = said.recv() => match heard {
                        Ok(Said::Event(envelope)) if can_replay && envelope.number <= last => {}
                        Ok(Said::Event(envelope)) => {
                            last = envelope.number;
                            self.tell(&envelope).await?;
                        }
                        Ok(Said::Passing(text)) => {
                            if self.channel == Channel::Dashboard || self.role.may(domain::Permission::ReadMenus) {
                                self.send(text).await?;
                            }
                        }
                        Err(RecvError::Lagged(_)) => {
                            count_lagged();
                            missed = Some(last);
                            let reached;
                            (said, reached) = self.seat.room.join();
                            last = last.max(reached);
                            break;
                        }
                        Err(RecvError::Closed) => return Err(Gone),
                    },
                    Some(after) = rewound(rewinds) => if can_replay && !(floor..=last).contains(&after) {
                        if self.is_replayable(after, floor) {
                            self.replay(after, floor).await?;
                            floor = after;
                        } else {
                            self.resync(last).await?;
                        }
                    },
                    _ = pings.tick() => {
                        self.say("PING", (None, can_replay.then_some(last)), &json!({})).await?;
                    }
                }
            }
        }
    }

    fn is_replayable(&self, after: i64, last: i64) -> bool {
        self.sppg.is_some() && (0..=MOST_REPLAYED).contains(&(last - after))
    }

    /// Brings a client that has everything up to `after` to `last`.
    async fn catch_up(&self, after: i64, last: i64) -> Result<(), Gone> {
        if self.is_replayable(after, last) { self.replay(after, last).await } else { self.resync(last).await }
    }

    async fn resync(&self, last: i64) -> Result<(), Gone> {
        let last = self.sppg.map(|_| last);
        self.say("RESYNC", (last, last), &json!({})).await
    }

    /// Tells what came after one number, up to another, from the table.
    async fn replay(&self, mut after: i64, last: i64) -> Result<(), Gone> {
        let Some(sppg) = self.sppg else { return Ok(()) };
        while after < last {
            // Boxed, so that the thousands who wait do not each keep room for asking the database.
            let Ok(events) = Box::pin(room::read(self.hub.db(), sppg, after)).await else {
                tokio::time::sleep(PAUSE).await;
                continue;
            };
            if events.is_empty() {
                break;
            }
            for event in events.iter().filter(|event| event.id <= last) {
                count_replayed();
                self.tell(&Envelope::of(sppg, event, true)).await?;
            }
            after = events.last().map_or(last, |event| event.id);
        }
        Ok(())
    }

    async fn tell(&self, envelope: &Envelope) -> Result<(), Gone> {
        match envelope.text_for(self.channel, self.role) {
            Some(text) => {
                count_sent();
                self.send(text.clone()).await
            }
            None => Ok(()),
        }
    }

    async fn say(&self, kind: &str, numbers: (Option<i64>, Option<i64>), data: &Value) -> Result<(), Gone> {
        self.send(control(kind, self.sppg, self.hub.now(), numbers, data)).await
    }

    /// A client that takes nothing for too long is given up.
    async fn send(&self, text: Text) -> Result<(), Gone> {
        match timeout(PATIENCE, self.out.send(Sent::Text(text))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Gone),
        }
    }
}
