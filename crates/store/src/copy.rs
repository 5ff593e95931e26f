//! The embedded database as one file: copied while a server works on it, and put back when none does.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};

use crate::db::{embedded_file, lock};
use crate::{OpenError, migrate};

/// Why a database was not copied or not put back.
#[derive(Debug)]
pub enum CopyError {
    /// The database is not the embedded one.
    NotEmbedded,
    /// There is nothing to copy.
    Missing(PathBuf),
    /// There is a file already where the copy should go.
    Exists(PathBuf),
    /// What is to be put back is not a whole database of this program, or of a newer one.
    NotWhole(Option<sqlx::migrate::MigrateError>),
    /// A running server holds the database, or it cannot be locked.
    Lock(OpenError),
    /// A file could not be written or renamed.
    File(std::io::Error),
    /// The driver failed.
    Database(sqlx::Error),
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEmbedded => f.write_str(
                "this copies the embedded database only; for PostgreSQL use pg_dump and pg_restore, which know how it is kept",
            ),
            Self::Missing(path) => write!(f, "there is no database {}", path.display()),
            Self::Exists(path) => write!(f, "{} is there already: choose another name, or move it away", path.display()),
            Self::NotWhole(_) => f.write_str("this is not a whole copy of a database of this program or an older one"),
            Self::Lock(error) => error.fmt(f),
            Self::File(_) => f.write_str("the file cannot be written"),
            Self::Database(_) => f.write_str("the database cannot be copied"),
        }
    }
}

impl std::error::Error for CopyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotWhole(Some(error)) => Some(error),
            Self::File(error) => Some(error),
            Self::Database(error) => Some(error),
            Self::Lock(error) => error.source(),
            Self::NotEmbedded | Self::Missing(_) | Self::Exists(_) | Self::NotWhole(None) => None,
        }
    }
}

/// Copies the database at this URL, as of one moment, into a new file. A server may work on it meanwhile.
pub async fn backup(url: &str, to: &Path) -> Result<(), CopyError> {
    let from = embedded(url)?;
    if !from.exists() {
        return Err(CopyError::Missing(from));
    }
    if to.exists() {
        return Err(CopyError::Exists(to.to_owned()));
    }
    let part = beside(to, "part");
    remove(&part)?;
    let mut source = connect(&from).await?;
    let name = part.to_string_lossy().into_owned();
    sqlx::query("VACUUM INTO $1").bind(name).execute(&mut source).await.map_err(CopyError::Database)?;
    source.close().await.map_err(CopyError::Database)?;
    expect_whole(&part).await?;
    put_in_place(&part, to)
}

/// Puts a copy in the place of the database at this URL. It is examined and brought up to date first; until it is whole
/// in its place, the database stays as it was.
pub async fn restore(url: &str, from: &Path) -> Result<(), CopyError> {
    let to = embedded(url)?;
    if !from.exists() {
        return Err(CopyError::Missing(from.to_owned()));
    }
    let _lock = lock(&to.to_string_lossy()).map_err(CopyError::Lock)?;
    let part = beside(&to, "part");
    remove(&part)?;
    std::fs::copy(from, &part).map_err(CopyError::File)?;
    let examined = expect_whole(&part).await;
    if examined.is_err() {
        remove(&part)?;
        return examined;
    }
    if to.exists() {
        // What its log still holds would otherwise be read into the one that takes its place.
        let mut old = connect(&to).await?;
        sqlx::query("PRAGMA journal_mode = DELETE").execute(&mut old).await.map_err(CopyError::Database)?;
        old.close().await.map_err(CopyError::Database)?;
    }
    for log in ["wal", "shm"] {
        remove(&to.with_file_name(format!("{}-{log}", name_of(&to))))?;
    }
    put_in_place(&part, &to)
}

fn embedded(url: &str) -> Result<PathBuf, CopyError> {
    embedded_file(url).ok_or(CopyError::NotEmbedded)
}

async fn connect(path: &Path) -> Result<SqliteConnection, CopyError> {
    let options = SqliteConnectOptions::new().filename(path).disable_statement_logging();
    options.connect().await.map_err(CopyError::Database)
}

/// A database that holds together, with the schema that this program knows.
async fn expect_whole(path: &Path) -> Result<(), CopyError> {
    let Ok(mut copy) = connect(path).await else { return Err(CopyError::NotWhole(None)) };
    let checked: Result<String, _> = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut copy).await;
    let ours: Result<i64, _> = sqlx::query_scalar("SELECT COUNT(*) FROM _sqlx_migrations").fetch_one(&mut copy).await;
    if !checked.is_ok_and(|word| word == "ok") || !ours.is_ok_and(|count| count > 0) {
        return Err(CopyError::NotWhole(None));
    }
    migrate::sqlite().run(&mut copy).await.map_err(|error| CopyError::NotWhole(Some(error)))?;
    copy.close().await.map_err(CopyError::Database)
}

/// Written to the disk before it is called by its name, and the name as well.
fn put_in_place(part: &Path, to: &Path) -> Result<(), CopyError> {
    File::open(part).and_then(|file| file.sync_all()).map_err(CopyError::File)?;
    std::fs::rename(part, to).map_err(CopyError::File)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(CopyError::File)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!("{}.{ending}", name_of(path)))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn remove(path: &Path) -> Result<(), CopyError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(CopyError::File(error)),
        _ => Ok(()),
    }
}
