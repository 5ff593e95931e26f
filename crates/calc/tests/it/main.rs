//! The arithmetic as the application asks for it.

mod advice;
mod amounts;
mod balance;
mod cost;
mod kitchen;
mod nutrition;
mod planner;
mod portions;
mod properties;
mod shopping;
