//! Signing in, tokens and people as JSON.

use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use domain::may::{ManageUsers, OwnTokens};
use domain::{Permission, TokenId, UserId};
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::tokens::{self, NewToken, Token, TokenDraft};
use super::{Person, PersonDraft, create, find, page_of, sessions, update};
use crate::app::App;
use crate::config::Peer;
use crate::problem::Problem;
use crate::request::{
    Account, Body, Caller, Credential, Items, Kitchen, Page, Paging, Path, Query, Reply, SESSION_COOKIE, User,
    is_stale, refuse_foreign_page, text,
};
use crate::tenants::Sppg;

/// The routes of this feature.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_session, delete_session))
        .routes(routes!(create_session))
        .routes(routes!(get_tokens, create_token))
        .routes(routes!(delete_token))
        .routes(routes!(get_users, create_user))
        .routes(routes!(get_user, update_user))
}

/// Who is signed in, where, and what they may do.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Session {
    user: User,
    sppg: Option<Sppg>,
    permissions: Vec<Permission>,
}

impl From<&Caller> for Session {
    fn from(caller: &Caller) -> Self {
        Self {
            user: caller.user.clone(),
            sppg: caller.sppg.clone(),
            permissions: caller.user.role.permissions().collect(),
        }
    }
}

/// What signing in takes.
#[derive(Debug, utoipa::ToSchema)]
pub struct Credentials {
    email: String,
    password: String,
}

impl Credentials {
    /// Reads them; what is wrong with them beyond being absent is nobody's business.
    pub fn read(f: &mut crate::request::Fields) -> Option<Self> {
        let email = f.required("email", text(1, 254));
        let password = f.required("password", |value| match value.as_str() {
            Some(password) if password.len() <= 1000 => Ok(password.to_owned()),
            _ => text(1, 200)(value),
        });
        Some(Self { email: email?, password: password? })
    }

    /// Signs in with them.
    pub async fn sign_in(&self, app: &App, peer: &Peer) -> Result<super::SignedIn, Problem> {
        sessions::sign_in(app, &self.email, &self.password, peer.address()).await
    }
}

/// The cookie that carries a session, or ends it.
pub fn cookie(app: &App, secret: Option<&super::Secret>) -> String {
    let secure = if app.config.is_https() { "; Secure" } else { "" };
    match secret {
        Some(secret) => {
            format!("{SESSION_COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800{secure}", secret.reveal())
        }
        None => format!("{SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"),
    }
}

/// Signs in; the session comes as a cookie.
#[utoipa::path(post, path = "/session", operation_id = "signIn", tag = "session", security(()),
    request_body = Credentials, responses((status = 200, body = Session)))]
async fn create_session(
    State(app): State<App>,
    connection: Option<axum::Extension<ConnectInfo<std::net::SocketAddr>>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    refuse_foreign_page(&headers)?;
    let credentials = body.json()?.read(Credentials::read)?;
    let peer = Peer::of(&app.config, connection.map(|axum::Extension(ConnectInfo(peer))| peer), &headers);
    let signed_in = credentials.sign_in(&app, &peer).await?;
    let cookie = cookie(&app, Some(&signed_in.secret));
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Reply::ok(&Session::from(&signed_in.caller))?).into_response())
}

/// Who is signed in.
#[utoipa::path(get, path = "/session", operation_id = "getSession", tag = "session",
    responses((status = 200, body = Session)))]
async fn get_session(account: Account<OwnTokens>) -> Result<Reply, Problem> {
    Reply::ok(&Session::from(&account.caller))
}

/// Signs out, at once and everywhere this session is used. A token is no session: it ends by `DELETE /tokens/{id}`.
#[utoipa::path(delete, path = "/session", operation_id = "signOut", tag = "session", responses((status = 204)))]
async fn delete_session(account: Account<OwnTokens>) -> Result<Response, Problem> {
    if matches!(account.caller.credential, Credential::Token(_)) {
        return Err(Problem::NoSession);
    }
    sessions::sign_out(&account.app, &account.caller).await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie(&account.app, None))]), Reply::none()).into_response())
}

/// One's own tokens.
#[utoipa::path(get, path = "/tokens", operation_id = "getTokens", tag = "tokens",
    responses((status = 200, body = Items<Token>)))]
