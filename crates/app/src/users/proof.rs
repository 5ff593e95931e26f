//! What is kept of a credential by those who have to know later whether it is still good: a channel that stays open,
//! and the ticket that opens one.

use std::collections::HashMap;

use ::store::Db;
use domain::{Instant, Role, SppgId};

use super::store;
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Credential, User};
use crate::tenants::Sppg;

/// The hash of a credential.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Proof {
    /// Of a browser's session.
    Session(String),
    /// Of another program's token.
    Token(String),
}

impl Proof {
    /// Of this credential.
    pub fn of(credential: &Credential) -> Self {
        match credential {
            Credential::Session(secret) => Self::Session(secret.hash()),
            Credential::Token(secret) => Self::Token(secret.hash()),
        }
    }

    /// The hash.
    pub fn hash(&self) -> &str {
        match self {
            Self::Session(hash) | Self::Token(hash) => hash,
        }
    }
}

/// Whose credential it is, and in which kitchen, which for a page is the one that an administrator has chosen; `None` when it is no longer good for anything.
pub async fn vouched(
    app: &App,
    proof: &Proof,
    named: Option<SppgId>,
    is_page: bool,
) -> Result<Option<(User, Option<Sppg>)>, Problem> {
    let recognised = match proof {
        Proof::Session(hash) => store::sessions::by_session(app, hash, named, is_page).await?,
        Proof::Token(hash) => store::sessions::by_token(app, hash, named).await?,
    };
    Ok(recognised.map(|recognised| (recognised.user, recognised.sppg)))
}

/// Those of the credentials that are still good, and what their people are now; in few statements, however many.
pub async fn still_good(db: &Db, now: Instant, proofs: &[Proof]) -> ::store::Result<HashMap<Proof, Role>> {
    let hashes = |is_session: bool| -> Vec<&str> {
        proofs.iter().filter(|proof| matches!(proof, Proof::Session(_)) == is_session).map(Proof::hash).collect()
    };
    let mut good = HashMap::with_capacity(proofs.len());
    for (hash, role) in store::proofs::sessions(db, now, &hashes(true)).await? {
        good.insert(Proof::Session(hash), role);
    }
    for (hash, role) in store::proofs::tokens(db, now, &hashes(false)).await? {
        good.insert(Proof::Token(hash), role);
    }
    Ok(good)
}
