//! Pictures of figures, drawn as SVG by the server. Each says in words what it shows; colour never speaks alone.
//!
//! Texts such as `612,5 kkal` come ready from the caller, who knows the language and the unit; the `f64` beside them
//! only decides where a line is drawn.

mod band;
mod ceiling;
mod line;
mod parts;
mod score;

pub use band::{Band, Limits};
pub use ceiling::Ceiling;
pub use line::{Line, Point};
pub use parts::{Part, Parts};
pub use score::Score;

/// A share of the whole as a length: `37.5%`. What is not a number is drawn as nothing.
fn percent(part: f64, whole: f64) -> String {
    let share = if whole > 0.0 && part.is_finite() { (part / whole).clamp(0.0, 1.0) * 100.0 } else { 0.0 };
    format!("{share:.2}%")
}

#[cfg(test)]
mod tests;
