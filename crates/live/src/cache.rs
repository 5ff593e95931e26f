//! What was computed once and is still true: in memory, and behind it in Redis, so that a second server need not compute
//! it again.
//!
//! A key holds all that its value depends on, the generation first of all. A changed kitchen has another generation, so
//! nothing is ever invalidated; what nobody asks for any more leaves by age and by room.

use std::hash::{BuildHasher as _, DefaultHasher, Hash as _, Hasher as _, RandomState};
use std::sync::Arc;
use std::time::{Duration, Instant};

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
    /// Another was computing it already.
    Joined,
}

impl Source {
    const fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Redis => "redis",
            Self::Computed => "computed",
            Self::Joined => "joined",
        }
    }
}

/// The cache of this process; cheap to clone.
#[derive(Debug, Clone)]
pub struct Cache {
    /// None where everything is computed each time.
    memory: Option<moka::future::Cache<Arc<str>, Bytes>>,
    server: Option<Server>,
    /// Which build of the product this is: another may show the same thing otherwise.
    edition: Arc<str>,
}

impl Cache {
    /// In memory, and in Redis where there is one.
    pub fn new(server: Option<Server>) -> Self {
        let weight = |key: &Arc<str>, value: &Bytes| u32::try_from(key.len() + value.len() + 64).unwrap_or(u32::MAX);
        let memory = moka::future::Cache::builder().weigher(weight).max_capacity(MOST_BYTES).time_to_live(KEPT).build();
        let edition = if server.is_some() { edition() } else { String::new() };
        Self { memory: Some(memory), server, edition: edition.into() }
    }

    /// None at all: everything is computed each time, as it has to be to measure what a cache is worth.
    pub fn none() -> Self {
        Self { memory: None, server: None, edition: "".into() }
    }

    /// The value under a key, from memory, else from Redis, else computed: once, however many ask at once.
    pub async fn get_or<K: Key, E: Send + Sync + 'static>(
        &self,
        key: &K,
        compute: impl Future<Output = Result<K::Value, E>> + Send,
    ) -> Result<K::Value, Arc<E>> {
        self.get_from(self.server.as_ref(), key, compute).await
    }

    /// The same without Redis, for what is made on the way to a value that is looked for there.
    pub async fn get_or_here<K: Key, E: Send + Sync + 'static>(
        &self,
        key: &K,
        compute: impl Future<Output = Result<K::Value, E>> + Send,
    ) -> Result<K::Value, Arc<E>> {
        self.get_from(None, key, compute).await
    }

    async fn get_from<K: Key, E: Send + Sync + 'static>(
        &self,
        server: Option<&Server>,
        key: &K,
        compute: impl Future<Output = Result<K::Value, E>> + Send,
    ) -> Result<K::Value, Arc<E>> {
        let Some(memory) = &self.memory else { return compute.await.map_err(Arc::new) };
        let text: Arc<str> = format!("{}:{}:{}{}", K::FAMILY, key.sppg(), key.rest(), self.edition).into();
        if let Some(value) = memory.get(&text).await.and_then(K::Value::from_bytes) {
            count(K::FAMILY, Source::Memory);
            return Ok(value);
        }
        let mut source = None;
        let found = async {
            if let Some(bytes) =
                fetch(server, &text).await.filter(|bytes| K::Value::from_bytes(bytes.clone()).is_some())
            {
                source = Some(Source::Redis);
                return Ok(bytes);
            }
            let begun = Instant::now();
            let bytes = compute.await?.to_bytes();
            metrics::histogram!("bergizi_cache_compute_seconds", "family" => K::FAMILY)
                .record(begun.elapsed().as_secs_f64());
            source = Some(Source::Computed);
            store(server, &text, &bytes);
            Ok(bytes)
        };
        // Boxed, for the library holds it several times over.
        let bytes = memory.try_get_with(Arc::clone(&text), Box::pin(found)).await?;
        count(K::FAMILY, source.unwrap_or(Source::Joined));
        Ok(K::Value::from_bytes(bytes).expect("these bytes were read once"))
    }
}

async fn fetch(server: Option<&Server>, key: &str) -> Option<Bytes> {
    let mut get = redis::cmd("GET");
    let found: Option<Vec<u8>> = server?.ask(get.arg(key)).await?;
    found.map(Bytes::from)
}

/// Beside the request: nobody waits for it.
fn store(server: Option<&Server>, key: &str, value: &Bytes) {
    let Some(server) = server.cloned() else { return };
    let mut set = redis::cmd("SET");
    set.arg(key).arg(value.as_ref()).arg("EX").arg(KEPT.as_secs());
    tokio::spawn(async move {
        let _: Option<()> = server.ask(&set).await;
    });
}

/// Counts a value that was found before a cache was asked.
pub fn count_found(family: &'static str) {
    count(family, Source::Memory);
}

fn count(family: &'static str, source: Source) {
    metrics::counter!("bergizi_cache_total", "family" => family, "source" => source.name()).increment(1);
    tracing::debug!(family, source = source.name(), "cache");
}

/// A word for this build: a hash of the program itself. Where it cannot be read, nothing is shared with anybody.
fn edition() -> String {
    let program = std::env::current_exe().and_then(std::fs::read);
    let mut hasher = DefaultHasher::new();
    match program {
        Ok(program) => program.hash(&mut hasher),
        Err(_) => RandomState::new().hash_one(0).hash(&mut hasher),
    }
    format!(":{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    struct Word(u32);

    #[derive(Debug, PartialEq, Eq)]
    struct Text(Bytes);

    impl Key for Word {
        type Value = Text;
        const FAMILY: &'static str = "test:word";

        fn sppg(&self) -> SppgId {
            "0199a000-0000-7000-8000-000000000000".parse().expect("an id")
        }

        fn rest(&self) -> String {
            self.0.to_string()
        }
    }

    impl Cached for Text {
        fn to_bytes(&self) -> Bytes {
            self.0.clone()
        }

        fn from_bytes(bytes: Bytes) -> Option<Self> {
            Some(Self(bytes))
        }
    }

    async fn slowly(count: &AtomicU32) -> Result<Text, &'static str> {
        let number = count.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(20)).await;
        Ok(Text(Bytes::from(format!("made {number} times before"))))
    }

    #[tokio::test]
    async fn many_who_ask_at_once_have_it_computed_once() {
        let (cache, shared) = (Cache::new(None), Arc::new(AtomicU32::new(0)));
        let mut asking = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (cache, count) = (cache.clone(), Arc::clone(&shared));
            asking.spawn(async move { cache.get_or(&Word(1), slowly(&count)).await });
        }
        while let Some(answer) = asking.join_next().await {
            assert_eq!(answer.expect("no panic").expect("no failure"), Text(Bytes::from("made 0 times before")));
        }
        cache.get_or(&Word(2), slowly(&shared)).await.expect("another key is another value");
        assert_eq!(shared.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let cache = Cache::new(None);
        let failed = cache.get_or(&Word(1), async { Err::<Text, _>("no") }).await;
        assert_eq!(failed.map_err(|why| *why), Err("no"));
        cache.get_or(&Word(1), slowly(&AtomicU32::new(0))).await.expect("asked again");
    }

    #[tokio::test]
    async fn none_computes_each_time() {
        let (cache, count) = (Cache::none(), AtomicU32::new(0));
        for _ in 0..3 {
            cache.get_or(&Word(1), slowly(&count)).await.expect("computed");
        }
        assert_eq!(count.load(Ordering::SeqCst), 3);
    }
}
