//! What several servers share, on a real Redis that is killed, comes back empty, or stops where it stands.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use domain::SppgId;
use live::testing::TestRedis;
use live::{Bus, Cache, Cached, Hint, Hints, Key};

/// A sum that takes long to compute.
struct Sum(i64);

#[derive(Debug, PartialEq, Eq)]
struct Total(Bytes);

impl Cached for Total {
    fn to_bytes(&self) -> Bytes {
        self.0.clone()
    }

    fn from_bytes(bytes: Bytes) -> Option<Self> {
        Some(Self(bytes))
    }
}

impl Key for Sum {
    type Value = Total;
    const FAMILY: &'static str = "menu:list";

    fn sppg(&self) -> SppgId {
        kitchen()
    }

    fn rest(&self) -> String {
        self.0.to_string()
    }
}

fn kitchen() -> SppgId {
    "0199a000-0000-7000-8000-000000000001".parse().expect("an id")
}

async fn sum(cache: &Cache, of: i64, computed: &AtomicU32) -> Total {
    let compute = async {
        computed.fetch_add(1, Ordering::SeqCst);
        Ok::<_, Infallible>(Total(of.to_string().into()))
    };
    cache.get_or(&Sum(of), compute).await.expect("it can be computed")
}

#[tokio::test]
async fn a_second_server_need_not_compute_again() {
    let Some(redis) = TestRedis::start() else { return };
    let computed = AtomicU32::new(0);
    let (one, other) = (Cache::new(Some(redis.server())), Cache::new(Some(redis.server())));
    let first = sum(&one, 7, &computed).await;
    let mut ask = redis::Client::open(redis.url()).and_then(|client| client.get_connection()).expect("a connection");
    let mut keys = || -> Vec<String> { redis::cmd("KEYS").arg("*").query(&mut ask).expect("an answer") };
    // It is kept beside the request.
    let mut found = keys();
    for _ in 0..200 {
        if !found.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
        found = keys();
    }
    assert_eq!(sum(&other, 7, &computed).await, first);
    assert_eq!(computed.load(Ordering::SeqCst), 1);
    let keys = found;
    assert!(keys.len() == 1 && keys[0].starts_with(&format!("menu:list:{}:7", kitchen())), "{keys:?}");
    let lives: i64 = redis::cmd("TTL").arg(&keys[0]).query(&mut ask).expect("an answer");
    assert!((1..=300).contains(&lives), "{lives}");
}

