//! `IN (…)` on both databases: neither can bind a whole list in the other's words, so the text names each place.

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Encode, FromRow, Postgres, Sqlite, Type};

use crate::{Result, TenantTx};

/// The most values in one statement: within the limits of both databases.
const MOST: usize = 500;

/// The numbered places of so many values, the first of them `$first`: `$2,$3,$4`.
pub fn places(first: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 5);
    for number in first..first + count {
        if !text.is_empty() {
            text.push(',');
        }
        text.push('$');
        text.push_str(&number.to_string());
    }
    text
}

/// The values in lists that fit one statement each. The last value is repeated up to a power of two, so that a handful
/// of statement texts serves lists of every length, and both databases keep them prepared.
pub fn in_chunks<T: Copy>(values: &[T]) -> impl Iterator<Item = Vec<T>> + '_ {
    values.chunks(MOST).map(|chunk| {
        let mut chunk = chunk.to_vec();
        let wanted = chunk.len().next_power_of_two();
        if let Some(last) = chunk.last().copied() {
            chunk.resize(wanted, last);
        }
        chunk
    })
}

/// The rows of a statement that takes the kitchen as `$1` and what is sought in `($2)`: one round for up to 500 of them.
pub async fn among<Value, Row>(tx: &mut TenantTx, statement: &str, sought: &[Value]) -> Result<Vec<Row>>
where
    Value: Copy + Send + 'static + Type<Sqlite> + Type<Postgres>,
    Value: for<'q> Encode<'q, Sqlite> + for<'q> Encode<'q, Postgres>,
    Row: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
{
    let mut found = Vec::with_capacity(sought.len());
    for values in in_chunks(sought) {
        let (sppg, text) = (tx.tenant(), statement.replace("$2", &places(2, values.len())));
        let rows: Vec<Row> = on!(tx, |c| {
            let mut query = sqlx::query_as(AssertSqlSafe(text)).bind(sppg);
            for value in values {
                query = query.bind(value);
            }
            query.fetch_all(c).await
        })?;
        found.extend(rows);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_from_the_first() {
        assert_eq!(places(2, 3), "$2,$3,$4");
        assert_eq!(places(1, 0), "");
    }

    #[test]
    fn a_long_list_takes_as_many_statements_as_it_needs() {
        let values: Vec<_> = (0..1001).collect();
        let chunks: Vec<_> = in_chunks(&values).collect();
        assert_eq!(chunks.iter().map(Vec::len).collect::<Vec<_>>(), [512, 512, 1]);
        assert_eq!(chunks[0].last(), Some(&499));
        assert_eq!(in_chunks(&[7, 8, 9]).collect::<Vec<_>>(), [[7, 8, 9, 9]]);
        assert_eq!(in_chunks::<i64>(&[]).count(), 0);
    }
}
