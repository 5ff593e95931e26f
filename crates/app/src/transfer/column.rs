//! What a column of an archive's table may hold.

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Serialize};
use serde_json::Value;

use crate::events::Entity;

/// What a column holds, and how it stands in the archive.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// An id.
    Id,
    /// The id of a row of another table.
    Of(&'static str),
    /// A food of the catalogue, by its code, which is the same in every database.
    Food,
    /// A text of so many characters.
    Text(usize, usize),
    /// A code of capital letters, digits and hyphens, of at most so many.
    Code(usize),
    /// One of a closed list of words.
    Word(fn(&str) -> bool),
    /// A whole number within limits.
    Whole(i64, i64),
    /// A decimal number within these limits of thousandths.
    Decimal(i64, i64),
    /// Yes or no.
    Flag,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// A set of allergens.
    Allergens,
    /// A value of its own shape; gives the text that the column holds, if it has that shape.
    Shape(fn(&Value) -> Option<String>),
    /// Not in the archive: the name in the column before it, for searching.
    Folded,
    /// Not in the archive: a word for the kept serving in the column before it.
    Kept,
    /// Not in the archive: the person who brings it in.
    Actor,
    /// Not in the archive: computed afterwards, and until then this.
    Computed(&'static str),
}

/// A column.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether it may hold nothing.
    pub may_be_null: bool,
}

impl Column {
    /// Whether it stands in the archive.
    pub const fn is_carried(&self) -> bool {
        !matches!(self.kind, Kind::Folded | Kind::Kept | Kind::Actor | Kind::Computed(_))
    }

    /// Its name in the archive: `menu_name` is `menuName`.
    pub fn field(&self) -> String {
        let mut pieces = self.name.split('_');
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |name, piece| {
            let (head, tail) = piece.split_at(piece.len().min(1));
            name + &head.to_ascii_uppercase() + tail
        })
    }
}

/// A table of things that a kitchen owns.
pub(super) struct Table {
    pub name: &'static str,
    /// The columns that name a row.
    pub key: &'static [&'static str],
    pub columns: &'static [Column],
    /// What its rows are for the history, and what of them is told; parts of other things are told with those.
    pub told: Option<(Entity, &'static [&'static str])>,
}

impl Table {
    /// The columns that stand in the archive.
    pub fn carried(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().filter(|column| column.is_carried())
    }

    /// Its file in the archive.
    pub fn file(&self) -> String {
        format!("{}.json", self.name)
    }
}

pub(super) const fn col(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, may_be_null: false }
}

pub(super) const fn maybe(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, may_be_null: true }
}

pub(super) fn shape<T: DeserializeOwned + Serialize>(value: &Value) -> Option<String> {
    serde_json::to_string(&T::deserialize(value).ok()?).ok()
}

pub(super) fn weekdays(value: &Value) -> Option<String> {
    let days = Vec::<u8>::deserialize(value).ok()?;
    (!days.is_empty() && days.iter().all(|day| (1..=7).contains(day))).then(|| shape::<Vec<u8>>(value)).flatten()
}
