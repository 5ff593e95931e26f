//! Foods as a table: in by their codes, for the catalogue that all kitchens share.

use domain::Fault;

use super::rows::{Row, at};
use super::{Done, Table};
use crate::foods::{Catalogue, Food};
use crate::problem::Problem;

/// The foods of a table that are new or otherwise than in the catalogue. What a row does not say stays.
pub fn foods_in(catalogue: &Catalogue, table: Table) -> Result<(Vec<Food>, Done), Problem> {
    let (mut foods, mut done, mut errors) = (Vec::<Food>::new(), Done::default(), Vec::new());
    let mut seen: Vec<String> = Vec::new();
    for Row { place, input } in table.into_rows() {
        let code = input.value()["code"].as_str().unwrap_or_default().trim().to_owned();
        let before = catalogue.by_code(&code).map(AsRef::as_ref);
        let is_repeated = seen.contains(&code);
        let read =
            if is_repeated { Err(Problem::field("code", Fault::Repeated)) } else { Food::written(input, before) };
        seen.push(code);
        match (read, before) {
            (Ok(food), Some(before)) if food == *before => done.same += 1,
            (Ok(food), Some(_)) => {
                done.changed += 1;
                foods.push(food);
            }
            (Ok(food), None) => {
                done.created += 1;
                foods.push(food);
            }
            (Err(Problem::Invalid(wrong)), _) => errors.extend(at(&place, wrong)),
            (Err(problem), _) => return Err(problem),
        }
    }
    if errors.is_empty() { Ok((foods, done)) } else { Err(Problem::Invalid(errors)) }
}
