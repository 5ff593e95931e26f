//! `bergizi doctor`: what is configured, from where, and what is wrong.

use std::process::ExitCode;

use clap::ArgMatches;
use store::{Db, OpenError, embedded_file};

use crate::config::Config;

/// Prints the diagnosis; fails when something is wrong.
pub async fn run(config: &Config, matches: &ArgMatches) -> ExitCode {
    println!("bergizi {}", env!("CARGO_PKG_VERSION"));
    for setting in config.provenance(matches) {
        println!("  {:<13} {:<40} ({})", setting.name.replace('_', "-"), setting.value, setting.source);
    }
    let mut wrong = config.faults();
    if wrong.is_empty() {
        wrong.extend(examine(config).await);
    }
    for fault in &wrong {
        println!("wrong: {fault}");
    }
    if wrong.is_empty() {
        println!("All is well.");
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Looks at the database without changing it where it can (a running server that holds it is well), and at Redis.
async fn examine(config: &Config) -> Vec<String> {
    let mut wrong = Vec::new();
    match embedded_file(&config.database_url).filter(|file| !file.exists()) {
        Some(file) => println!("  database      {} is not there yet: `serve` and `migrate` make it", file.display()),
        None => match Db::open(&config.database_url).await {
            Ok(db) => {
                println!("  database      reached, schema up to date");
                db.close().await;
            }
            Err(OpenError::Locked(_)) => println!("  database      held by a running server"),
            Err(error) => {
                let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
                wrong.push(format!("{error}{cause}"));
            }
        },
    }
    if let Ok(Some(redis)) = config.redis() {
        if redis.is_there().await {
            println!("  redis         reached");
        } else {
            wrong.push("Redis does not answer: servers work without it, and share less".to_owned());
        }
    }
    wrong
}
