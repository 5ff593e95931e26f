//! Stops asking what does not answer, and tries again now and then.
//!
//! Closed, everything is asked. After a few failures in a row it opens: for a while nobody asks, so that nobody waits.
//! Then one trial is made, beside the requests rather than by one of them; its success closes the breaker, its failure
//! opens it for longer, up to a bound.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Failures in a row that open it.
const FAILURES: u32 = 3;
/// How long it stays open first, and at most.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// What to do with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Ask.
    Ask,
    /// Do not ask, but make a trial.
    Try,
    /// Do not ask.
    Leave,
}

/// Whether to ask; moments come in, so that a test need not wait.
#[derive(Debug)]
pub struct Breaker(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    failures: u32,
    pause: Duration,
    /// Until when nobody asks; `None` while it is closed.
    open_until: Option<Instant>,
}

impl Inner {
    const CLOSED: Self = Self { failures: 0, pause: FIRST_PAUSE, open_until: None };
}

impl Default for Breaker {
    fn default() -> Self {
        Self(Mutex::new(Inner::CLOSED))
    }
}

impl Breaker {
    /// What to do now; whoever asks or tries has to say how it went.
    pub fn advice(&self, now: Instant) -> Advice {
        let mut inner = self.lock();
        match inner.open_until {
            None => Advice::Ask,
            Some(until) if now < until => Advice::Leave,
            Some(_) => {
                // A trial that never comes back must not be the last one.
                inner.pause = (inner.pause * 2).min(LONGEST_PAUSE);
                inner.open_until = Some(now + inner.pause);
                Advice::Try
            }
        }
    }

    /// It answered.
    pub fn succeeded(&self) {
        let mut inner = self.lock();
        if inner.failures > 0 {
            *inner = Inner::CLOSED;
        }
    }

    /// It did not answer, or not in time.
    pub fn failed(&self, now: Instant) {
        let mut inner = self.lock();
        inner.failures = inner.failures.saturating_add(1);
        if inner.failures >= FAILURES && inner.open_until.is_none() {
            inner.open_until = Some(now + inner.pause);
        }
    }

    /// Whether everything is asked.
    pub fn is_closed(&self) -> bool {
        self.lock().open_until.is_none()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_after_failures_in_a_row_and_has_one_trial_made() {
        let (breaker, start) = (Breaker::default(), Instant::now());
        breaker.failed(start);
        breaker.failed(start);
        breaker.succeeded();
        breaker.failed(start);
        breaker.failed(start);
        assert_eq!(breaker.advice(start), Advice::Ask, "two in a row are not enough");
        breaker.failed(start);
        assert_eq!(breaker.advice(start), Advice::Leave);
        let later = start + FIRST_PAUSE;
        assert_eq!(breaker.advice(later), Advice::Try);
        assert_eq!(breaker.advice(later), Advice::Leave, "one trial at a time");
        breaker.failed(later);
        assert_eq!(breaker.advice(later + FIRST_PAUSE), Advice::Leave, "it waits longer each time");
        assert_eq!(breaker.advice(later + FIRST_PAUSE * 2), Advice::Try);
        breaker.succeeded();
        assert!(breaker.advice(later) == Advice::Ask && breaker.is_closed());
    }

    #[test]
    fn a_trial_that_never_comes_back_is_not_the_last_and_the_pause_has_a_bound() {
        let (breaker, mut now) = (Breaker::default(), Instant::now());
        (0..3).for_each(|_| breaker.failed(now));
        for _ in 0..40 {
            now += LONGEST_PAUSE;
            assert_eq!(breaker.advice(now), Advice::Try);
        }
    }
}
