//! Signing in and out. A session is an opaque token, kept hashed, good for eight hours after its last use and seven
//! days in all, and gone the moment its row is.

use domain::{Email, Instant, Role, SppgId, UserId};

use super::store::sessions::Recognised;
use super::{Secret, limits, store};
use crate::app::App;
use crate::problem::Problem;
use crate::request::{Caller, Context, Credential};
use crate::tenants;

/// Since the last use.
const IDLE_SECONDS: i64 = 8 * 3600;
/// In all.
const LONGEST_SECONDS: i64 = 7 * 24 * 3600;
/// A use within this time of the last one does not write.
const GRAIN_SECONDS: i64 = 300;

/// A session that has just begun.
#[derive(Debug)]
pub struct SignedIn {
    /// What the browser keeps.
    pub secret: Secret,
    /// Who it is.
    pub caller: Caller,
}

/// Who shows this credential, and in which kitchen; `None` when it is not, or no longer, good for anything.
pub async fn recognise(
    app: &App,
    credential: Credential,
    named: Option<SppgId>,
    context: &Context,
) -> Result<Option<Caller>, Problem> {
    let is_page = !context.is_api();
    let place = app.gate.place(&credential, named, is_page);
    let known = app.gate.known(&place, app.now());
    let is_new = known.is_none();
    let found = match (known, &credential) {
        (Some(known), _) => Some(known),
        (None, Credential::Session(secret)) => store::sessions::by_session(app, &secret.hash(), named, is_page).await?,
        (None, Credential::Token(secret)) => store::sessions::by_token(app, &secret.hash(), named).await?,
    };
    let Some(mut found) = found else { return Ok(None) };
    let is_longer = match &credential {
        // A page that fetches by itself keeps nobody signed in.
        Credential::Session(secret) if !context.is_unattended() => extend(app, secret, &mut found).await?,
        _ => false,
    };
    if is_new || is_longer {
        app.gate.remember(place, &found);
    }
    let holds = app.gate.holds(place, found.sppg.as_ref(), end_of_answer(app.now(), &credential, &found));
    Ok(Some(Caller { user: found.user, sppg: found.sppg, credential, holds }))
}

/// Until when an answer stays the same if nothing is changed: days begin at a full hour in each of the country's zones,
/// a session is moved on, a credential ends.
fn end_of_answer(now: Instant, credential: &Credential, found: &Recognised) -> Instant {
    let next_hour = now.plus_seconds(3600 - now.unix_micros().div_euclid(1_000_000).rem_euclid(3600));
    let end = match credential {
        Credential::Session(_) => found.expires_at.plus_seconds(GRAIN_SECONDS - IDLE_SECONDS),
        Credential::Token(_) if found.expires_at == Instant::from_unix_micros(0) => next_hour,
        Credential::Token(_) => found.expires_at,
    };
    end.min(next_hour)
}

/// Moves the end of a session that is in use, a few minutes at a time; says whether it did.
async fn extend(app: &App, secret: &Secret, found: &mut Recognised) -> Result<bool, Problem> {
    let until = end_of_session(app.now(), found.created_at);
    let is_due = until.seconds_since(found.expires_at) >= GRAIN_SECONDS;
    if is_due {
        store::sessions::extend_session(app, &secret.hash(), until).await?;
        found.expires_at = until;
    }
    Ok(is_due)
}

fn end_of_session(now: Instant, created_at: Instant) -> Instant {
    now.plus_seconds(IDLE_SECONDS).min(created_at.plus_seconds(LONGEST_SECONDS))
}

/// Signs a person in, or says nothing about which half was wrong. An unknown address takes as long and fails alike.
pub async fn sign_in(app: &App, email: &str, password: &str, address: &str) -> Result<SignedIn, Problem> {
    let email = Email::parse(email).map_or_else(|_| email.trim().to_lowercase(), |email| email.to_string());
    let subjects = limits::Subjects::new(&email, address);
    subjects.check(app).await?;
    let known = store::credentials(app, &email).await?;
    let (user, hash) = known.map_or((None, None), |(id, hash)| (Some(id), Some(hash)));
    let is_right = app.passwords.verify(password, hash).await;
    match user.filter(|_| is_right) {
        Some(user) => {
            subjects.forgive(app).await?;
            start_session(app, user).await
        }
        None => {
            subjects.count(app).await?;
            Err(Problem::SignInFailed)
        }
    }
}

/// Begins a session for a person whose identity is beyond doubt.
pub async fn start_session(app: &App, user: UserId) -> Result<SignedIn, Problem> {
    let (secret, now) = (Secret::new(), app.now());
    store::sessions::delete_expired_sessions(app, now).await?;
    store::sessions::insert_session(app, &secret.hash(), user, now, end_of_session(now, now)).await?;
    let caller = recognise(app, Credential::Session(secret.clone()), None, &Context::of_a_page()).await?;
    Ok(SignedIn { secret, caller: caller.ok_or(Problem::SignInFailed)? })
}

/// Ends a session; what it showed is worth nothing from now on.
pub async fn sign_out(app: &App, caller: &Caller) -> Result<(), Problem> {
    if let Credential::Session(secret) = &caller.credential {
        store::sessions::delete_session(app, &secret.hash()).await?;
    }
    Ok(())
}

/// Lets a platform admin's pages show one kitchen, or none again.
pub async fn visit(app: &App, caller: &Caller, sppg: Option<SppgId>) -> Result<(), Problem> {
    if caller.user.role != Role::PlatformAdmin {
        return Err(Problem::Forbidden);
    }
    if let Some(sppg) = sppg {
        tenants::find(app, sppg).await?;
    }
    if let Credential::Session(secret) = &caller.credential {
        store::sessions::visit(app, &secret.hash(), sppg).await?;
    }
    Ok(())
}
