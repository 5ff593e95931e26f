//! What was computed once and is still true: in memory, and behind it in Redis, so that a second server need not compute
//! it again.
//!
//! A key holds all that its value depends on, the generation first of all. A changed kitchen has another generation, so
//! nothing is ever invalidated; what nobody asks for any more leaves by age and by room.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::SppgId;

use crate::Server;

/// How long a value is kept, in memory and in Redis.
const KEPT: Duration = Duration::from_mins(5);
/// How much stays in memory.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// What a value is kept under; it has to name everything the value depends on.
pub trait Key {
    /// What is kept under it.
    type Value: Cached;
    /// What kind of thing it is, for example `menu:list`: the beginning of the text, and the name in the counts.
    const FAMILY: &'static str;
    /// Whose it is.
    fn sppg(&self) -> SppgId;
    /// The rest, for example `418:2026-11-22:page=1`.
    fn rest(&self) -> String;
}

/// What can be kept: its bytes, and itself from them without copying.
pub trait Cached: Sized {
    /// Its bytes.
    fn to_bytes(&self) -> Bytes;
    /// Itself; `None` from bytes of another version of the product.
    fn from_bytes(bytes: Bytes) -> Option<Self>;
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Memory,
    Redis,
    Computed,
}

impl Source {
    const fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Redis => "redis",
            Self::Computed => "computed",
        }
    }
}

/// The cache of this process; cheap to clone.
#[derive(Debug, Clone)]
pub struct Cache {
    memory: moka::future::Cache<Arc<str>, Bytes>,
    server: Option<Server>,
}

impl Cache {
    /// In memory, and in Redis where there is one.
    pub fn new(server: Option<Server>) -> Self {
        let weight = |key: &Arc<str>, value: &Bytes| u32::try_from(key.len() + value.len() + 64).unwrap_or(u32::MAX);
        let memory = moka::future::Cache::builder().weigher(weight).max_capacity(MOST_BYTES).time_to_live(KEPT).build();
        Self { memory, server }
    }

    /// The value under a key, computed when nobody has it: once, however many ask at once.
    pub async fn get_or<K: Key, E: Send + Sync + 'static>(
        &self,
        key: &K,
        compute: impl Future<Output = Result<K::Value, E>> + Send,
    ) -> Result<K::Value, Arc<E>> {
        let text: Arc<str> = format!("{}:{}:{}", K::FAMILY, key.sppg(), key.rest()).into();
        if let Some(value) = self.memory.get(&text).await.and_then(K::Value::from_bytes) {
            count::<K>(Source::Memory);
            return Ok(value);
        }
        let mut computed = None;
        let found = async {
            if let Some(bytes) = self.fetch(&text).await.filter(|bytes| K::Value::from_bytes(bytes.clone()).is_some()) {
                count::<K>(Source::Redis);
                return Ok(bytes);
            }
            let value = compute.await?;
            count::<K>(Source::Computed);
            let bytes = value.to_bytes();
            self.store(&text, &bytes).await;
            computed = Some(value);
            Ok(bytes)
        };
        let bytes = self.memory.try_get_with(Arc::clone(&text), found).await?;
        match computed {
            Some(value) => Ok(value),
            None => {
                metrics::counter!("bergizi_cache_joined_total", "family" => K::FAMILY).increment(1);
                Ok(K::Value::from_bytes(bytes).expect("these bytes were read once"))
            }
        }
    }

    async fn fetch(&self, key: &str) -> Option<Bytes> {
        let mut get = redis::cmd("GET");
        let found: Option<Vec<u8>> = self.server.as_ref()?.ask(get.arg(key)).await?;
        found.map(Bytes::from)
    }

    async fn store(&self, key: &str, value: &Bytes) {
        let Some(server) = &self.server else { return };
        let mut set = redis::cmd("SET");
        set.arg(key).arg(value.as_ref()).arg("EX").arg(KEPT.as_secs());
        let _: Option<()> = server.ask(&set).await;
    }
}

fn count<K: Key>(source: Source) {
    metrics::counter!("bergizi_cache_total", "family" => K::FAMILY, "source" => source.name()).increment(1);
    tracing::debug!(family = K::FAMILY, source = source.name(), "cache");
}
