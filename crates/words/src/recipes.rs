//! Recipe steps.
