//! Several servers on one PostgreSQL, with a Redis between them that is there or not.

use std::task::Poll;

use domain::Role;
use live::testing::TestRedis;
use serde_json::json;
use store::Db;
use store::testing::TestDb;

use super::{Server, happens, head};
use crate::app::App;
use crate::config::Config;
use crate::matrix::World;
use crate::testing::{Bench, default_config};

/// A bench with its own server, and a second one on the same database.
struct Two {
    bench: Bench,
    here: Server,
    there: Server,
    other: App,
}

impl Two {
    async fn with(redis: Option<&TestRedis>) -> Option<Self> {
        let db = TestDb::postgres().await?;
        let redis_url = redis.map(TestRedis::url).unwrap_or_default();
        let config = Config { redis_url, ..default_config() };
        let second = Db::open(&db.url).await.expect("the database opens once more");
        let bench = Bench::configured(db, config.clone()).await;
        let other = App::new(second, bench.app.clock.clone(), config).await.expect("a second server starts");
        let (here, there) = (Server::start(&bench.app).await, Server::start(&other).await);
        Some(Self { bench, here, there, other })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_of_one_server_reaches_the_clients_of_another() {
    let Some(redis) = TestRedis::start() else { return };
    let Some(Two { bench, here, there, .. }) = Two::with(Some(&redis)).await else { return };
    let head = head(&bench).await;
    let theirs = bench.signs_in_at(1, Role::SppgHead).await;
    let mut near = here.listens("/api/sse/menu", &head).await;
    let mut far = there.listens("/api/sse/menu", &head).await;
    let mut foreign = there.listens("/api/sse/menu", &theirs).await;
    foreign.is_next("CONNECTED").await;
    for turn in 0..20 {
        happens(&head, &format!("T-{turn}")).await;
    }
    assert_eq!(near.numbers(20).await, far.numbers(20).await);
    assert!(foreign.is_silent().await);
    here.stop().await;
    there.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_to_redis_nothing_is_missed_and_nothing_comes_twice() {
    let Some(mut redis) = TestRedis::start() else { return };
    let Some(Two { bench, here, there, .. }) = Two::with(Some(&redis)).await else { return };
    let head = head(&bench).await;
    let mut far = there.listens("/api/sse/menu", &head).await;
    let start = far.is_next("CONNECTED").await.id.expect("a number");
    for turn in 0..12 {
        match turn {
            2 => redis.kill(),
            5 => redis.start_again(),
            7 => redis.pause(),
            10 => redis.go_on(),
            _ => {}
        }
        happens(&head, &format!("T-{turn}")).await;
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(far.numbers(12).await, (start + 1..=start + 12).collect::<Vec<_>>());
    assert!(far.is_silent().await);
    here.stop().await;
    there.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_dies_between_commit_and_hint_loses_nothing() {
    // Without a Redis no hint ever comes: the others find out by themselves.
    let Some(Two { bench, here, there, .. }) = Two::with(None).await else { return };
    let head = head(&bench).await;
    let mut far = there.listens("/api/sse/menu", &head).await;
    far.is_next("CONNECTED").await;
    happens(&head, "AA").await;
    here.kill();
    far.is_next("PROGRAM_CREATED").await;
    there.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_from_a_faster_server_is_told_nothing_twice() {
    let Some(Two { bench, here, there, .. }) = Two::with(None).await else { return };
    let head = head(&bench).await;
    let mut waiting = there.listens("/api/sse/menu", &head).await;
    let mut reached = waiting.is_next("CONNECTED").await.id.expect("a number");
    for turn in 0..10 {
        happens(&head, &format!("T-{turn}")).await;
        reached += 1;
        let (cookie, last) = (head.cookie(), reached.to_string());
        let headers = [("cookie", cookie), ("last-event-id", &*last)];
        let mut moved = super::Stream::open(there.address, "/api/sse/menu", &headers).await;
        assert_eq!(moved.is_next("CONNECTED").await.id, Some(reached));
        happens(&head, &format!("U-{turn}")).await;
        reached += 1;
        assert_eq!(moved.numbers(1).await, [reached]);
    }
    here.stop().await;
    there.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn logging_out_and_tickets_hold_on_every_server() {
    let Some(Two { bench, here, there, .. }) = Two::with(None).await else { return };
    let head = head(&bench).await;
    let ticket = head.post("/api/v1/live-tickets", json!({})).await.is(201);
    let path = format!("/api/sse/menu?ticket={}", ticket["ticket"].as_str().expect("a ticket"));
    let mut far = super::Stream::open(there.address, &path, &[]).await;
    far.is_next("CONNECTED").await;
    assert_eq!(super::Stream::open(here.address, &path, &[]).await.status, 401, "one use, wherever");
    head.delete("/api/v1/session").await.is(204);
    far.is_next("SESSION_EXPIRED").await;
    here.stop().await;
    there.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_seen_across_servers() {
    let Some(redis) = TestRedis::start() else { return };
    let Some(Two { bench, here, there, other }) = Two::with(Some(&redis)).await else { return };
    let (head, viewer) = (head(&bench).await, bench.signs_in(Role::Viewer).await);
    let world = World::of(&bench, 0).await;
    let id = world.path("/api/v1/menus/{id}").rsplit('/').next().expect("an id").to_owned();
    let mut far = there.listens("/api/sse/menu", &viewer).await;
    far.is_next("CONNECTED").await;
    // The second server has to have heard of the channel.
    for _ in 0..50 {
        head.post("/api/v1/presence", json!({ "entity": "menu", "id": id, "mode": "editing" })).await.is(204);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        if !other.hub.presence().in_kitchen(bench.kitchens[0], other.now()).is_empty() {
            break;
        }
    }
    let seen = far.is_next("PRESENCE").await;
    assert_eq!(seen.body["data"]["people"][0]["mode"], "editing");
    here.stop().await;
    there.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_published_is_the_envelope() {
    let Some(redis) = TestRedis::start() else { return };
    let Some(Two { bench, here, there, .. }) = Two::with(Some(&redis)).await else { return };
    let head = head(&bench).await;
    let bus = live::Bus::new(Some(redis.server()));
    let (mut hints, _following) = (bus.hear(), bus.follow(None));
    let running = bus.clone();
    let running = tokio::spawn(async move { running.run().await });
    assert_eq!(hints.next().await, live::Hint::Lost);
    happens(&head, "AA").await;
    let heard = tokio::time::timeout(super::SOON, hints.next()).await.expect("it comes soon");
    assert!(matches!(heard, live::Hint::Events(sppg, _) if sppg == bench.kitchens[0]), "{heard:?}");
    running.abort();
    here.stop().await;
    there.stop().await;
}

/// Transactions of other connections: each holds a lock on its own number, which everyone may see.
const LEFT_OPEN: &str = "
    SELECT COUNT(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'virtualxid' AND datname = current_database() AND pid <> pg_backend_pid()";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_goes_away_leaves_no_picture_of_the_past_behind() {
    let Some(db) = TestDb::postgres().await else { return };
    // Looks on from outside, so that it does not use the connections that it looks at.
    let outside = Db::open(&db.url).await.expect("the database opens once more");
    let bench = Bench::new(db).await;
    for steps in 1..10 {
        // The request is dropped after so many steps on its way to a transaction.
        let mut begun = Box::pin(bench.app.db.read(bench.kitchens[0]));
        let mut left = steps;
        std::future::poll_fn(|context| {
            left -= 1;
            if begun.as_mut().poll(context).is_ready() || left == 0 { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        drop(begun);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let open: store::Result<i64> =
            store::on!(outside.reading(), |c| sqlx::query_scalar(LEFT_OPEN).fetch_one(c).await);
        assert_eq!(open.expect("it can be asked"), 0, "after {steps} steps");
    }
}