async fn get_tokens(account: Account<OwnTokens>) -> Result<Reply, Problem> {
    Reply::ok(&Items { items: tokens::list(&account.app, account.caller.user.id).await? })
}

/// Makes a token for a program; its secret is shown this once.
#[utoipa::path(post, path = "/tokens", operation_id = "createToken", tag = "tokens",
    request_body = TokenDraft, responses((status = 201, body = NewToken)))]
async fn create_token(account: Account<OwnTokens>, body: Body) -> Result<Reply, Problem> {
    let draft = body.json()?.read(|f| TokenDraft::read(f, account.app.now()))?;
    let (token, mut tx) = tokens::begin(&account.app, account.caller.user.id, draft).await?;
    account.take(&mut tx).await?;
    let at = format!("/api/v1/tokens/{}", token.about.id);
    account.keep(&mut tx, &Reply::created(at.clone(), &token.without_secret())?).await?;
    tx.commit_shared().await?;
    Reply::created(at, &token)
}

/// Ends a token at once.
#[utoipa::path(delete, path = "/tokens/{id}", operation_id = "deleteToken", tag = "tokens",
    params(("id" = TokenId, Path)), responses((status = 204)))]
async fn delete_token(account: Account<OwnTokens>, Path(id): Path<TokenId>) -> Result<Reply, Problem> {
    tokens::revoke(&account.app, account.caller.user.id, id).await?;
    Ok(Reply::none())
}

/// The kitchen's people, the latest change first.
#[utoipa::path(get, path = "/users", operation_id = "getUsers", tag = "users",
    params(("page" = Option<i64>, Query), ("pageSize" = Option<i64>, Query)),
    responses((status = 200, body = Page<Person>)))]
async fn get_users(kitchen: Kitchen<ManageUsers>, query: Query) -> Result<Reply, Problem> {
    let paging = query.read(Paging::read)?;
    Reply::ok(&page_of(&kitchen.app, kitchen.sppg.id, paging).await?)
}

/// Adds a person to the kitchen.
#[utoipa::path(post, path = "/users", operation_id = "createUser", tag = "users",
    request_body = PersonDraft, responses((status = 201, body = Person)))]
async fn create_user(kitchen: Kitchen<ManageUsers>, body: Body) -> Result<Reply, Problem> {
    let draft = body.json()?.read(|f| PersonDraft::read(f, true))?;
    let password_hash = kitchen.app.passwords.hash(draft.password.as_deref().unwrap_or_default()).await;
    let mut work = kitchen.write().await?;
    let person = create(&mut work, draft, password_hash).await?;
    work.commit(Reply::created(format!("/api/v1/users/{}", person.id), &person)?).await
}

/// One person of the kitchen.
#[utoipa::path(get, path = "/users/{id}", operation_id = "getUserById", tag = "users",
    params(("id" = UserId, Path)), responses((status = 200, body = Person)))]
async fn get_user(kitchen: Kitchen<ManageUsers>, Path(id): Path<UserId>) -> Result<Reply, Problem> {
    let person = find(&kitchen.app, kitchen.sppg.id, id).await?;
    Ok(Reply::ok(&person)?.at_version(person.version))
}

/// Changes a person; a new password, another role or being made inactive ends their sessions at once.
#[utoipa::path(patch, path = "/users/{id}", operation_id = "updateUser", tag = "users",
    params(("id" = UserId, Path)), request_body = PersonDraft, responses((status = 200, body = Person)))]
async fn update_user(kitchen: Kitchen<ManageUsers>, Path(id): Path<UserId>, body: Body) -> Result<Reply, Problem> {
    let person = find(&kitchen.app, kitchen.sppg.id, id).await?;
    let mut input = body.json()?;
    let version = input.version_if_given();
    let draft = input.over(&PersonDraft::from(&person)).read(|f| PersonDraft::read(f, false))?;
    if version.is_some_and(|version| is_stale(version, person.version)) {
        return Err(Problem::conflict(&person));
    }
    let password_hash = match &draft.password {
        Some(password) => Some(kitchen.app.passwords.hash(password).await),
        None => None,
    };
    let mut work = kitchen.write().await?;
    let next = update(&mut work, &person, draft, password_hash).await?;
    work.commit(Reply::ok(&next)?).await
}
