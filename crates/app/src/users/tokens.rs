//! Tokens for a person's own programs: shown once, as strong as the person.

use ::store::TenantTx;
use domain::{Fault, Instant, TokenId, UserId};
use serde::Serialize;

pub use super::store::tokens::Token;
use super::{Secret, store};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Fields, instant, text};

/// What can be said of a new token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenDraft {
    /// What its owner calls it, 1 to 100 characters.
    pub name: String,
    /// When it ends; never, when absent.
    pub expires_at: Option<Instant>,
}

impl TokenDraft {
    /// Reads it; a token that has already ended is refused.
    pub fn read(f: &mut Fields, now: Instant) -> Option<Self> {
        let name = f.required("name", text(1, 100));
        let expires_at = f.optional("expiresAt", instant);
        if expires_at.flatten().is_some_and(|end| end <= now) {
            f.fail("expiresAt", Fault::Before("now"));
            return None;
        }
        Some(Self { name: name?, expires_at: expires_at? })
    }
}

/// A new token, with the secret that is never shown again.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewToken {
    /// The token as the list shows it.
    #[serde(flatten)]
    pub about: Token,
    /// The secret, for `Authorization: Bearer …`; `null` in an answer repeated for its `Idempotency-Key`, since it is
    /// shown once and kept nowhere.
    pub token: Option<String>,
}

impl NewToken {
    /// The same without its secret, as it may be kept.
    pub fn without_secret(&self) -> Self {
        Self { token: None, ..self.clone() }
    }
}

/// Makes a token for a person.
pub async fn create(app: &App, user: UserId, draft: TokenDraft) -> Result<NewToken, Problem> {
    let (token, tx) = begin(app, user, draft).await?;
    tx.commit_shared().await?;
    Ok(token)
}

/// The same, open for what is to be kept with it.
pub async fn begin(app: &App, user: UserId, draft: TokenDraft) -> Result<(NewToken, TenantTx), Problem> {
    let (secret, now) = (Secret::new(), app.now());
    let about = Token { id: TokenId::new(now), name: draft.name, created_at: now, expires_at: draft.expires_at };
    let mut tx = app.db.begin_shared().await?;
    store::tokens::insert_token(&mut tx, user, &about, &secret.hash()).await?;
    Ok((NewToken { about, token: Some(secret.reveal().to_owned()) }, tx))
}

/// A person's tokens, the newest first.
pub async fn list(app: &App, user: UserId) -> Result<Vec<Token>, Problem> {
    Ok(store::tokens::list_tokens(app, user).await?)
}

/// Ends a token at once.
pub async fn revoke(app: &App, user: UserId, id: TokenId) -> Result<(), Problem> {
    if store::tokens::delete_token(app, user, id).await? { Ok(()) } else { Err(Problem::NotFound) }
}
