//! How often signing in may fail, per account and per address.

use super::{secret::hex, store::sessions};
use crate::app::App;
use crate::problem::Problem;
use sha2::{Digest, Sha256};

const WINDOW_SECONDS: i64 = 15 * 60;
const PER_ACCOUNT: i64 = 10;
/// A kitchen's people share one address, and so may a school.
const PER_ADDRESS: i64 = 100;

/// What a failed sign-in counts against. Kept hashed: a typed address may be a mistyped password.
pub(super) struct Subjects {
    account: String,
    address: String,
}

impl Subjects {
    pub(super) fn new(email: &str, address: &str) -> Self {
        let subject = |kind: &str, of: &str| format!("{kind}:{}", &hex(&Sha256::digest(of.as_bytes()))[..32]);
        Self { account: subject("account", email), address: subject("address", address) }
    }

    /// Refuses while either has failed too often.
    pub(super) async fn check(&self, app: &App) -> Result<(), Problem> {
        let since = app.now().plus_seconds(-WINDOW_SECONDS);
        for (subject, most) in [(&self.account, PER_ACCOUNT), (&self.address, PER_ADDRESS)] {
            if let Some((failures, start)) = sessions::failures(app, subject, since).await?
                && failures >= most
            {
                let wait = start.plus_seconds(WINDOW_SECONDS).seconds_since(app.now()).max(1);
                return Err(Problem::RateLimited(u64::try_from(wait).unwrap_or(1)));
            }
        }
        Ok(())
    }

    /// Counts a failure against both.
    pub(super) async fn count(&self, app: &App) -> Result<(), Problem> {
        let now = app.now();
        for subject in [&self.account, &self.address] {
            sessions::count_failure(app, subject, now, now.plus_seconds(-WINDOW_SECONDS)).await?;
        }
        Ok(())
    }

    /// A person who got in may have mistyped before.
    pub(super) async fn forgive(&self, app: &App) -> Result<(), Problem> {
        Ok(sessions::forgive(app, &self.account).await?)
    }
}
