//! Feeds: what a program serves, in the calendars of whoever was given its secret link, until the link is revoked.

pub mod api;
mod ical;
pub mod pages;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Change, TenantTx};
use domain::{FeedId, Instant, ProgramId, UserId};
use serde::Serialize;
use sqlx::FromRow;
use words::Locale;

use self::ical::{Event, ical};
#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::app::App;
use crate::plans::{self, Served};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::Context;
use crate::tenants;
use crate::users::Secret;

/// What every link begins with, and ends with behind its secret.
const LINK: (&str, &str) = ("/calendar/", ".ics");
/// Days that a feed looks back, and ahead: further than anyone plans.
const BACK: i32 = 60;
const AHEAD: i32 = 3660;

/// A secret link to a program's calendar, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Feed {
    /// Its id.
    pub id: FeedId,
    /// The program whose days it shows.
    pub program_id: ProgramId,
    /// When it was made.
    pub created_at: Instant,
    /// Who made it.
    pub created_by: UserId,
}

/// A new one, with the address that is never shown again.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewFeed {
    /// The feed as the list shows it.
    #[serde(flatten)]
    pub about: Feed,
    /// The address to subscribe to; `null` in an answer repeated for its `Idempotency-Key`, since it is shown once and
    /// kept nowhere.
    pub url: Option<String>,
}

impl NewFeed {
    /// The same without its secret, as it may be kept.
    pub fn without_secret(&self) -> Self {
        Self { url: None, ..self.clone() }
    }
}

/// A program's feeds, the newest first.
pub async fn list(tx: &mut TenantTx, program: ProgramId) -> Result<Vec<Feed>, Problem> {
    Ok(store::list(tx, program).await?)
}

/// Makes a link to the calendar of a program of this kitchen, under the address by which whoever asks knows the server.
pub async fn create(app: &App, context: &Context, change: &mut Change, program: &Program) -> Result<NewFeed, Problem> {
    let (secret, now) = (Secret::new(), change.now());
    let about = Feed { id: FeedId::new(now), program_id: program.id, created_at: now, created_by: change.actor().id };
    store::insert(change, &about, &secret.hash()).await?;
    programs::note_part(change, program, "feeds");
    let server = app.config.address(context.host());
    Ok(NewFeed { about, url: Some(format!("{server}{}{}{}", LINK.0, secret.reveal(), LINK.1)) })
}

/// Ends a link at once.
pub async fn revoke(change: &mut Change, program: ProgramId, id: FeedId) -> Result<(), Problem> {
    let program = programs::find(change, program).await?;
    if !store::delete(change, program.id, id).await? {
        return Err(Problem::NotFound);
    }
    programs::note_part(change, &program, "feeds");
    Ok(())
}

/// What a link leads to, by the last part of its address: the published days of its program, and nothing else.
pub async fn follow(app: &App, file: &str) -> Result<String, Problem> {
    let secret = file.strip_suffix(LINK.1).and_then(Secret::parse).ok_or(Problem::NotFound)?;
    let (sppg, program) = store::find(app, &secret.hash()).await?.ok_or(Problem::NotFound)?;
    let kitchen = tenants::find(app, sppg).await?.about;
    let mut tx = app.db.read(sppg).await?;
    let program = programs::find(&mut tx, program).await?;
    let settings = tenants::settings(&mut tx).await?;
    let today = app.now().day_in(&settings.set.timezone);
    let days = (today.plus_days(-BACK), today.plus_days(AHEAD));
    let programs = std::slice::from_ref(&program);
    let promised = plans::promised_between(&mut tx, &app.catalogue, days, programs, &settings.rules()).await?;
    let name = format!("{} – {}", program.about.name, kitchen.name);
    Ok(ical(&name, promised.iter().map(|one| event(settings.set.locale, one))))
}

/// A meal as a calendar shows it: its menu, and for how many.
fn event(t: Locale, served: &Served) -> Event {
    let size = |code: &str| {
        let size = served.rules.sizes.iter().find(|size| size.code == code);
        size.map_or(code.to_owned(), |size| size.name.clone())
    };
    let meal = t.name(served.assignment.meal_type);
    let each = served.portions().into_iter().map(|(code, count)| format!("{}: {}", size(code), t.integer(count)));
    let all: i64 = served.portions().into_iter().map(|(_, count)| count).sum();
    let first = if all == 0 { meal.to_owned() } else { format!("{meal}: {}", t.plan_portions(&t.integer(all))) };
    let lines: Vec<_> = std::iter::once(first).chain(each).collect();
    Event {
        id: served.assignment.id.to_string(),
        day: served.assignment.date,
        title: served.menu_name.clone(),
        text: lines.join("\n"),
        changed_at: served.changed_at,
    }
}

/// An address as the log may show it: of a link, that it is one.
pub fn without_secret(path: &str) -> &str {
    if path.starts_with(LINK.0) { "/calendar/…" } else { path }
}
