//! The only crate that knows there are two databases.
//!
//! A statement is one text for both (`sql!`); `on!` runs it on whichever database is there, checked by the compiler
//! for each. Features work inside a [`TenantTx`], which is bound to one kitchen; what they change, they change inside
//! a [`Change`], which writes the events of the change as its last statements and then commits.

#[macro_use]
mod macros;

mod change;
mod copy;
mod count;
mod db;
mod end;
mod error;
mod json;
mod list;
mod migrate;
mod tenant;
pub mod testing;

pub use change::{Actor, Change, Committed, Note};
pub use copy::{CopyError, backup, restore};
pub use count::{count_statement, counting};
pub use db::{Db, Route, embedded_file};
pub use end::to_the_end;
pub use error::OpenError;
pub use json::{from_json, to_json};
pub use list::{among, in_chunks, places};
pub use tenant::TenantTx;

/// What a statement gives: rows, or the driver's failure. A missing row is an `Option`, never a failure.
pub type Result<T> = std::result::Result<T, sqlx::Error>;
