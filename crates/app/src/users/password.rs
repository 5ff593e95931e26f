//! Passwords: argon2id, off the threads that serve requests.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::Fault;
use tokio::sync::Semaphore;

/// Hashes passwords, at most as many at once as there are cores: each takes 19 MiB and a core for tens of
/// milliseconds, and a storm of sign-ins must not starve the kitchen.
#[derive(Debug, Clone)]
pub struct PasswordWork(Arc<Semaphore>);

impl Default for PasswordWork {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self(Arc::new(Semaphore::new(cores)))
    }
}

/// A password that may be chosen: 10 to 200 characters.
pub fn acceptable(password: &str) -> Result<(), Fault> {
    domain::clean(password, 10, 200).map(|_| ())
}

impl PasswordWork {
    /// The hash of a password, with a salt of its own.
    pub async fn hash(&self, password: &str) -> String {
        let password = password.to_owned();
        self.run(move || hash(&password)).await
    }

    /// Whether this password has this hash. Takes as long when there is no such account (`None`).
    pub async fn verify(&self, password: &str, known: Option<String>) -> bool {
        let password = password.to_owned();
        self.run(move || {
            let exists = known.is_some();
            let hash = known.unwrap_or_else(|| NOBODY.clone());
            Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok() && exists
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _turn = self.0.acquire().await.expect("the semaphore is never closed");
        tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
    }
}

/// The hash of a password, on this very thread.
pub(crate) fn hash(password: &str) -> String {
    Argon2::default().hash_password(password.as_bytes()).expect("argon2's own defaults are valid").to_string()
}

/// The hash that an unknown account is checked against.
static NOBODY: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| hash("nobody has this password"));
