//! What the cache is worth: the same list of 50 menus, signed in, from the cache, without one, and from a bare handler
//! that returns the same bytes; and the rendered page of the list. Side by side, in turns, so that whatever else the
//! machine does falls on all alike.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::Failure;
use crate::client::{Client, get, post};
use crate::faults::PASSWORD;
use crate::server::{Room, Server};

const MENUS: u64 = 50;
const LIST: &str = "/api/v1/menus?pageSize=50";
const PAGE: &str = "/menu";
const ROUNDS: usize = 3;
const SPELL: Duration = Duration::from_secs(3);

/// Runs all of it; `false` when a threshold is missed.
pub async fn measure(program: &str) -> Result<bool, Failure> {
    let room = Room::new()?;
    let cached = Visited::product(program, &room, "cached", &[]).await?;
    let uncached = Visited::product(program, &room, "uncached", &["--cache", "off"]).await?;
    let mut is_held = true;
    for (name, accepted) in [("plain", ""), ("packed", "Accept-Encoding: gzip, deflate, br\r\n")] {
        let request = get(LIST, &cached.cookie, accepted);
        let body = Client::connect(&cached.server.address).await?.ask(&request).await?.body;
        println!("\nthe list of {MENUS} menus, {name}: {} bytes", body.len());
        let bare = Server::bare(&room, name, "application/json", &body).await?;
        for connections in [16, 64] {
            let other = get(LIST, &uncached.cookie, accepted);
            let targets = [(&cached.server, &request), (&bare, &request), (&uncached.server, &other)];
            let [kept, bare, made] = in_turns(targets, connections).await?;
            println!("{connections} connections: cached {kept:.0}/s, bare {bare:.0}/s, uncached {made:.0}/s");
            is_held &= judge(&format!("cached ÷ uncached, {name}, {connections} connections"), kept / made, 5.0);
            is_held &= judge(&format!("cached ÷ bare, {name}, {connections} connections"), kept / bare, 0.6);
        }
    }
    println!("\nthe rendered page of the list");
    for (name, accepted) in [("plain", ""), ("packed", "Accept-Encoding: gzip, deflate, br\r\n")] {
        let (kept, made) = (get(PAGE, &cached.cookie, accepted), get(PAGE, &uncached.cookie, accepted));
        let [kept, made] = in_turns([(&cached.server, &kept), (&uncached.server, &made)], 16).await?;
        is_held &= judge(&format!("from the cache, {name}, pages/s"), kept, 10_000.0);
        is_held &= judge(&format!("uncached, {name}, pages/s"), made, 1_000.0);
    }
    Ok(is_held)
}

/// Prints a figure beside its threshold.
pub fn judge(what: &str, figure: f64, least: f64) -> bool {
    let is_held = figure >= least;
    println!("{}  {what}: {figure:.2} (at least {least})", if is_held { "held  " } else { "MISSED" });
    is_held
}

/// A server with 50 menus, and someone of its example kitchen.
struct Visited {
    server: Server,
    cookie: String,
}

impl Visited {
    async fn product(program: &str, room: &Room, name: &str, more: &[&str]) -> Result<Self, Failure> {
        let server = Server::product(program, room, name, more).await?;
        let mut client = Client::connect(&server.address).await?;
        let cookie = client.sign_in("gizi@pwk.demo", PASSWORD).await?;
        let list = client.json(&get(LIST, &cookie, "")).await?;
        let (first, total) = (list["items"][0]["id"].as_str().ok_or("no menu")?, list["total"].as_u64().unwrap_or(0));
        for number in total..MENUS {
            let copy = json!({ "menuCode": format!("UKUR-{number}"), "menuName": format!("Menu ukur {number}") });
            client.json(&post(&format!("/api/v1/menus/{first}/duplicate"), &cookie, &copy)).await?;
        }
        Ok(Self { server, cookie })
    }
}

/// The answers a second of each, the median of some turns; what comes first in one turn comes last in the next.
async fn in_turns<const N: usize>(targets: [(&Server, &Vec<u8>); N], connections: usize) -> Result<[f64; N], Failure> {
    let mut rates = [const { Vec::new() }; N];
    for round in 0..ROUNDS {
        for step in 0..N {
            let target = (round + step) % N;
            let (server, request) = targets[target];
            spell(&server.address, request, connections, SPELL / 6).await?;
            rates[target].push(spell(&server.address, request, connections, SPELL).await?);
        }
    }
    Ok(rates.map(|mut rates| {
        rates.sort_by(f64::total_cmp);
        rates[rates.len() / 2]
    }))
}

/// The answers a second for a while; every one of them has to be 200.
pub async fn spell(address: &str, request: &[u8], connections: usize, spell: Duration) -> Result<f64, Failure> {
    let begun = Instant::now();
    let clients = (0..connections).map(|_| {
        let (address, request) = (address.to_owned(), request.to_vec());
        tokio::spawn(async move {
            let (mut client, mut answers) = (Client::connect(&address).await?, 0_u32);
            while begun.elapsed() < spell {
                match client.ask_raw(&request).await?.0 {
                    200 => answers += 1,
                    status => return Err(Failure::from(format!("answered {status}"))),
                }
            }
            Ok(answers)
        })
    });
    let mut answers = 0;
    for client in clients.collect::<Vec<_>>() {
        answers += client.await??;
    }
    Ok(f64::from(answers) / begun.elapsed().as_secs_f64())
}
