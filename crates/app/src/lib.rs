//! Bergizi: menu management for the kitchens of Indonesia's free-meal programme.
//!
//! A feature is a folder with the same five names: `mod` (types, rules, what others may call), `store` (its private
//! SQL), `api` (JSON), `pages` (HTML), `tests`. See `docs/architecture.md` for the map.

pub mod app;
pub mod calendar;
pub mod channels;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod events;
pub mod feeds;
pub mod foods;
pub mod heavy;
pub mod ingredients;
pub mod jobs;
#[cfg(test)]
mod matrix;
pub mod menus;
pub mod metrics;
pub mod openapi;
pub mod pages;
pub mod planner;
pub mod plans;
pub mod problem;
pub mod programs;
pub mod recipes;
pub mod reports;
pub mod request;
pub mod router;
pub mod serve;
pub mod shopping;
#[cfg(test)]
mod statements;
pub mod templates;
pub mod tenants;
#[cfg(test)]
mod testing;
pub mod transfer;
pub mod users;
