//! What several servers share besides the database: a cache and a bus, in the process or through Redis (or Valkey).
//!
//! Neither is ever the truth. A cache key holds the generation of what it shows, so that a changed kitchen asks for
//! another key; the bus only hints that there is something new in the database. A Redis that is slow, gone, or back
//! empty therefore costs time and nothing else, and the [`Breaker`] bounds the time.

mod address;
mod breaker;
mod bus;
mod cache;
mod server;
pub mod testing;

pub use self::address::{Address, AddressFault};
pub use self::breaker::{Advice, Breaker};
pub use self::bus::{Bus, Following, Hint, Hints, channel_of};
pub use self::cache::{Cache, Cached, Key, count_found};
pub use self::server::Server;
