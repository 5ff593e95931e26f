//! The arithmetic as the application asks for it.

mod advice;
mod balance;
mod cost;
mod kitchen;
mod nutrition;
mod portions;
mod properties;
mod shopping;
