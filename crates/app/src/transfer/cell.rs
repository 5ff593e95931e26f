//! One value on its way between a column and an archive.

use domain::{Allergens, Day, Expected, Fault, FoodId, Instant, Quantity, clean};
use serde_json::{Value, json};
use sqlx::{ColumnIndex, Decode, Row, Type};
use uuid::Uuid;

use super::column::{Column, Kind};
use crate::foods::Catalogue;

/// A value as a column takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Id(Option<Uuid>),
    Text(Option<String>),
    Number(Option<i64>),
    Flag(Option<bool>),
}

/// What stands in a column of a row, as the archive says it.
pub(super) fn read<'r, R: Row>(row: &'r R, at: usize, kind: Kind, catalogue: &Catalogue) -> sqlx::Result<Value>
where
    usize: ColumnIndex<R>,
    Option<Uuid>: Decode<'r, R::Database> + Type<R::Database>,
    Option<String>: Decode<'r, R::Database> + Type<R::Database>,
    Option<i64>: Decode<'r, R::Database> + Type<R::Database>,
    Option<bool>: Decode<'r, R::Database> + Type<R::Database>,
{
    let number = || row.try_get::<Option<i64>, _>(at);
    let text = || row.try_get::<Option<String>, _>(at);
    Ok(match kind {
        Kind::Id | Kind::Of(_) => json!(row.try_get::<Option<Uuid>, _>(at)?),
        Kind::Food => {
            let id = row.try_get::<Option<Uuid>, _>(at)?;
            json!(id.and_then(|id| catalogue.find(FoodId(id))).map(|food| &food.code))
        }
        Kind::Whole(..) => json!(number()?),
        Kind::Decimal(..) => json!(number()?.map(Quantity::from_thousandths)),
        Kind::Moment => json!(number()?.map(Instant::from_unix_micros)),
        Kind::Allergens => json!(number()?.map(allergens)),
        Kind::Flag => json!(row.try_get::<Option<bool>, _>(at)?),
        Kind::Shape(_) => match text()? {
            Some(text) => ::store::from_json(&text)?,
            None => Value::Null,
        },
        Kind::Text(..)
        | Kind::Code(_)
        | Kind::Word(_)
        | Kind::Day
        | Kind::Folded
        | Kind::Kept
        | Kind::Actor
        | Kind::Computed(_) => {
            json!(text()?)
        }
    })
}

fn allergens(bits: i64) -> Allergens {
    domain::Allergen::ALL.iter().copied().filter(|one| Allergens::NONE.with(*one).bits() & bits != 0).collect()
}

/// What an archive says of a column, or what is wrong with it.
pub(super) fn parse(value: &Value, column: &Column, catalogue: &Catalogue) -> Result<Cell, Fault> {
    if value.is_null() && !column.may_be_null {
        return Err(Fault::Required);
    }
    let text = || value.as_str().ok_or(Fault::WrongType(Expected::Text));
    let is_there = (!value.is_null()).then_some(());
    Ok(match column.kind {
        Kind::Id | Kind::Of(_) => Cell::Id(is_there.map(|()| id(value)).transpose()?),
        Kind::Food => Cell::Id(
            is_there
                .map(|()| {
                    let food = catalogue.by_code(text()?).ok_or(Fault::NotFound)?;
                    Ok::<_, Fault>(food.id.0)
                })
                .transpose()?,
        ),
        Kind::Text(least, most) => Cell::Text(is_there.map(|()| clean(text()?, least, most)).transpose()?),
        Kind::Code(most) => Cell::Text(is_there.map(|()| code(text()?, most)).transpose()?),
        Kind::Word(is_known) => Cell::Text(
            is_there
                .map(|()| {
                    text().and_then(|word| if is_known(word) { Ok(word.to_owned()) } else { Err(Fault::NotFound) })
                })
                .transpose()?,
        ),
        Kind::Day => {
            let day = || text().ok().and_then(|text| text.parse::<Day>().ok()).ok_or(Fault::WrongType(Expected::Day));
            Cell::Text(is_there.map(|()| day()).transpose()?.map(|day| day.to_string()))
        }
        Kind::Moment => {
            let wrong = Fault::WrongType(Expected::Instant);
            let moment = || text().ok().and_then(|text| text.parse::<Instant>().ok()).ok_or(wrong.clone());
            Cell::Number(is_there.map(|()| moment()).transpose()?.map(Instant::unix_micros))
        }
        Kind::Whole(least, most) => {
            let whole = || value.as_i64().ok_or(Fault::WrongType(Expected::Integer));
            Cell::Number(is_there.map(|()| within(whole()?, least, most, 1)).transpose()?)
        }
        Kind::Decimal(least, most) => {
            let decimal = || {
                let number = value.as_f64().ok_or(Fault::WrongType(Expected::Number))?;
                Quantity::from_f64(number).map(Quantity::thousandths).ok_or(Fault::TooManyDecimals)
            };
            Cell::Number(is_there.map(|()| within(decimal()?, least, most, 1000)).transpose()?)
        }
        Kind::Allergens => {
            let set =
                || serde_json::from_value::<Allergens>(value.clone()).map_err(|_| Fault::WrongType(Expected::List));
            Cell::Number(is_there.map(|()| set()).transpose()?.map(Allergens::bits))
        }
        Kind::Flag => {
            let flag = || value.as_bool().ok_or(Fault::WrongType(Expected::Boolean));
            Cell::Flag(is_there.map(|()| flag()).transpose()?)
        }
        Kind::Shape(written) => {
            let shaped =
                || written(value).filter(|text| !text.contains("\\u0000")).ok_or(Fault::WrongType(Expected::Object));
            Cell::Text(is_there.map(|()| shaped()).transpose()?)
        }
        Kind::Folded | Kind::Kept | Kind::Actor | Kind::Computed(_) => Cell::Text(None),
    })
}

fn code(text: &str, most: usize) -> Result<String, Fault> {
    let code = clean(text, 1, most)?;
    let fits = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
    if fits { Ok(code) } else { Err(Fault::WrongForm("A–Z, 0–9, -")) }
}

fn id(value: &Value) -> Result<Uuid, Fault> {
    value.as_str().and_then(|text| text.parse().ok()).ok_or(Fault::WrongType(Expected::Id))
}

fn within(number: i64, least: i64, most: i64, of_one: i64) -> Result<i64, Fault> {
    if (least..=most).contains(&number) {
        return Ok(number);
    }
    let shown = |limit: i64| Quantity::from_thousandths(limit * (1000 / of_one)).to_string();
    Err(Fault::OutOfRange { least: shown(least), most: shown(most) })
}
