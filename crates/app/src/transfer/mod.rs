//! Taking a kitchen along: all of it as one archive, or a plan as JSON, and bringing either in elsewhere.
//!
//! An archive is the rows of the kitchen's tables, each in the form of its column, so that nothing is lost on the way and
//! the same kitchen is the same bytes on whichever database. It says neither which kitchen it was nor who did what.

pub mod api;
mod archive;
mod cell;
mod column;
pub mod command;
mod export;
mod foods;
mod import;
mod ingredients;
mod menus;
pub mod pages;
mod plan;
mod rows;
mod store;
mod table;
#[cfg(test)]
mod tests;

pub use self::export::{Packed, content};
pub use self::foods::foods_in;
pub use self::import::{Content, Holdings, Imported, bring_in, holdings, opened, read};
pub use self::ingredients::{Done, ingredients_in, ingredients_out};
pub use self::menus::{menus_in, menus_out};
pub use self::plan::{PlanFile, bring_plan_in, plan_file};
pub use self::rows::Table;
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;

/// An archive of a kitchen that has nothing yet.
#[cfg(test)]
pub(crate) fn empty_archive() -> Vec<u8> {
    tests::archive_of(&tests::empty_files())
}
