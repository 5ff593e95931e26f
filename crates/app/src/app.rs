//! What every request can reach: the database, the clock, the configuration.

use std::ops::Deref;
use std::sync::Arc;

use domain::Instant;
use store::Db;

use crate::clock::Clock;
use crate::config::Config;
use crate::foods::Catalogue;
use crate::heavy::HeavyWork;
use crate::ingredients;
use crate::users::PasswordWork;

/// The running product; cheap to clone.
#[derive(Debug, Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] consists of.
#[derive(Debug)]
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// What was configured.
    pub config: Config,
    /// The shared food catalogue, which only a new version of the product changes.
    pub catalogue: Catalogue,
    /// The names of ingredients, for searching them.
    pub ingredient_names: ingredients::Names,
    /// Password hashing, off the threads that serve requests and never more at once than there are cores.
    pub passwords: PasswordWork,
    /// The portion solver's turns: advice and proposals.
    pub solver: HeavyWork,
    /// Pictures being read, one at a time: one takes up to 320 MB while it does.
    pub pictures: HeavyWork,
}

impl App {
    /// Puts the parts together; reads the food catalogue into memory.
    pub async fn new(db: Db, clock: Clock, config: Config) -> store::Result<Self> {
        let catalogue = Catalogue::load(&db).await?;
        Ok(Self(Arc::new(Parts {
            db,
            clock,
            config,
            catalogue,
            ingredient_names: ingredients::Names::default(),
            passwords: PasswordWork::default(),
            solver: HeavyWork::default(),
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