#[tokio::test]
async fn whatever_happens_to_redis_the_cache_answers_and_does_not_wait() {
    let Some(mut redis) = TestRedis::start() else { return };
    let (cache, computed) = (Cache::new(Some(redis.server())), AtomicU32::new(0));
    sum(&cache, 0, &computed).await;
    redis.pause();
    for number in 1..10 {
        assert_eq!(sum(&cache, number, &computed).await.0, number.to_string());
    }
    let begun = Instant::now();
    for number in 10..200 {
        sum(&cache, number, &computed).await;
    }
    assert!(begun.elapsed() < Duration::from_millis(500), "nobody waits for what does not answer");
    redis.go_on();
    redis.start_again();
    let server = redis.server();
    let other = Cache::new(Some(server));
    // The one that gave it up tries again by itself, and shares once more.
    let mut number = 1000;
    while Instant::now() < begun + Duration::from_secs(20) {
        number += 1;
        sum(&cache, number, &computed).await;
        let before = computed.load(Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(20)).await;
        sum(&other, number, &computed).await;
        if computed.load(Ordering::SeqCst) == before {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never came back");
}

#[tokio::test]
async fn once_the_bus_is_back_the_very_first_question_is_answered() {
    let Some(mut redis) = TestRedis::start() else { return };
    let server = redis.server();
    let bus = Bus::new(Some(server.clone()));
    let running = bus.clone();
    let running = tokio::spawn(async move { running.run().await });
    let becomes = async |is_up: bool| {
        let _following = bus.follow(None);
        while bus.is_up() != is_up {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    becomes(true).await;
    let ping = redis::cmd("PING");
    for _ in 0..4 {
        assert!(server.ask::<String>(&ping).await.is_some());
    }
    redis.kill();
    becomes(false).await;
    for _ in 0..4 {
        assert!(server.ask::<String>(&ping).await.is_none());
    }
    redis.start_again();
    becomes(true).await;
    for _ in 0..4 {
        assert!(server.ask::<String>(&ping).await.is_some(), "no connection of before is left");
    }
    running.abort();
}

#[tokio::test]
async fn many_who_ask_at_once_compute_once() {
    let (cache, computed) = (Cache::new(None), Arc::new(AtomicU32::new(0)));
    let asking: Vec<_> = (0..50)
        .map(|_| {
            let (cache, computed) = (cache.clone(), Arc::clone(&computed));
            tokio::spawn(async move { sum(&cache, 1, &computed).await })
        })
        .collect();
    for asked in asking {
        asked.await.expect("an answer");
    }
    assert_eq!(computed.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_could_not_be_computed_is_not_kept() {
    let cache = Cache::new(None);
    let failed = cache.get_or(&Sum(1), async { Err("no database") }).await;
    assert_eq!(failed.map_err(|error| *error), Err("no database"));
    assert_eq!(sum(&cache, 1, &AtomicU32::new(0)).await.0, "1");
}

fn envelope(id: i64) -> String {
    format!(r#"{{"type":"MENU_UPDATED","id":"{id}","sppgId":"{}"}}"#, kitchen())
}

async fn hears(hints: &mut Hints, wanted: &Hint) {
    let heard = async { while hints.next().await != *wanted {} };
    tokio::time::timeout(Duration::from_secs(10), heard).await.unwrap_or_else(|_| panic!("never heard {wanted:?}"));
}

#[tokio::test]
async fn what_one_server_publishes_another_hears_and_it_notices_when_it_may_have_missed_something() {
    let Some(mut redis) = TestRedis::start() else { return };
    let (here, there) = (Bus::new(Some(redis.server())), Bus::new(Some(redis.server())));
    let (mut hints, following) = (there.hear(), there.follow(Some(kitchen())));
    let running = there.clone();
    let running = tokio::spawn(async move { running.run().await });
    hears(&mut hints, &Hint::Lost).await;
    assert!(there.is_up());

    here.publish(kitchen(), &envelope(7)).await;
    hears(&mut hints, &Hint::Events(kitchen(), 7)).await;
    let passing = format!(r#"{{"type":"PRESENCE","sppgId":"{}"}}"#, kitchen());
    here.publish(kitchen(), &passing).await;
    hears(&mut hints, &Hint::Passing(kitchen(), passing.into())).await;

    redis.kill();
    hears(&mut hints, &Hint::Lost).await;
    redis.start_again();
    hears(&mut hints, &Hint::Lost).await;
    redis.pause();
    hears(&mut hints, &Hint::Lost).await;
    assert!(!there.is_up(), "a server that says nothing is noticed");
    redis.go_on();
    hears(&mut hints, &Hint::Lost).await;

    drop(following);
    let _all = there.follow(None);
    hears(&mut hints, &Hint::Lost).await;
    let another = Bus::new(Some(redis.server()));
    another.publish(kitchen(), &envelope(8)).await;
    hears(&mut hints, &Hint::Events(kitchen(), 8)).await;
    running.abort();
}

#[tokio::test]
async fn without_redis_the_bus_reaches_this_process_alone() {
    let bus = Bus::new(None);
    let mut hints = bus.hear();
    bus.publish(kitchen(), &envelope(1)).await;
    bus.tell(Hint::Events(kitchen(), 2));
    assert_eq!(hints.next().await, Hint::Events(kitchen(), 2));
    assert!(bus.is_up() && !bus.reaches_others());
}
