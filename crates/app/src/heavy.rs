//! Work that takes a core for tens of milliseconds or more: password hashing, the portion solver, the planner, pictures.
//! Done off the threads that serve requests, and never more at once than there are cores, so that a storm of it does not
//! starve the kitchen.

use std::sync::Arc;

use tokio::sync::Semaphore;

/// A queue for one kind of heavy work.
#[derive(Debug, Clone)]
pub struct HeavyWork(Arc<Semaphore>);

impl Default for HeavyWork {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self(Arc::new(Semaphore::new(cores)))
    }
}

impl HeavyWork {
    /// A queue for work that needs much memory, or a core for seconds.
    pub fn one_at_a_time() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }

    /// Runs it when its turn comes. Whoever waits should hold no database connection meanwhile.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _turn = self.0.acquire().await.expect("the semaphore is never closed");
        tokio::task::spawn_blocking(work).await.expect("heavy work does not panic")
    }
}
