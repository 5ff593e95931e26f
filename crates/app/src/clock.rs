//! The time, as a value that comes in.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::Instant;

/// Where the time comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's own clock.
    System,
    /// A clock that a test sets and moves; microseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this moment until it is moved.
    pub fn set_to(moment: Instant) -> Self {
        Self::Set(Arc::new(AtomicI64::new(moment.unix_micros())))
    }

    /// This moment.
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => {
                let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
                Instant::from_unix_micros(i64::try_from(since_1970.as_micros()).unwrap_or(i64::MAX))
            }
            Self::Set(micros) => Instant::from_unix_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Sets a set clock to this moment; the machine's clock cannot be set.
    pub fn set(&self, moment: Instant) {
        if let Self::Set(micros) = self {
            micros.store(moment.unix_micros(), Ordering::SeqCst);
        }
    }

    /// Moves a set clock on; the machine's clock moves by itself.
    pub fn advance(&self, seconds: i64) {
        if let Self::Set(micros) = self {
            micros.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
        }
    }
}
