//! The one binary: a server and the commands around it.

use std::process::ExitCode;

/// Pages are thousands of small strings; see docs/decisions/dependencies.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    bergizi::cli::run().await
}
