//! The one binary: a server and the commands around it.

use std::process::ExitCode;

/// Pages are thousands of small strings; see docs/decisions/dependencies.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    // The allocator asks the system for pages of 2 MB, which count whole however little of them is used: ten thousand
    // idle listeners take twice as much. Where the system knows of no such pages, nothing is lost.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    bergizi::cli::run().await
}
