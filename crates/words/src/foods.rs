//! The food catalogue.
