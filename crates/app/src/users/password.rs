//! Passwords: argon2id, off the threads that serve requests.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::Fault;

use crate::heavy::HeavyWork;

/// Hashes passwords: each takes 19 MiB and a core for tens of milliseconds.
#[derive(Debug, Clone, Default)]
pub struct PasswordWork(HeavyWork);

/// A password that may be chosen: 10 to 200 characters.
pub fn acceptable(password: &str) -> Result<(), Fault> {
    domain::clean(password, 10, 200).map(|_| ())
}

impl PasswordWork {
    /// The hash of a password, with a salt of its own.
    pub async fn hash(&self, password: &str) -> String {
        let password = password.to_owned();
        self.0.run(move || hash(&password)).await
    }

    /// Whether this password has this hash. Takes as long when there is no such account (`None`).
    pub async fn verify(&self, password: &str, known: Option<String>) -> bool {
        let password = password.to_owned();
        self.0
            .run(move || {
                let exists = known.is_some();
                let hash = known.unwrap_or_else(|| NOBODY.clone());
                Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok() && exists
            })
            .await
    }
}

/// The hash of a password, on this very thread.
pub(crate) fn hash(password: &str) -> String {
    Argon2::default().hash_password(password.as_bytes()).expect("argon2's own defaults are valid").to_string()
}

/// The hash that an unknown account is checked against.
static NOBODY: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| hash("nobody has this password"));
