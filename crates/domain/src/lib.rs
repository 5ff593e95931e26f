//! The words of the trade: typed ids, money, quantities, days, codes, roles. No input or output, no clock of its own.
//!
//! Column codecs for both databases stand behind the feature `sqlx`, schemas for the OpenAPI document behind `openapi`.

#[macro_use]
mod macros;

mod fault;
mod id;
mod judgement;
mod kitchen;
mod money;
mod nutrient;
mod plan;
mod quantity;
mod role;
mod text;
mod time;
mod time_of_day;

pub use fault::{Expected, Fault};
pub use id::*;
pub use judgement::*;
pub use kitchen::*;
pub use money::Rupiah;
pub use nutrient::{Nutrient, Nutrients};
pub use plan::{ArrangementKind, HolidayRule, JobKind, JobState, PlaceState, PlanStatus};
pub use quantity::{Amount, Factor, Grams, Percent, Quantity, Temperature};
pub use role::{Permission, Role, may};
pub use text::{Email, clean, fold, sought};
pub use time::{Day, Instant, TIMEZONES, Weekday};
pub use time_of_day::TimeOfDay;
