//! Live channels: what is committed in a kitchen reaches everyone who listens to it, exactly once and in order,
//! whichever server they are connected to.
//!
//! The events table is the truth. Each kitchen that someone listens to has a room, which reads the table from its last
//! number on whenever it is nudged: by a commit of this process, by the bus, or by a look at the kitchen's own row. A
//! hint that gets lost therefore costs a second and nothing else.

pub mod api;
mod credentials;
mod door;
mod envelope;
mod hub;
mod line;
mod presence;
mod room;
mod seat;
mod socket;
mod sse;
mod store;
#[cfg(test)]
mod tests;
mod tickets;

use axum::Router;
use axum::routing::get;

pub use self::hub::Hub;
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::app::App;

/// Which of a kitchen's events a client wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// All that can change what a menu shows.
    Menu,
    /// All kinds.
    Dashboard,
}

/// The addresses at which clients listen; they stand outside the layers that wait for the end of an answer.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/sse/menu", get(sse::menu))
        .route("/api/sse/dashboard", get(sse::dashboard))
        .route("/api/ws", get(socket::open))
}
