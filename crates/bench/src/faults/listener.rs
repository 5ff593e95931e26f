//! One of the hundred clients: connects again whenever it has to, and remembers all that it is told.

use std::sync::Arc;
use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::Shared;
use crate::Failure;
use crate::stream::{Message, Stream};

/// Before it tries the other server.
const PAUSE: Duration = Duration::from_millis(100);

/// What one client was told.
#[derive(Default)]
pub struct Heard {
    /// The names that menus were given, in the order in which they came.
    pub names: Vec<String>,
    /// Events whose number did not follow the one before.
    pub out_of_turn: usize,
    /// Events of another kitchen.
    pub foreign: usize,
    /// How often it had to connect again.
    pub returned: usize,
}

/// A client.
pub struct Listener {
    heard: Shared<Heard>,
    leaves: Arc<Notify>,
    running: JoinHandle<()>,
}

impl Listener {
    /// Begins to listen at one of the servers.
    pub async fn start(servers: &[String; 2], at: usize, cookie: &str, sppg: &str) -> Result<Self, Failure> {
        let (heard, leaves) = (Shared::<Heard>::default(), Arc::new(Notify::new()));
        let mut stream = Stream::open(&servers[at], cookie, None).await?;
        let connected = stream.next().await?;
        let last = connected.body["id"].as_str().and_then(|id| id.parse().ok()).ok_or("CONNECTED says no number")?;
        let client = Client {
            servers: servers.clone(),
            at,
            cookie: cookie.to_owned(),
            sppg: sppg.to_owned(),
            last,
            heard: Arc::clone(&heard),
        };
        let running = tokio::spawn(client.run(stream, Arc::clone(&leaves)));
        Ok(Self { heard, leaves, running })
    }

    /// Hangs up, to come back.
    pub fn leave(&self) {
        self.leaves.notify_one();
    }

    /// How much it has heard.
    pub fn count(&self) -> usize {
        self.heard().names.len()
    }

    /// All that it has heard.
    pub fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.running.abort();
    }
}

struct Client {
    servers: [String; 2],
    at: usize,
    cookie: String,
    sppg: String,
    last: i64,
    heard: Shared<Heard>,
}

impl Client {
    async fn run(mut self, mut stream: Stream, leaves: Arc<Notify>) {
        loop {
            tokio::select! {
                message = stream.next() => if let Ok(message) = message {
                    self.take(&message);
                    continue;
                },
                () = leaves.notified() => {}
            }
            drop(stream);
            stream = self.come_back().await;
        }
    }

    fn take(&mut self, message: &Message) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if message.body["sppgId"].as_str().is_some_and(|sppg| sppg != self.sppg) {
            heard.foreign += 1;
        }
        if let Some(number) = message.event {
            if number != self.last + 1 {
                heard.out_of_turn += 1;
            }
            self.last = number;
            heard.names.push(message.body["data"]["menuName"].as_str().unwrap_or_default().to_owned());
        } else if message.kind() == "RESYNC" {
            // So few events are all replayed.
            heard.out_of_turn += 1;
        }
    }

    async fn come_back(&mut self) -> Stream {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).returned += 1;
        loop {
            if let Ok(stream) = Stream::open(&self.servers[self.at], &self.cookie, Some(self.last)).await {
                return stream;
            }
            self.at = 1 - self.at;
            tokio::time::sleep(PAUSE).await;
        }
    }
}
