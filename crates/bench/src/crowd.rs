//! A crowd: twenty kitchens with fifty people each, everyone signed in and listening, while menus are changed and read.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::Failure;
use crate::client::{Client, get, post, with_json};
use crate::faults::PASSWORD;
use crate::server::{Room, Server};
use crate::stream::Stream;

const KITCHENS: usize = 20;
const PEOPLE: usize = 50;
const WRITES_A_SECOND: u32 = 10;
const READS_A_SECOND: u32 = 200;
const SPELL: Duration = Duration::from_mins(1);
/// From the moment a write is sent to the moment a client has read of it; more than from commit to client.
const LONGEST: Duration = Duration::from_millis(100);
/// Idle listeners, and what each may take of the server's memory.
const IDLE: usize = 10_000;
const MOST_BYTES: u64 = 20 * 1024;
/// Longer than a PING is apart.
const HOLD: Duration = Duration::from_secs(30);

/// Runs both halves; `false` when a threshold is missed.
pub async fn measure(program: &str) -> Result<bool, Failure> {
    let room = Room::new()?;
    let server = Server::product(program, &room, "crowd", &[]).await?;
    let begun = Instant::now();
    let kitchens = Arc::new(Kitchen::all(&server.address).await?);
    println!("{KITCHENS} kitchens with {PEOPLE} people each, signed in, after {} s", begun.elapsed().as_secs());
    let is_fast = busy(&server.address, &kitchens).await?;
    let is_small = idle(&server, &kitchens).await?;
    Ok(is_fast && is_small)
}

/// A kitchen: its menu, and the cookies of its people.
struct Kitchen {
    menu: String,
    people: Vec<String>,
}

impl Kitchen {
    async fn all(address: &str) -> Result<Vec<Self>, Failure> {
        let admin = Client::connect(address).await?.sign_in("admin@platform.demo", PASSWORD).await?;
        let mut making = JoinSet::new();
        let mut kitchens = Vec::new();
        for number in 0..KITCHENS {
            let (address, admin) = (address.to_owned(), admin.clone());
            making.spawn(async move { Self::make(&address, &admin, number).await });
            if making.len() == 4 {
                kitchens.extend(making.join_next().await.transpose()?.transpose()?);
            }
        }
        while let Some(made) = making.join_next().await {
            kitchens.push(made??);
        }
        Ok(kitchens)
    }

    async fn make(address: &str, admin: &str, number: usize) -> Result<Self, Failure> {
        let mut client = Client::connect(address).await?;
        let about = json!({ "code": format!("UKUR-{number}"), "name": format!("SPPG Ukur {number}") });
        let sppg = client.json(&post("/api/v1/sppgs", admin, &about)).await?;
        let named = format!("X-Sppg-Id: {}\r\n", sppg["id"].as_str().ok_or("a kitchen has no id")?);
        let mut people = Vec::new();
        for person in 0..PEOPLE {
            let email = format!("orang{person}@ukur{number}.test");
            let role = if person == 0 { "SPPG_HEAD" } else { "NUTRITIONIST" };
            let about =
                json!({ "name": format!("Orang {person}"), "email": email, "role": role, "password": PASSWORD });
            client.json(&with_json("POST", "/api/v1/users", admin, &named, &about)).await?;
            people.push(client.sign_in(&email, PASSWORD).await?);
        }
        let program = json!({ "name": "Makan siang", "programCode": "UKUR", "targetGroups": ["TODDLER"],
                              "startDate": "2026-07-13" });
        let program = client.json(&post("/api/v1/programs", &people[0], &program)).await?;
        let menu = json!({ "menuName": "Menu ukur", "menuCode": "UKUR", "programId": program["id"], "mealType": "LUNCH",
                           "servingSize": 300, "preparationTime": 10, "cookingTime": 20, "difficulty": "EASY" });
        let menu = client.json(&post("/api/v1/menus", &people[0], &menu)).await?;
        Ok(Self { menu: menu["id"].as_str().ok_or("a menu has no id")?.to_owned(), people })
    }
}

/// What is measured while it is under way.
#[derive(Default)]
struct Clock {
    /// When the write of each name was sent.
    sent: Mutex<Vec<Instant>>,
    arrivals: Mutex<Vec<Duration>>,
}

impl Clock {
    fn send(&self) -> usize {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.push(Instant::now());
        sent.len() - 1
    }

    fn arrive(&self, name: &str) {
        let now = Instant::now();
        let number: Option<usize> = name.rsplit(' ').next().and_then(|number| number.parse().ok());
        let sent =
            number.and_then(|number| self.sent.lock().unwrap_or_else(PoisonError::into_inner).get(number).copied());
        if let Some(sent) = sent {
            self.arrivals.lock().unwrap_or_else(PoisonError::into_inner).push(now - sent);
        }
    }
}

