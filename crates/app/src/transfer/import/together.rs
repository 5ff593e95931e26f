//! What the rows of an archive owe each other, and no kitchen can be without. What a kitchen can come to hold, such as a
//! menu that moved to another program since, is taken as it is.

use std::collections::{HashMap, HashSet};

use domain::{Day, Fault, PlanStatus};
use serde_json::Value;

use super::Row;
use crate::plans::MOST_DAYS;
use crate::problem::FieldError;
use crate::transfer::table::TABLES;

/// Everything that does not fit together, in a kitchen with these sizes.
pub(super) fn faults(tables: &[Vec<Row>], sizes: &Value) -> Vec<FieldError> {
    let of = |name: &str| {
        let at = TABLES.iter().position(|table| table.name == name);
        at.and_then(|at| tables.get(at)).map(Vec::as_slice).unwrap_or_default()
    };
    let mut faults = portions(of("programs"), sizes);
    faults.extend(of("plans").iter().enumerate().filter_map(|(at, plan)| period(at, plan)));
    let plans: HashMap<_, _> = of("plans").iter().map(|plan| (text(plan, "id"), plan)).collect();
    for (at, row) in of("assignments").iter().enumerate() {
        let plan = plans.get(text(row, "planId"));
        faults.extend(plan.into_iter().flat_map(|plan| assignment(at, row, plan)));
    }
    let menus: HashSet<_> = of("menus").iter().map(|menu| text(menu, "id")).collect();
    faults.extend(of("templates").iter().enumerate().flat_map(|(at, cycle)| entries(at, cycle, &menus)));
    faults
}

/// Each menu of a cycle is there, and in one of its places.
fn entries(at: usize, cycle: &Row, menus: &HashSet<&str>) -> Vec<FieldError> {
    let days = cycle.fields["days"].as_i64().unwrap_or(0);
    let all = cycle.fields["entries"].as_array().into_iter().flatten().enumerate();
    let faults = all.flat_map(|(entry, of)| {
        let is_within = of["day"].as_i64().is_some_and(|day| (0..days).contains(&day));
        let is_there = of["menuId"].as_str().is_some_and(|menu| menus.contains(menu));
        let range = Fault::OutOfRange { least: "0".to_owned(), most: (days - 1).to_string() };
        let found = [(!is_within, "day", range), (!is_there, "menuId", Fault::NotFound)];
        let found = found.into_iter().filter(|(is_wrong, ..)| *is_wrong);
        found
            .map(move |(_, field, what)| fault("templates", at, &format!("entries[{entry}].{field}"), what))
            .collect::<Vec<_>>()
    });
    faults.collect()
}

/// No program that is there counts by a size that the kitchen does not have.
fn portions(programs: &[Row], sizes: &Value) -> Vec<FieldError> {
    let codes: HashSet<_> = sizes.as_array().into_iter().flatten().filter_map(|size| size["code"].as_str()).collect();
    let there = programs.iter().enumerate().filter(|(_, row)| row.fields["deletedAt"].is_null());
    let unknown = there.flat_map(|(at, row)| {
        let sizes = row.fields["portions"].as_object().into_iter().flatten().map(|(size, _)| size);
        let unknown = sizes.filter(|size| !codes.contains(size.as_str()));
        unknown.map(move |size| fault("programs", at, &format!("portions.{size}"), Fault::UnknownField))
    });
    unknown.collect()
}

fn period(at: usize, plan: &Row) -> Option<FieldError> {
    let (start, end) = (day(plan, "startDate")?, day(plan, "endDate")?);
    let last = start.plus_days(MOST_DAYS - 1);
    let wrong = if end < start {
        Fault::Before("startDate")
    } else if end > last {
        Fault::OutOfRange { least: start.to_string(), most: last.to_string() }
    } else {
        return None;
    };
    Some(fault("plans", at, "endDate", wrong))
}

/// A day is one of its plan's, and a plan that was published has kept what it serves, and no other has.
fn assignment(at: usize, row: &Row, plan: &Row) -> Vec<FieldError> {
    let is_in = |all: &[PlanStatus]| all.iter().any(|status| status.code() == text(plan, "status"));
    let is_within = day(plan, "startDate") <= day(row, "day") && day(row, "day") <= day(plan, "endDate");
    let is_lost = is_in(&[PlanStatus::Published, PlanStatus::Completed]) && row.fields["frozen"].is_null();
    let is_early =
        is_in(&[PlanStatus::Draft, PlanStatus::Submitted, PlanStatus::Approved]) && !row.fields["frozen"].is_null();
    let faults = [
        (!is_within, "day", Fault::OutsidePlan),
        (is_lost, "frozen", Fault::Required),
        (is_early, "frozen", Fault::NotTogetherWith("status")),
    ];
    let found = faults.into_iter().filter(|(is_wrong, ..)| *is_wrong);
    found.map(|(_, field, what)| fault("assignments", at, field, what)).collect()
}

fn fault(table: &str, at: usize, field: &str, fault: Fault) -> FieldError {
    FieldError::new(format!("{table}.json[{at}].{field}"), fault)
}

fn text<'a>(row: &'a Row, field: &str) -> &'a str {
    row.fields[field].as_str().unwrap_or_default()
}

fn day(row: &Row, field: &str) -> Option<Day> {
    text(row, field).parse().ok()
}
