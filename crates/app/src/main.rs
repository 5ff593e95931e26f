//! The one binary: a server and the commands around it.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    bergizi::cli::run().await
}
