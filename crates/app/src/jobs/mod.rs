//! Work that takes longer than a request: kept in the database, so that every server can tell how it stands, and done off
//! the threads that serve requests. Whoever does it gives a sign of life; without one it has failed.

pub mod api;
mod store;

use ::store::{Actor, Change, TenantTx};
use domain::{Instant, JobId, JobKind, JobState, PlanId, SppgId, UserId};
use serde_json::Value;

#[cfg(test)]
pub(crate) use self::store::STATEMENTS;
use crate::app::App;
use crate::problem::Problem;
use crate::request::Kitchen;

/// A job whose doer gave no sign of life for so many seconds has failed: its server stopped.
const LIFETIME_SECONDS: i64 = 15;
/// How many of a plan's jobs stay to be looked at; each holds all that came of it.
const KEPT: i64 = 10;
/// Why a job came to nothing whose server stopped.
pub const INTERRUPTED: &str = "INTERRUPTED";
/// Why a job came to nothing that could not be done.
pub const BROKEN: &str = "BROKEN";

/// A job, as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// The plan that it is about.
    pub plan_id: PlanId,
    /// The plan's version when it was asked for.
    pub plan_version: i64,
    /// Where it stands.
    pub state: JobState,
    /// Percent.
    pub progress: i64,
    /// A code that says more.
    pub message: Option<String>,
    /// What was asked.
    pub wishes: Value,
    /// What came of it.
    pub result: Option<Value>,
    /// When it was asked for.
    pub created_at: Instant,
    /// Who asked.
    pub created_by: UserId,
    /// The last sign of life.
    seen_at: Instant,
}

impl Job {
    /// As it is at this moment: a job that nobody does any more has failed.
    fn at(self, now: Instant) -> Self {
        if self.state.is_over() || now.seconds_since(self.seen_at) <= LIFETIME_SECONDS {
            return self;
        }
        Self { state: JobState::Failed, message: Some(INTERRUPTED.to_owned()), ..self }
    }
}

/// A job of this kitchen.
pub async fn find(tx: &mut TenantTx, id: JobId, now: Instant) -> Result<Job, Problem> {
    Ok(store::find(tx, id).await?.ok_or(Problem::NotFound)?.at(now))
}

/// The latest job of a plan.
pub async fn latest(tx: &mut TenantTx, plan: PlanId, now: Instant) -> Result<Option<Job>, Problem> {
    Ok(store::latest(tx, plan).await?.map(|job| job.at(now)))
}

/// Asks for a job about a plan in this version. Whoever commits this begins it.
pub async fn ask(
    change: &mut Change,
    kind: JobKind,
    (plan_id, plan_version): (PlanId, i64),
    wishes: Value,
) -> Result<Job, Problem> {
    let now = change.now();
    let job = Job {
        id: JobId::new(now),
        kind,
        plan_id,
        plan_version,
        state: JobState::Queued,
        progress: 0,
        message: None,
        wishes,
        result: None,
        created_at: now,
        created_by: change.actor().id,
        seen_at: now,
    };
    store::insert(change, &job).await?;
    store::forget(change, plan_id, KEPT).await?;
    Ok(job)
}

/// Calls a job off; whoever does it finds out soon. One that is over stays as it is.
pub async fn cancel(change: &mut Change, job: &Job) -> Result<(), Problem> {
    if job.state.is_over() {
        return Err(Problem::wrong_state(&serde_json::json!({ "id": job.id, "state": job.state })));
    }
    store::end(change, job.id, JobState::Cancelled, None, None).await?;
    Ok(())
}

/// The handle of whoever does a job.
#[derive(Debug, Clone)]
pub struct Doer {
    /// The product.
    pub app: App,
    /// Whose job it is.
    pub sppg: SppgId,
    /// Who asked.
    pub actor: Actor,
    /// The job.
    pub id: JobId,
}

impl Doer {
    /// For a job that somebody has just asked for.
    pub fn of<P>(kitchen: &Kitchen<P>, id: JobId) -> Self {
        Self { app: kitchen.app.clone(), sppg: kitchen.sppg.id, actor: kitchen.actor(), id }
    }

    /// Gives a sign of life while others are served first, and hears whether it is still wanted.
    pub async fn waits(&self) -> Result<bool, Problem> {
        let mut change = self.change().await?;
        let is_wanted = store::waits(&mut change, self.id).await?;
        change.commit().await?;
        Ok(is_wanted)
    }

    /// Says how far it is, and hears whether it is still wanted.
    pub async fn says(&self, progress: u8) -> Result<bool, Problem> {
        let mut change = self.change().await?;
        let is_wanted = store::progress(&mut change, self.id, i64::from(progress)).await?;
        change.commit().await?;
        Ok(is_wanted)
    }

    /// Keeps what came of it, unless it was called off meanwhile.
    pub async fn ends(&self, state: JobState, message: Option<&str>, result: Option<Value>) -> Result<(), Problem> {
        let mut change = self.change().await?;
        store::end(&mut change, self.id, state, message, result).await?;
        change.commit().await?;
        Ok(())
    }

    async fn change(&self) -> Result<Change, Problem> {
        Ok(self.app.db.write(self.sppg, self.actor.clone(), self.app.now()).await?)
    }
}
