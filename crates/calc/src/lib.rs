#![doc = include_str!("../README.md")]

mod advice;
pub mod akg;
mod allergens;
mod balance;
mod choices;
mod cost;
mod energy;
mod exact;
pub mod flag;
mod item;
mod judge;
mod meal;
mod model;
mod nutrition;
mod plate;
mod portions;
mod program;
pub mod retention;
mod rules;
mod sen;
mod steps;
mod units;

pub use advice::{Advice, Candidate, Step, advise};
pub use allergens::{MealAllergens, allergens};
pub use balance::{Contributor, GroupBalance, NutrientBalance, balance, daily_targets};
pub use cost::{Cost, LineCost, PortionsCost, SizeCost, ceiling_status, cost, cost_of_portions};
pub use energy::EnergyCheck;
pub use item::{Item, Price};
pub use judge::{Judged, rule};
pub use meal::{Contradiction, DeclaredCosts, Line, Meal};
pub use nutrition::{LineNutrition, Nutrition, Total, Weight, nutrition};
pub use portions::{BalanceChange, Bounds, PortionPlan, Shortfall, SizeCostChange, optimize_portions, shortfalls};
pub use rules::{Rules, Share, Size};
pub use sen::Sen;
pub use steps::QuantityChange;
pub use units::{Conversions, Measure, Unit};
