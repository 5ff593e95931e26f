//! Writes, reads and faults on two servers, round after round: whatever breaks, every event that was committed reaches
//! every client of its kitchen once and in order, nobody else's, and every read after an acknowledged write sees it.

mod listener;
mod writer;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use self::listener::Listener;
use self::writer::{Tally, Writer};
use crate::Failure;
use crate::client::Client;
use crate::stack::Stack;
use crate::stream::Stream;

/// The heads of the two example kitchens.
const HEADS: [&str; 2] = ["kepala@pwk.demo", "kepala@soe.demo"];
pub const PASSWORD: &str = "makan-bergizi";
/// Half of each kitchen's clients at each server.
const CLIENTS_OF_A_KITCHEN: usize = 50;
const WRITES: usize = 4;
/// How long an event may take to come, after all is well again.
const ARRIVAL: Duration = Duration::from_secs(20);

/// What goes wrong in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    None,
    RedisKilled,
    RedisPaused,
    RedisSlow,
    ServerKilledBeforeItPublished,
    PostgresRestarted,
    RedisStartedAgainEmpty,
    ServerStoppedGently,
}

impl Fault {
    const ALL: [Self; 8] = [
        Self::None,
        Self::RedisKilled,
        Self::RedisPaused,
        Self::ServerKilledBeforeItPublished,
        Self::RedisSlow,
        Self::PostgresRestarted,
        Self::RedisStartedAgainEmpty,
        Self::ServerStoppedGently,
    ];

    /// Whether a request may fail meanwhile: Redis is never a reason.
    const fn excuses(self) -> bool {
        matches!(self, Self::ServerKilledBeforeItPublished | Self::PostgresRestarted | Self::ServerStoppedGently)
    }
}

/// Runs so many rounds; `false` when anything was lost, doubled, foreign or old.
pub async fn run(script: &str, program: &str, rounds: usize) -> Result<bool, Failure> {
    let stack = Stack::up(script, program).await?;
    let mut kitchens = Vec::new();
    for head in HEADS {
        kitchens.push(Kitchen::open(&stack, head).await?);
    }
    let (mut done, begun) = (BTreeMap::<Fault, usize>::new(), Instant::now());
    for round in 0..rounds {
        let fault = Fault::ALL[round % Fault::ALL.len()];
        *done.entry(fault).or_default() += 1;
        for kitchen in &mut kitchens {
            kitchen.leave_and_come_back(round);
            kitchen.add_one_who_never_reads(&stack, round).await;
        }
        if !one_round(&stack, &mut kitchens, fault, round).await? {
            println!("round {round}, {fault:?}: not every event came within {} s", ARRIVAL.as_secs());
            break;
        }
    }
    let faults: Vec<_> = done.iter().map(|(fault, times)| format!("{fault:?} {times}")).collect();
    println!("{} rounds in {} s: {}", done.values().sum::<usize>(), begun.elapsed().as_secs(), faults.join(", "));
    let well: Vec<_> = kitchens.iter().map(Kitchen::report).collect();
    Ok(well.into_iter().all(|is_well| is_well))
}

