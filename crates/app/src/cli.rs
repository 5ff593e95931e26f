//! The commands.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use domain::{Email, Role};
use store::{Actor, Db};

use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::transfer::command::{Export, Import};
use crate::{demo, doctor, foods, serve, tenants, users};

/// Menu management for the kitchens of Indonesia's free-meal programme.
#[derive(Debug, Parser)]
#[command(name = "bergizi", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the server.
    Serve(Config),
    /// Brings the database's schema and food catalogue up to date.
    Migrate(Config),
    /// Loads two example kitchens into an empty database.
    Demo(Config),
    /// Takes data out as a file.
    Export {
        #[command(subcommand)]
        command: Export,
    },
    /// Brings data in from a file, all of it or nothing.
    Import {
        #[command(subcommand)]
        command: Import,
    },
    /// Copies the whole embedded database into a new file, while a server works on it or not.
    Backup {
        /// Where the copy goes.
        file: PathBuf,
        #[command(flatten)]
        config: Config,
    },
    /// Puts a copy in the place of the embedded database.
    Restore {
        /// The copy.
        file: PathBuf,
        #[command(flatten)]
        config: Config,
    },
    /// Says what is configured, from where, and what is wrong.
    Doctor(Config),
    /// People who may sign in.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Adds a person; the password is read from the first line of the standard input.
    Add {
        #[command(flatten)]
        config: Config,
        /// The address to sign in with.
        #[arg(long)]
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// What the person is in the kitchen.
        #[arg(long, value_name = "PLATFORM_ADMIN|SPPG_HEAD|NUTRITIONIST|ACCOUNTANT|KITCHEN_STAFF|VIEWER")]
        role: String,
        /// The code of the kitchen; none for a platform admin.
        #[arg(long)]
        sppg: Option<String>,
    },
}

/// Why a command was not done, in words for whoever typed it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command that was typed.
pub async fn run() -> ExitCode {
    let matches = Cli::command().get_matches();
    match dispatch(&matches).await {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("bergizi: {}", chain(&*failure));
            ExitCode::FAILURE
        }
    }
}

/// Runs a command as if it had been typed.
#[cfg(test)]
pub(crate) async fn typed(words: &[&str]) -> Result<ExitCode, Failure> {
    let matches = Cli::command().try_get_matches_from([&["bergizi"], words].concat())?;
    Box::pin(dispatch(&matches)).await
}

async fn dispatch(matches: &ArgMatches) -> Result<ExitCode, Failure> {
    match Cli::from_arg_matches(matches)?.command {
        Command::Serve(config) => serve::run(checked(config)?).await?,
        Command::Migrate(config) => {
            open(&checked(config)?).await?;
            println!("The database is up to date.");
        }
        Command::Demo(config) => {
            let app = open(&checked(config)?).await?;
            println!(
                "{}",
                if demo::load(&app).await? { "Loaded two kitchens." } else { "There are kitchens already." }
            );
        }
        Command::Export { command } => command.run().await?,
        Command::Import { command } => Box::pin(command.run()).await?,
        Command::Backup { file, config } => {
            store::backup(&checked(config)?.database_url, &file).await?;
            println!("Copied to {}.", file.display());
        }
        Command::Restore { file, config } => {
            store::restore(&checked(config)?.database_url, &file).await?;
            println!("The database is the copy now.");
        }
        Command::Doctor(config) => {
            let matches = matches.subcommand_matches("doctor").expect("doctor was typed");
            return Ok(doctor::run(&config, matches).await);
        }
        Command::User { command: UserCommand::Add { config, email, name, role, sppg } } => {
            add_user(&open(&checked(config)?).await?, &email, &name, &role, sppg.as_deref()).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn checked(config: Config) -> Result<Config, Failure> {
    let faults = config.faults();
    if faults.is_empty() { Ok(config) } else { Err(faults.join("; ").into()) }
}

/// Opens the database for a command that writes.
pub async fn open(config: &Config) -> Result<App, Failure> {
    let db = Db::open(&config.database_url).await?;
    foods::keep_up_to_date(&db).await?;
    let app = App::new(db, Clock::System, config.clone()).await?;
    foods::reckon(&app).await?;
    Ok(app)
}

/// The same for what only reads, which goes on beside a running server.
pub async fn open_to_read(config: &Config) -> Result<App, Failure> {
    let db = Db::open_to_read(&config.database_url).await?;
    Ok(App::new(db, Clock::System, config.clone()).await?)
}

async fn add_user(app: &App, email: &str, name: &str, role: &str, sppg: Option<&str>) -> Result<(), Failure> {
    let mut password = String::new();
    eprintln!("Password (10 to 200 characters):");
    std::io::stdin().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    let email = Email::parse(email).map_err(|_| "email: this is not an e-mail address")?;
    let role = Role::from_code(role).ok_or("role: choose one of PLATFORM_ADMIN, SPPG_HEAD, NUTRITIONIST, …")?;
    users::acceptable(password).map_err(|_| "password: 10 to 200 characters")?;
    let sppg = match (role, sppg) {
        (Role::PlatformAdmin, None) => None,
        (Role::PlatformAdmin, Some(_)) => return Err("sppg: a platform admin belongs to no kitchen".into()),
        (_, None) => return Err("sppg: name the kitchen by its code".into()),
        (_, Some(code)) => {
            Some(tenants::by_code(app, code).await?.ok_or_else(|| format!("sppg: there is no kitchen {code}"))?)
        }
    };
    let actor = Actor::product("bergizi user add");
    let added = users::add(app, actor, sppg, (email, name, role), password).await?;
    if added { Ok(()) } else { Err("email: this is already in use".into()) }
}

/// An error and everything behind it, on one line.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
