//! What every request can reach: the database, the clock, the configuration.

use std::ops::Deref;
use std::sync::Arc;

use domain::Instant;
use live::{Bus, Cache};
use store::Db;

use crate::channels::Hub;
use crate::clock::Clock;
use crate::config::Config;
use crate::foods::Catalogue;
use crate::heavy::HeavyWork;
use crate::ingredients;
use crate::request::Again;
use crate::users::{Gate, PasswordWork};

/// The running product; cheap to clone.
#[derive(Debug, Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] consists of.
#[derive(Debug)]
pub struct Parts {
    /// The database.
    pub db: Db,
    /// When this process began.
    pub started_at: Instant,
    /// The clock.
    pub clock: Clock,
    /// What was configured.
    pub config: Config,
    /// The shared food catalogue, which only a new version of the product changes.
    pub catalogue: Catalogue,
    /// Answers that were made once and still hold, shared with other servers where there is a Redis.
    pub cache: Cache,
    /// Answers to the very same request, while they hold.
    pub again: Again,
    /// What is remembered of those who came in.
    pub gate: Gate,
    /// The live channels.
    pub hub: Hub,
    /// The names of ingredients, for searching them.
    pub ingredient_names: ingredients::Names,
    /// Password hashing, off the threads that serve requests and never more at once than there are cores.
    pub passwords: PasswordWork,
    /// The portion solver's turns: advice and proposals.
    pub solver: HeavyWork,
    /// The planner's turns: one plan at a time takes a core for seconds.
    pub planner: HeavyWork,
    /// Pictures being read, one at a time: one takes up to 320 MB while it does.
    pub pictures: HeavyWork,
}

impl App {
    /// Puts the parts together; reads the food catalogue into memory. A Redis whose address cannot be read is none.
    pub async fn new(db: Db, clock: Clock, config: Config) -> store::Result<Self> {
        let catalogue = Catalogue::load(&db).await?;
        let redis = config.redis().unwrap_or_default();
        let gate = Gate::new(db.is_embedded());
        let hub = Hub::new(db.clone(), clock.clone(), Bus::new(redis.clone()));
        let db = db.with_hint({
            let (gate, hub) = (gate.clone(), hub.clone());
            move |committed| {
                gate.hear(committed);
                hub.hear(committed);
            }
        });
        let cache = if config.caches() { Cache::new(redis) } else { Cache::none() };
        Ok(Self(Arc::new(Parts {
            db,
            started_at: clock.now(),
            clock,
            config,
            catalogue,
            cache,
            again: Again::default(),
            gate,
            hub,
            ingredient_names: ingredients::Names::default(),
            passwords: PasswordWork::default(),
            solver: HeavyWork::default(),
            planner: HeavyWork::one_at_a_time(),
            pictures: HeavyWork::one_at_a_time(),
        })))
    }

    /// This moment.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
