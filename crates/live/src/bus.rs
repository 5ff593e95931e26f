//! Tells all servers that a kitchen has something new. A hint may be lost: whoever hears nothing looks for himself.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::SppgId;
use serde::Deserialize;
use tokio::sync::{Notify, broadcast};
use tokio_stream::StreamExt as _;

use crate::Server;
use crate::server::too_late;

/// Every kitchen's envelopes.
const ALL: &str = "menu:updates:all";
const PREFIX: &str = "menu:updates:";
/// How many hints wait for a listener that is slow; it is told when some were lost.
const WAITING: usize = 4096;
/// Between attempts to listen again.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// How often to ask whether the server still lives, and how long to wait for its answer.
const PING: Duration = Duration::from_secs(1);

/// The channel of a kitchen's envelopes.
pub fn channel_of(sppg: SppgId) -> String {
    format!("{PREFIX}{sppg}")
}

/// What is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// This kitchen has events up to this number.
    Events(SppgId, i64),
    /// Something that is not kept, such as who is looking at what: the envelope itself.
    Passing(SppgId, Arc<str>),
    /// Hints may have been lost: look for yourself.
    Lost,
}

/// The bus of this process; cheap to clone. Without Redis it reaches this process alone, and loses nothing.
#[derive(Debug, Clone)]
pub struct Bus(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    here: broadcast::Sender<Hint>,
    server: Option<Server>,
    /// The channels that someone here follows, and how many do.
    wanted: Mutex<HashMap<String, usize>>,
    changed: Notify,
    is_up: AtomicBool,
}

impl Bus {
    /// In this process, and through Redis where there is one; [`Bus::run`] then has to run.
    pub fn new(server: Option<Server>) -> Self {
        let (here, _) = broadcast::channel(WAITING);
        let is_up = AtomicBool::new(server.is_none());
        Self(Arc::new(Inner { here, server, wanted: Mutex::default(), changed: Notify::new(), is_up }))
    }

    /// Whether there may be other servers to hear of.
    pub fn reaches_others(&self) -> bool {
        self.0.server.is_some()
    }

    /// Whether hints of other servers are heard.
    pub fn is_up(&self) -> bool {
        self.0.is_up.load(Ordering::Relaxed)
    }

    /// Tells everyone in this process, at once.
    pub fn tell(&self, hint: Hint) {
        // Nobody may be listening.
        let _ = self.0.here.send(hint);
    }

    /// Publishes a kitchen's envelope to the other servers, if Redis answers.
    pub async fn publish(&self, sppg: SppgId, envelope: &str) {
        let Some(server) = &self.0.server else { return };
        let to = |channel: String| {
            let mut publish = redis::cmd("PUBLISH");
            publish.arg(channel).arg(envelope);
            publish
        };
        let (own, all) = (to(channel_of(sppg)), to(ALL.to_owned()));
        let _: (Option<i64>, Option<i64>) = tokio::join!(server.ask(&own), server.ask(&all));
    }

    /// What is told from now on, of every kitchen that someone here follows.
    pub fn hear(&self) -> Hints {
        Hints { heard: self.0.here.subscribe(), next: None }
    }

    /// Sees to it that what others publish of one kitchen, or of all of them, is heard for as long as this is kept.
    pub fn follow(&self, sppg: Option<SppgId>) -> Following {
        let channel = sppg.map_or_else(|| ALL.to_owned(), channel_of);
        *self.wanted().entry(channel.clone()).or_default() += 1;
        self.0.changed.notify_one();
        Following { bus: self.clone(), channel }
    }

    fn wanted(&self) -> std::sync::MutexGuard<'_, HashMap<String, usize>> {
        self.0.wanted.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Hears what other servers publish, for as long as this is polled; connects again whenever it has to.
    pub async fn run(&self) {
        let Some(server) = &self.0.server else { return };
        let mut pause = FIRST_PAUSE;
        loop {
            let begun = tokio::time::Instant::now();
            if let Err(error) = self.listen(server).await {
                tracing::debug!(error = error.category(), "bus lost");
            }
            if self.0.is_up.swap(false, Ordering::Relaxed) {
                self.tell(Hint::Lost);
            }
            pause = if begun.elapsed() > LONGEST_PAUSE { FIRST_PAUSE } else { (pause * 2).min(LONGEST_PAUSE) };
            tokio::time::sleep(pause).await;
        }
    }

