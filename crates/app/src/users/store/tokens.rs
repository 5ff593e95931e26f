//! The statements on tokens.

use ::store::{Db, Result, TenantTx, on, sql};
use domain::{Instant, TokenId, UserId};
use sqlx::FromRow;

use crate::app::App;
use crate::users::gate::altering;

sql! {
    INSERT_TOKEN = "
        INSERT INTO tokens (id, user_id, name, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
    ";
    LIST_TOKENS = "SELECT id, name, created_at, expires_at FROM tokens WHERE user_id = $1 ORDER BY created_at DESC, id";
    DELETE_TOKEN = "DELETE FROM tokens WHERE user_id = $1 AND id = $2 RETURNING id";
}

/// A token as its owner sees it afterwards: without the secret.
#[derive(Debug, Clone, FromRow, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it ends; never, when absent.
    pub expires_at: Option<Instant>,
}

pub async fn insert_token(tx: &mut TenantTx, user: UserId, token: &Token, token_hash: &str) -> Result<()> {
    on!(tx, |c| sqlx::query(INSERT_TOKEN)
        .bind(token.id)
        .bind(user)
        .bind(&token.name)
        .bind(token_hash)
        .bind(token.created_at)
        .bind(token.expires_at)
        .execute(c)
        .await
        .map(|_| ()))
}

pub async fn list_tokens(app: &App, user: UserId) -> Result<Vec<Token>> {
    on!(app.db.reading(), |c| sqlx::query_as(LIST_TOKENS).bind(user).fetch_all(c).await)
}

pub async fn delete_token(app: &App, user: UserId, id: TokenId) -> Result<bool> {
    let delete = move |db: Db| async move {
        on!(db, |c| sqlx::query_scalar(DELETE_TOKEN).bind(user).bind(id).fetch_optional(c).await)
    };
    let gone: Option<TokenId> = altering(app, delete).await?;
    Ok(gone.is_some())
}
