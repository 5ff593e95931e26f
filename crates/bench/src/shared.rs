//! Two servers' worth of truth: the cached list on PostgreSQL and Redis, and how much slower requests are without Redis.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Failure;
use crate::cached::{judge, spell};
use crate::client::{Client, get, with_json};
use crate::faults::PASSWORD;
use crate::stack::Stack;

const LIST: &str = "/api/v1/menus?pageSize=50";
const SPELL: Duration = Duration::from_secs(5);
/// Requests of each kind in a turn, and turns with Redis and without.
const REQUESTS: usize = 200;
const TURNS: usize = 5;
/// How long Redis may be gone before its absence is known.
const SETTLED: Duration = Duration::from_millis(500);

/// Runs both; `false` when a threshold is missed.
pub async fn measure(script: &str, program: &str) -> Result<bool, Failure> {
    let stack = Stack::up(script, program).await?;
    let address = &stack.servers[0];
    let mut visitor = Visitor::of(address).await?;
    let mut is_held = true;
    for connections in [16, 64] {
        let rate = spell(address, &get(LIST, &visitor.cookie, ""), connections, SPELL).await?;
        is_held &=
            judge(&format!("cached list on PostgreSQL and Redis, {connections} connections, answers/s"), rate, 4000.0);
    }
    let (mut with, mut without) = (Times::default(), Times::default());
    visitor.turn(&mut Times::default()).await?;
    for _ in 0..TURNS {
        visitor.turn(&mut with).await?;
        stack.act(&["kill", "redis"]).await?;
        tokio::time::sleep(SETTLED).await;
        visitor.turn(&mut without).await?;
        stack.act(&["start", "redis"]).await?;
        tokio::time::sleep(SETTLED * 12).await;
    }
    println!("median of a request with Redis / without, ms, {} of each; no request failed", TURNS * REQUESTS);
    for (what, with, without) in [
        ("the list, cached", &mut with.cached, &mut without.cached),
        ("a list not asked for before", &mut with.fresh, &mut without.fresh),
        ("a change of a menu", &mut with.change, &mut without.change),
        ("all of them", &mut with.all, &mut without.all),
    ] {
        let (with, without) = (median(with), median(without));
        println!("  {what}: {with:.2} / {without:.2}");
        if what == "all of them" {
            is_held &= judge("with ÷ without Redis, median of all requests", with / without, 1.0 / 1.2);
        }
    }
    Ok(is_held)
}

/// How long requests took, in milliseconds.
#[derive(Default)]
struct Times {
    cached: Vec<f64>,
    fresh: Vec<f64>,
    change: Vec<f64>,
    all: Vec<f64>,
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

struct Visitor {
    client: Client,
    cookie: String,
    menu: Value,
    asked: usize,
}

impl Visitor {
    async fn of(address: &str) -> Result<Self, Failure> {
        let mut client = Client::connect(address).await?;
        let cookie = client.sign_in("gizi@pwk.demo", PASSWORD).await?;
        let list = client.json(&get(LIST, &cookie, "")).await?;
        Ok(Self { client, cookie, menu: list["items"][0].clone(), asked: 0 })
    }

    async fn turn(&mut self, times: &mut Times) -> Result<(), Failure> {
        for number in 0..REQUESTS {
            self.asked += 1;
            let took = self.timed(&get(LIST, &self.cookie, "")).await?.0;
            times.cached.push(took);
            times.all.push(took);
            let (whole, part) = (self.asked / 1000, self.asked % 1000);
            let unheard_of = format!("/api/v1/menus?pageSize=20&minCalories={whole}.{part:03}");
            let took = self.timed(&get(&unheard_of, &self.cookie, "")).await?.0;
            times.fresh.push(took);
            times.all.push(took);
            if number % 10 == 0 {
                let body = json!({ "version": self.menu["version"], "menuName": format!("Menu {}", self.asked) });
                let path = format!("/api/v1/menus/{}", self.menu["id"].as_str().ok_or("no menu")?);
                let (took, menu) = self.timed(&with_json("PATCH", &path, &self.cookie, "", &body)).await?;
                self.menu = menu;
                times.change.push(took);
                times.all.push(took);
            }
        }
        Ok(())
    }

    async fn timed(&mut self, request: &[u8]) -> Result<(f64, Value), Failure> {
        let begun = Instant::now();
        let answer = self.client.json(request).await?;
        Ok((begun.elapsed().as_secs_f64() * 1000.0, answer))
    }
}
