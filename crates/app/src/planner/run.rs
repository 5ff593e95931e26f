//! Doing the job: off the threads that serve requests, with a sign of life more often than once a second.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;

use domain::JobState;

use super::convert::outcome;
use super::instance::Instance;
use super::outcome::Outcome;
use super::wishes::PlannerWishes;
use crate::jobs::{BROKEN, Doer, Job};
use crate::plans;
use crate::problem::Problem;

/// How often it says how far it is, and asks whether it is still wanted.
const EVERY: Duration = Duration::from_millis(700);

/// No percentage: others are served first.
const WAITING: u8 = u8::MAX;

/// Begins a job that was asked for. What comes of it stands in the job.
pub fn begin(doer: Doer, job: Job) {
    tokio::spawn(async move {
        if let Err(problem) = run(&doer, &job).await {
            tracing::error!(job = %job.id, error = &problem as &dyn std::error::Error, "the planner could not do its job");
            if let Err(problem) = doer.ends(JobState::Failed, Some(BROKEN), None).await {
                tracing::error!(job = %job.id, error = &problem as &dyn std::error::Error, "the job's end could not be written");
            }
        }
    });
}

async fn run(doer: &Doer, job: &Job) -> Result<(), Problem> {
    let wishes: PlannerWishes = serde_json::from_value(job.wishes.clone())?;
    let mut tx = doer.app.db.read(doer.sppg).await?;
    let plan = plans::find(&mut tx, job.plan_id).await?;
    let instance = Box::pin(Instance::read(&mut tx, &doer.app.catalogue, &plan, &wishes)).await?;
    drop(tx);
    if !doer.waits().await? {
        return Ok(());
    }
    if let Some(found) = search(doer, instance).await? {
        doer.ends(JobState::Done, None, Some(serde_json::to_value(found)?)).await?;
    }
    Ok(())
}

/// A search that nobody waits for any more, however that came, gives its turn to the next.
struct Wanted(Arc<AtomicBool>);

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Searches while somebody wants it; `None` when nobody does any more.
async fn search(doer: &Doer, instance: Instance) -> Result<Option<Outcome>, Problem> {
    let (progress, is_wanted) = (Arc::new(AtomicU8::new(WAITING)), Arc::new(AtomicBool::new(true)));
    let _until_then = Wanted(Arc::clone(&is_wanted));
    let searching = {
        let (progress, is_wanted) = (Arc::clone(&progress), Arc::clone(&is_wanted));
        let planner = doer.app.planner.clone();
        tokio::spawn(async move {
            let work = move || {
                progress.store(0, Ordering::Relaxed);
                let mut tell = |now: calc::planner::Progress| {
                    progress.store(now.percent.min(99), Ordering::Relaxed);
                    if is_wanted.load(Ordering::Relaxed) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                };
                let found = calc::planner::plan(&instance.request, &mut tell);
                outcome(&instance, found)
            };
            planner.run(work).await
        })
    };
    tokio::pin!(searching);
    loop {
        tokio::select! {
            found = &mut searching => {
                return found.map_err(|_| Problem::Unavailable);
            }
            () = tokio::time::sleep(EVERY) => {
                let said = match progress.load(Ordering::Relaxed) {
                    WAITING => doer.waits().await,
                    percent => doer.says(percent).await,
                };
                match said {
                    Ok(true) => {}
                    Ok(false) => return Ok(None),
                    // The database may be busy for a moment; whoever waits for the job waits longer than that.
                    Err(problem) => tracing::warn!(
                        job = %doer.id, error = &problem as &dyn std::error::Error, "a sign of life could not be given"
                    ),
                }
            }
        }
    }
}
