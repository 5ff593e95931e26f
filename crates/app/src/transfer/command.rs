//! `bergizi export` and `bergizi import`: the same as the interface for programs does, on the machine of the database.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use domain::{PlanId, SppgId};
use store::{Actor, Change};

use super::{
    Imported, Table, bring_in, bring_plan_in, content, foods_in, ingredients_in, ingredients_out, menus_in, menus_out,
    plan_file, read,
};
use crate::app::App;
use crate::cli::{Failure, open, open_to_read};
use crate::config::Config;
use crate::foods;
use crate::plans;
use crate::problem::Problem;
use crate::request::Input;
use crate::tenants;

/// Which file, which kitchen, which database.
#[derive(Debug, Args)]
pub struct Place {
    /// The file. What goes out goes into a new one.
    file: PathBuf,
    /// The code of the kitchen.
    #[arg(long)]
    sppg: String,
    #[command(flatten)]
    config: Config,
}

/// Which file, which database.
#[derive(Debug, Args)]
pub struct SharedPlace {
    /// The file.
    file: PathBuf,
    #[command(flatten)]
    config: Config,
}

/// What goes out.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// All that a kitchen owns, as one archive.
    Tenant(Place),
    /// A kitchen's ingredients as CSV, which `import ingredients` takes.
    Ingredients(Place),
    /// A kitchen's menus with lines and recipes as JSON, which `import menus` takes.
    Menus(Place),
    /// A plan as JSON that names its menus by their codes.
    Plan(PlanPlace),
}

/// Which plan, and where it goes.
#[derive(Debug, Args)]
pub struct PlanPlace {
    #[command(flatten)]
    place: Place,
    /// The plan's id, as in the address of its page.
    #[arg(long)]
    plan: PlanId,
}

/// What comes in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// An archive, into a kitchen that never had anything.
    Tenant(Place),
    /// Foods of the catalogue that all kitchens share, by their codes: those that are there change, others are new. Fields
    /// are named as the interface for programs names them. A server that runs knows of them when it is started again.
    Foods(SharedPlace),
    /// Ingredients, by their codes: those that are there change, others are new. A table with the names of fields on top
    /// (`.csv`, `.xlsx`), or a list of objects (`.json`).
    Ingredients(Place),
    /// Menus, by the codes of their programs and their own; lines name an `item` by its code or name. A list of objects
    /// (`.json`), or a table (`.csv`, `.xlsx`) with columns such as `ingredients[0].item`.
    Menus(Place),
    /// A plan as `export plan` writes it, as a draft.
    Plan(Place),
}

impl Export {
    /// Writes the file.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Tenant(Place { file, sppg, config }) => {
                let app = open_to_read(&config).await?;
                let packed = content(&mut app.db.read(kitchen(&app, &sppg).await?).await?, &app.catalogue).await?;
                write(&file, &packed.bytes()?)
            }
            Self::Plan(PlanPlace { place: Place { file, sppg, config }, plan }) => {
                let app = open_to_read(&config).await?;
                let mut tx = app.db.read(kitchen(&app, &sppg).await?).await?;
                let plan = plans::find(&mut tx, plan).await?;
                write(&file, &serde_json::to_vec_pretty(&plan_file(&mut tx, plan).await?)?)
            }
            Self::Ingredients(Place { file, sppg, config }) => {
                let app = open_to_read(&config).await?;
                let mut tx = app.db.read(kitchen(&app, &sppg).await?).await?;
                write(&file, &ingredients_out(&mut tx, &app.catalogue).await?)
            }
            Self::Menus(Place { file, sppg, config }) => {
                let app = open_to_read(&config).await?;
                let mut tx = app.db.read(kitchen(&app, &sppg).await?).await?;
                write(&file, &serde_json::to_vec_pretty(&menus_out(&mut tx, &app.catalogue).await?)?)
            }
        }
    }
}

impl Import {
    /// Reads the file, all of it or nothing, and says what came of it.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Tenant(Place { file, sppg, config }) => {
                let (app, bytes) = (open(&config).await?, std::fs::read(&file)?);
                let content = read(&bytes, &app.catalogue).map_err(|problem| in_words(&problem))?;
                let mut change = begin(&app, &sppg).await?;
                let Imported { held, .. } =
                    bring_in(&app.catalogue, &mut change, content).await.map_err(|problem| in_words(&problem))?;
                change.commit().await?;
                println!(
                    "{} programs, {} ingredients, {} menus, {} plans.",
                    held.programs, held.ingredients, held.menus, held.plans
                );
            }
            Self::Plan(Place { file, sppg, config }) => {
                let app = open(&config).await?;
                let sent = serde_json::from_slice(&std::fs::read(&file)?)?;
                let mut change = begin(&app, &sppg).await?;
                let plan = bring_plan_in(&mut change, Input::of(sent)).await.map_err(|problem| in_words(&problem))?;
                change.commit().await?;
                println!("A draft: {}", plan.id);
            }
            Self::Foods(SharedPlace { file, config }) => {
                let (app, table) = (open(&config).await?, Table::open(&file)?);
                let (foods, done) = foods_in(&app.catalogue, table).map_err(|problem| in_words(&problem))?;
                foods::bring_in(&app, &foods).await?;
                println!("{done}");
            }
            Self::Ingredients(Place { file, sppg, config }) => {
                let (app, table) = (open(&config).await?, Table::open(&file)?);
                let mut change = begin(&app, &sppg).await?;
                let done = ingredients_in(&app, &mut change, table).await.map_err(|problem| in_words(&problem))?;
                change.commit().await?;
                println!("{done}");
            }
            Self::Menus(Place { file, sppg, config }) => {
                let (app, table) = (open(&config).await?, Table::open(&file)?);
                let mut change = begin(&app, &sppg).await?;
                let done = menus_in(&app, &mut change, table).await.map_err(|problem| in_words(&problem))?;
                change.commit().await?;
                println!("{done}");
            }
        }
        Ok(())
    }
}

async fn kitchen(app: &App, code: &str) -> Result<SppgId, Failure> {
    let found = tenants::by_code(app, code).await?;
    Ok(found.ok_or_else(|| format!("sppg: there is no kitchen {code}"))?)
}

async fn begin(app: &App, sppg: &str) -> Result<Change, Failure> {
    Ok(app.db.write(kitchen(app, sppg).await?, Actor::product("bergizi import"), app.now()).await?)
}

/// Writes a file that is not there yet.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    use std::io::Write as _;
    let mut new = std::fs::File::create_new(file).map_err(|error| format!("{}: {error}", file.display()))?;
    new.write_all(bytes)?;
    Ok(new.sync_all()?)
}

/// Everything that is wrong, a line each.
fn in_words(problem: &Problem) -> Failure {
    let errors = match problem {
        Problem::Invalid(errors) | Problem::Duplicate(errors) => errors,
        Problem::WrongState(_) => {
            return "there are programs, ingredients, menus or plans in this kitchen already".into();
        }
        other => return other.to_string().into(),
    };
    let t = words::Locale::En;
    let lines = errors.iter().map(|error| format!("\n  {}: {}", error.field, t.fault(&error.fault)));
    format!("nothing was brought in:{}", lines.collect::<String>()).into()
}
