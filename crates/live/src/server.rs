//! Connections to Redis: a few, each shared by many requests, made anew when lost, never waited for long.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use redis::aio::{MultiplexedConnection, PubSub};
use redis::cluster::{ClusterClient, ClusterConfig};
use redis::cluster_async::ClusterConnection;
use redis::sentinel::{SentinelClient, SentinelNodeConnectionInfo, SentinelServerType};
use redis::{AsyncConnectionConfig, Client, Cmd, ConnectionInfo, FromRedisValue, RedisError, RedisResult, Value};
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::breaker::Advice;
use crate::{Address, Breaker};

/// How long a connection may take to be made, and a command to be answered: a cache that is slower than the database
/// is none.
const CONNECT: Duration = Duration::from_millis(500);
const ANSWER: Duration = Duration::from_millis(20);
/// How many connections carry the commands; each carries many at once.
const CONNECTIONS: usize = 4;

/// A Redis, as this process reaches it; cheap to clone.
#[derive(Debug, Clone)]
pub struct Server(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    address: Address,
    slots: [Mutex<Option<Connection>>; CONNECTIONS],
    next: AtomicUsize,
    breaker: Breaker,
}

#[derive(Clone)]
enum Connection {
    One(MultiplexedConnection),
    Cluster(ClusterConnection),
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Connection")
    }
}

impl Server {
    /// At this address; nothing is connected before it is needed.
    pub fn new(address: Address) -> Self {
        Self(Arc::new(Inner {
            address,
            slots: std::array::from_fn(|_| Mutex::new(None)),
            next: AtomicUsize::new(0),
            breaker: Breaker::default(),
        }))
    }

    /// Asks, within bounds: `None` when no answer came in time, or nobody should ask just now.
    pub async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Option<T> {
        match self.0.breaker.advice(Instant::now()) {
            Advice::Ask => self.ask_now(command).await,
            Advice::Leave => None,
            Advice::Try => {
                let server = self.clone();
                tokio::spawn(async move { server.ask_now::<Value>(&redis::cmd("PING")).await });
                None
            }
        }
    }

    /// Whether it answers, however it answered before.
    pub async fn is_there(&self) -> bool {
        self.ask_now::<Value>(&redis::cmd("PING")).await.is_some()
    }

    /// Whether it is being asked.
    pub fn is_up(&self) -> bool {
        self.0.breaker.is_closed()
    }

    /// Asks over fresh connections from now on: it went away and is back, perhaps elsewhere.
    pub(crate) async fn begin_anew(&self) {
        for slot in &self.0.slots {
            *slot.lock().await = None;
        }
        self.0.breaker.succeeded();
    }

    async fn ask_now<T: FromRedisValue>(&self, command: &Cmd) -> Option<T> {
        let slot = &self.0.slots[self.0.next.fetch_add(1, Ordering::Relaxed) % CONNECTIONS];
        let begun = Instant::now();
        let answer = timeout(CONNECT + ANSWER, ask_on(&self.0.address, slot, command)).await;
        metrics::histogram!("bergizi_redis_seconds").record(begun.elapsed().as_secs_f64());
        match answer.unwrap_or_else(|_| Err(too_late())) {
            Ok(value) => {
                self.0.breaker.succeeded();
                T::from_redis_value(value).ok()
            }
            Err(error) => {
                self.0.breaker.failed(Instant::now());
                tracing::debug!(error = error.category(), "redis did not answer");
                *slot.lock().await = None;
                None
            }
        }
    }

    /// A connection that hears what is published: of a cluster any node will do, for its nodes pass on.
    pub(crate) async fn listen(&self) -> RedisResult<PubSub> {
        let turn = self.0.next.fetch_add(1, Ordering::Relaxed);
        let connecting: Within<'_, PubSub> =
            Box::pin(async move { client(&self.0.address, turn).await?.get_async_pubsub().await });
        timeout(CONNECT, connecting).await.unwrap_or_else(|_| Err(too_late()))
    }
}

/// No answer came in time.
pub(crate) fn too_late() -> RedisError {
    RedisError::from(std::io::Error::from(std::io::ErrorKind::TimedOut))
}

async fn ask_on(address: &Address, slot: &Mutex<Option<Connection>>, command: &Cmd) -> RedisResult<Value> {
    let mut held = slot.lock().await;
    let connection = match &*held {
        Some(connection) => connection.clone(),
        None => held.insert(connect(address).await?).clone(),
    };
    drop(held);
    match connection {
        Connection::One(mut connection) => connection.send_packed_command(command).await,
        Connection::Cluster(mut connection) => {
            let asked: Within<'_, Value> = Box::pin(command.query_async(&mut connection));
            asked.await
        }
    }
}

/// The library's futures lie so deep within each other that the compiler gives up without a box.
type Within<'a, T> = Pin<Box<dyn Future<Output = RedisResult<T>> + Send + 'a>>;

fn connect(address: &Address) -> Within<'_, Connection> {
    Box::pin(connect_within_bounds(address))
}

async fn connect_within_bounds(address: &Address) -> RedisResult<Connection> {
    if let Address::Cluster(nodes) = address {
        let config = ClusterConfig::new().set_connection_timeout(CONNECT).set_response_timeout(ANSWER);
        let client = ClusterClient::new(nodes.clone())?;
        return client.get_async_connection_with_config(config).await.map(Connection::Cluster);
    }
    let config = AsyncConnectionConfig::new().set_connection_timeout(Some(CONNECT)).set_response_timeout(Some(ANSWER));
    client(address, 0).await?.get_multiplexed_async_connection_with_config(&config).await.map(Connection::One)
}

/// The server itself, its primary, or one of its nodes.
async fn client(address: &Address, turn: usize) -> RedisResult<Client> {
    match address {
        Address::One(info) => Client::open(info.as_ref().clone()),
        Address::Cluster(nodes) => Client::open(nodes[turn % nodes.len()].clone()),
        Address::Sentinel { sentinels, name, primary } => primary_of(sentinels.clone(), name.clone(), primary).await,
    }
}

async fn primary_of(sentinels: Vec<ConnectionInfo>, name: String, primary: &ConnectionInfo) -> RedisResult<Client> {
    let login = SentinelNodeConnectionInfo::default().set_redis_connection_info(primary.redis_settings().clone());
    let mut sentinel = SentinelClient::build(sentinels, name, Some(login), SentinelServerType::Master)?;
    sentinel.async_get_client().await
}
