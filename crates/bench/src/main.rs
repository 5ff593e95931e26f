//! Measures the release build as its users would: over the line, with the clients in a process of their own. See
//! `bench/README.md`.

mod bare;
mod cached;
mod client;
mod crowd;
mod faults;
mod server;
mod shared;
mod stack;
mod stream;

use std::error::Error;
use std::process::ExitCode;

/// The same as the product's, so that the bare handler has no worse one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What stopped a measurement.
type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["bare", file, content_type] => bare::serve(file, content_type).await.map(|()| true),
        ["cached", program] => cached::measure(program).await,
        ["crowd", program] => crowd::measure(program).await,
        ["faults", script, program, rounds] => match rounds.parse() {
            Ok(rounds) => faults::run(script, program, rounds).await,
            Err(_) => Err("rounds are a number".into()),
        },
        ["shared", script, program] => shared::measure(script, program).await,
        _ => {
            eprintln!("bench cached PROGRAM          the cached list beside the uncached one and a bare handler");
            eprintln!(
                "bench crowd PROGRAM           twenty kitchens of people who listen, and ten thousand idle listeners"
            );
            eprintln!("bench faults SCRIPT PROGRAM N N rounds of writes, reads and faults on two servers");
            eprintln!(
                "bench shared SCRIPT PROGRAM   the cached list on PostgreSQL and Redis, and what Redis's absence costs"
            );
            eprintln!("bench bare FILE CONTENT-TYPE  a server that answers everything with this file");
            return ExitCode::FAILURE;
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("bench: {failure}");
            ExitCode::FAILURE
        }
    }
}