    async fn listen(&self, server: &Server) -> redis::RedisResult<()> {
        let (mut sink, mut messages) = server.listen().await?.split();
        // The first that is published now must not meet what is left of connections that were lost with this one.
        server.begin_anew().await;
        let mut heard: HashSet<String> = HashSet::new();
        let mut alive = tokio::time::interval(PING);
        loop {
            let wanted: HashSet<String> = self.wanted().keys().cloned().collect();
            let (new, old): (Vec<_>, Vec<_>) =
                (wanted.difference(&heard).collect(), heard.difference(&wanted).collect());
            if !new.is_empty() {
                within(sink.subscribe(&new)).await?;
            }
            if !old.is_empty() {
                within(sink.unsubscribe(&old)).await?;
            }
            if !new.is_empty() || !self.is_up() {
                self.0.is_up.store(true, Ordering::Relaxed);
                // What was published before the subscription stood was not heard.
                self.tell(Hint::Lost);
            }
            heard = wanted;
            loop {
                tokio::select! {
                    message = messages.next() => match message {
                        Some(message) => self.pass_on(&message),
                        None => return Ok(()),
                    },
                    () = self.0.changed.notified() => break,
                    // A server that is stopped says nothing, and does not hang up either.
                    _ = alive.tick() => within(sink.ping::<redis::Value>()).await.map(|_| ())?,
                }
            }
        }
    }

    fn pass_on(&self, message: &redis::Msg) {
        let Ok(envelope) = message.get_payload::<String>() else { return };
        let Ok(known) = serde_json::from_str::<Known>(&envelope) else { return };
        match known.id.map(|id| id.parse()) {
            Some(Ok(number)) => self.tell(Hint::Events(known.sppg_id, number)),
            Some(Err(_)) => {}
            None => self.tell(Hint::Passing(known.sppg_id, envelope.into())),
        }
    }
}

/// What the bus needs to know of an envelope.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Known {
    sppg_id: SppgId,
    id: Option<String>,
}

async fn within<T>(asked: impl Future<Output = redis::RedisResult<T>>) -> redis::RedisResult<T> {
    tokio::time::timeout(PING, asked).await.unwrap_or_else(|_| Err(too_late()))
}

/// What is told, one after the other.
#[derive(Debug)]
pub struct Hints {
    heard: broadcast::Receiver<Hint>,
    /// What was heard while looking whether more were lost.
    next: Option<Hint>,
}

impl Hints {
    /// The next hint; [`Hint::Lost`] when some were missed, once for as many as there are in a row. Never, once the bus
    /// is gone.
    pub async fn next(&mut self) -> Hint {
        if let Some(hint) = self.next.take() {
            return hint;
        }
        match self.heard.recv().await {
            Ok(Hint::Lost) | Err(broadcast::error::RecvError::Lagged(_)) => {
                while self.next.is_none() {
                    match self.heard.try_recv() {
                        Ok(Hint::Lost) | Err(broadcast::error::TryRecvError::Lagged(_)) => {}
                        Ok(hint) => self.next = Some(hint),
                        Err(_) => break,
                    }
                }
                Hint::Lost
            }
            Ok(hint) => hint,
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}

/// Someone who follows a kitchen; dropped, he no longer does.
#[derive(Debug)]
pub struct Following {
    bus: Bus,
    channel: String,
}

impl Drop for Following {
    fn drop(&mut self) {
        let mut wanted = self.bus.wanted();
        if let Some(count) = wanted.get_mut(&self.channel) {
            *count -= 1;
            if *count == 0 {
                wanted.remove(&self.channel);
            }
        }
        drop(wanted);
        self.bus.0.changed.notify_one();
    }
}
