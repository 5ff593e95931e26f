//! The kitchen's settings, people and tokens.