async fn busy(address: &str, kitchens: &Arc<Vec<Kitchen>>) -> Result<bool, Failure> {
    let clock = Arc::new(Clock::default());
    let mut listening: JoinSet<Result<(), Failure>> = JoinSet::new();
    for cookie in kitchens.iter().flat_map(|kitchen| &kitchen.people) {
        let mut stream = Stream::open(address, cookie, None).await?;
        stream.next().await?;
        let clock = Arc::clone(&clock);
        listening.spawn(async move {
            loop {
                let message = stream.next().await?;
                if message.event.is_some() {
                    clock.arrive(message.body["data"]["menuName"].as_str().unwrap_or_default());
                }
            }
        });
    }
    let begun = Instant::now();
    let writes = tokio::spawn(write(address.to_owned(), Arc::clone(kitchens), Arc::clone(&clock), begun));
    let reads = tokio::spawn(read(address.to_owned(), Arc::clone(kitchens), begun));
    let (writes, reads) = (writes.await??, reads.await??);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let lost = listening.try_join_next().is_some();
    let mut arrivals = std::mem::take(&mut *clock.arrivals.lock().unwrap_or_else(PoisonError::into_inner));
    arrivals.sort_unstable();
    let (due, came) = (writes * PEOPLE, arrivals.len());
    let at = |part: usize| arrivals.get(came * part / 100).copied().unwrap_or(Duration::MAX);
    println!(
        "{} listeners, {} s: {writes} writes, {reads} reads, no error; {came} of {due} arrivals; from sending the write to \
         reading of it: median {:.1} ms, 99th of a hundred {:.1} ms, longest {:.1} ms",
        KITCHENS * PEOPLE,
        SPELL.as_secs(),
        milliseconds(at(50)),
        milliseconds(at(99)),
        milliseconds(arrivals.last().copied().unwrap_or(Duration::MAX)),
    );
    Ok(!lost && came == due && at(99) < LONGEST)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

async fn write(
    address: String,
    kitchens: Arc<Vec<Kitchen>>,
    clock: Arc<Clock>,
    begun: Instant,
) -> Result<usize, Failure> {
    let mut client = Client::connect(&address).await?;
    let mut versions = vec![1; kitchens.len()];
    let mut turns = ticking(WRITES_A_SECOND);
    let mut written = 0;
    while begun.elapsed() < SPELL {
        turns.tick().await;
        let at = written % kitchens.len();
        let kitchen = &kitchens[at];
        let number = clock.send();
        let body = json!({ "version": versions[at], "menuName": format!("Menu ukur {number}") });
        let path = format!("/api/v1/menus/{}", kitchen.menu);
        let changed: Value = client.json(&with_json("PATCH", &path, &kitchen.people[0], "", &body)).await?;
        versions[at] = changed["version"].as_i64().ok_or("no version")?;
        written += 1;
    }
    Ok(written)
}

/// The list, a menu, its nutrition, the list's page, by one person after another, on eight connections.
async fn read(address: String, kitchens: Arc<Vec<Kitchen>>, begun: Instant) -> Result<usize, Failure> {
    const CONNECTIONS: u32 = 8;
    let mut readers = JoinSet::new();
    for offset in 0..usize::try_from(CONNECTIONS)? {
        let (address, kitchens) = (address.clone(), Arc::clone(&kitchens));
        readers.spawn(async move {
            let mut client = Client::connect(&address).await?;
            let mut turns = ticking(READS_A_SECOND / CONNECTIONS);
            let mut reads = 0;
            while begun.elapsed() < SPELL {
                turns.tick().await;
                let kitchen = &kitchens[(reads + offset) % kitchens.len()];
                let cookie = &kitchen.people[(reads * 7 + offset) % PEOPLE];
                let path = match reads % 4 {
                    0 => "/api/v1/menus?pageSize=50".to_owned(),
                    1 => format!("/api/v1/menus/{}", kitchen.menu),
                    2 => format!("/api/v1/menus/{}/nutrition", kitchen.menu),
                    _ => "/menu".to_owned(),
                };
                let (status, ..) = client.ask_raw(&get(&path, cookie, "")).await?;
                if status != 200 {
                    return Err(Failure::from(format!("{path}: {status}")));
                }
                reads += 1;
            }
            Ok::<usize, Failure>(reads)
        });
    }
    let mut all = 0;
    while let Some(reads) = readers.join_next().await {
        all += reads??;
    }
    Ok(all)
}

fn ticking(a_second: u32) -> tokio::time::Interval {
    let mut turns = interval(Duration::from_secs(1) / a_second);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    turns
}

/// Ten streams for everybody, which nothing happens on but PING.
async fn idle(server: &Server, kitchens: &[Kitchen]) -> Result<bool, Failure> {
    // The busy half's connections are gone, and what they held is free again.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let before = server.memory()?;
    let mut listening: JoinSet<Result<(), Failure>> = JoinSet::new();
    let everybody: Vec<_> = kitchens.iter().flat_map(|kitchen| &kitchen.people).collect();
    for number in 0..IDLE {
        let mut stream = Stream::open(&server.address, everybody[number % everybody.len()], None).await?;
        listening.spawn(async move {
            loop {
                if stream.next().await?.kind() == "PING" {
                    return Ok(());
                }
            }
        });
    }
    // What opening them took for a moment is given back.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let open = server.memory()?;
    // Each has to be sent its PING, and be there until then.
    let mut pinged = 0;
    let all_pinged = async {
        while let Some(heard) = listening.join_next().await {
            heard??;
            pinged += 1;
        }
        Ok::<(), Failure>(())
    };
    tokio::time::timeout(HOLD * 2, all_pinged).await.map_err(|_| "not everyone was sent a PING")??;
    let each = open.saturating_sub(before) / u64::try_from(IDLE)?;
    println!("{IDLE} idle listeners: {pinged} were sent a PING; {each} bytes each (at most {MOST_BYTES})");
    Ok(pinged == IDLE && each < MOST_BYTES)
}
