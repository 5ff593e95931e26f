//! Why a database could not be opened.

use std::fmt;

/// A database that cannot be opened, with what to do about it.
#[derive(Debug)]
pub enum OpenError {
    /// Neither `sqlite://` nor `postgres://`.
    UnknownScheme(String),
    /// Another server is working on this file.
    Locked(String),
    /// The driver could not connect.
    Connect(sqlx::Error),
    /// The schema could not be brought up to date.
    Migrate(sqlx::migrate::MigrateError),
    /// The lock file could not be made.
    LockFile(std::io::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownScheme(url) => {
                write!(f, "the database URL {url:?} is neither sqlite://… nor postgres://…")
            }
            Self::Locked(path) => write!(
                f,
                "a running server holds {path}: make this change through that server (its pages or its API), or stop it first"
            ),
            Self::Connect(_) => write!(f, "the database cannot be reached"),
            Self::Migrate(_) => write!(f, "the database schema cannot be brought up to date"),
            Self::LockFile(_) => write!(f, "the lock file beside the database cannot be made"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Connect(error) => Some(error),
            Self::Migrate(error) => Some(error),
            Self::LockFile(error) => Some(error),
            Self::UnknownScheme(_) | Self::Locked(_) => None,
        }
    }
}