/// Breaks, writes and reads, mends, and waits until everyone has everything.
async fn one_round(stack: &Stack, kitchens: &mut [Kitchen], fault: Fault, round: usize) -> Result<bool, Failure> {
    let dying = round / Fault::ALL.len() % 2;
    let victim = ["server1", "server2"][dying];
    let act = async |words: [&str; 2]| stack.act(&words).await;
    match fault {
        Fault::RedisKilled | Fault::RedisStartedAgainEmpty => act(["kill", "redis"]).await?,
        Fault::RedisPaused => act(["pause", "redis"]).await?,
        Fault::ServerKilledBeforeItPublished => {
            // Without a Redis nothing can be published, so the server dies with its commits untold.
            act(["kill", "redis"]).await?;
            for kitchen in &mut *kitchens {
                kitchen.writer.write(dying, true).await?;
            }
            act(["kill", victim]).await?;
        }
        Fault::ServerStoppedGently => act(["stop", victim]).await?,
        Fault::None | Fault::RedisSlow | Fault::PostgresRestarted => {}
    }
    let meanwhile = async {
        match fault {
            Fault::PostgresRestarted => {
                act(["stop", "postgres"]).await?;
                act(["start", "postgres"]).await
            }
            Fault::RedisSlow => {
                for _ in 0..10 {
                    act(["pause", "redis"]).await?;
                    tokio::time::sleep(Duration::from_millis(40)).await;
                    act(["resume", "redis"]).await?;
                }
                Ok(())
            }
            Fault::RedisStartedAgainEmpty => act(["start", "redis"]).await,
            _ => Ok(()),
        }
    };
    let writing = async {
        let [one, other] = kitchens else { return Err(Failure::from("there are two kitchens")) };
        let (one, other) = tokio::join!(one.write(fault), other.write(fault));
        one.and(other)
    };
    let (broken, written) = tokio::join!(meanwhile, writing);
    broken?;
    written?;
    match fault {
        Fault::RedisKilled => act(["start", "redis"]).await?,
        Fault::RedisPaused => act(["resume", "redis"]).await?,
        Fault::ServerKilledBeforeItPublished => {
            act(["start", "redis"]).await?;
            act(["start", victim]).await?;
        }
        Fault::ServerStoppedGently => act(["start", victim]).await?,
        _ => {}
    }
    let late = Instant::now() + ARRIVAL;
    while !kitchens.iter().all(Kitchen::have_all) {
        if Instant::now() > late {
            return Ok(false);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(true)
}

/// One kitchen: who writes, who listens.
struct Kitchen {
    cookie: String,
    writer: Writer,
    listeners: Vec<Listener>,
    deaf: Vec<TcpStream>,
}

impl Kitchen {
    async fn open(stack: &Stack, head: &str) -> Result<Self, Failure> {
        let cookie = Client::connect(&stack.servers[0]).await?.sign_in(head, PASSWORD).await?;
        let writer = Writer::new(&stack.servers, &cookie).await?;
        let mut listeners = Vec::new();
        for number in 0..CLIENTS_OF_A_KITCHEN {
            listeners.push(Listener::start(&stack.servers, number % 2, &cookie, &writer.sppg).await?);
        }
        Ok(Self { cookie, writer, listeners, deaf: Vec::new() })
    }

    async fn write(&mut self, fault: Fault) -> Result<(), Failure> {
        for turn in 0..WRITES {
            self.writer.write(turn % 2, fault.excuses()).await?;
        }
        Ok(())
    }

    /// One of the hundred leaves, and comes back for what it missed.
    fn leave_and_come_back(&self, round: usize) {
        self.listeners[round % self.listeners.len()].leave();
    }

    /// One that takes nothing may cost itself its place, and nobody else anything.
    async fn add_one_who_never_reads(&mut self, stack: &Stack, round: usize) {
        self.deaf.truncate(20);
        if let Ok(deaf) = Stream::unread(&stack.servers[round % 2], &self.cookie).await {
            self.deaf.push(deaf);
        }
    }

    fn have_all(&self) -> bool {
        self.listeners.iter().all(|listener| listener.count() >= self.writer.written.len())
    }

    /// Prints what came of it; `false` when it was not as it has to be.
    fn report(&self) -> bool {
        let (mut missed, mut doubled, mut foreign, mut returned) = (0, 0, 0, 0);
        let mut delivered = 0;
        for listener in &self.listeners {
            let heard = listener.heard();
            delivered += heard.names.len();
            let common =
                heard.names.iter().zip(&self.writer.written).filter(|(heard, written)| heard == written).count();
            missed += self.writer.written.len().saturating_sub(common);
            doubled += heard.names.len().saturating_sub(self.writer.written.len()) + heard.out_of_turn;
            foreign += heard.foreign;
            returned += heard.returned;
        }
        let Tally { reads, old, failed, retried } = self.writer.tally;
        println!(
            "{}: {} events committed; {delivered} reached {} clients, which came back {returned} times; missed {missed}, \
             doubled or out of turn {doubled}, foreign {foreign}; {reads} reads after a write, older than it {old}; \
             requests that failed without excuse {failed}, tried again with one {retried}",
            self.writer.sppg,
            self.writer.written.len(),
            self.listeners.len(),
        );
        missed + doubled + foreign + old + failed == 0
    }
}

/// What is shared between a client's task and the harness.
type Shared<T> = Arc<std::sync::Mutex<T>>;
