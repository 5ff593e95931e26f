//! The test bench: the whole product in the process, on a database of its own, with two kitchens and their people.
//! Tests speak through [`Client`], as a browser or another program would.

mod client;

use std::sync::LazyLock;

use axum::Router;
use clap::Parser;
use domain::{Email, Role, SppgId, UserId};
use store::testing::TestDb;
use store::{Actor, Db};

pub use self::client::{Answer, Client, errors, multipart};
use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::request::SESSION_COOKIE;
use crate::tenants::{self, TenantDraft};
use crate::users;
use crate::{foods, router};

/// The password of everyone on the bench.
pub const PASSWORD: &str = "makan-bergizi";

/// The product on a database of its own; kitchens by their place: Purwakarta is 0, Soe is 1.
pub struct Bench {
    pub app: App,
    pub kitchens: Vec<SppgId>,
    router: Router,
    db: TestDb,
}

#[derive(Parser)]
struct Options {
    #[command(flatten)]
    config: Config,
}

/// The configuration with nothing set.
pub fn default_config() -> Config {
    Options::parse_from(["bergizi"]).config
}

impl Bench {
    /// The bench at ten in the morning of 22 November 2026, in Purwakarta.
    pub async fn new(db: TestDb) -> Self {
        Self::configured(db, default_config()).await
    }

    /// The same with another configuration.
    pub async fn configured(db: TestDb, config: Config) -> Self {
        let mut bench = Self::without_kitchens(db, config).await;
        bench.adds_kitchen("SPPG-PWK-001", "SPPG Purwakarta", "Asia/Jakarta").await;
        bench.adds_kitchen("SPPG-SOE-001", "SPPG Soe", "Asia/Makassar").await;
        bench
    }

    /// The same at the same time, without any kitchen.
    pub async fn empty(db: TestDb) -> Self {
        Self::without_kitchens(db, default_config()).await
    }

    async fn without_kitchens(db: TestDb, config: Config) -> Self {
        let clock = Clock::set_to("2026-11-22T03:00:00Z".parse().expect("an instant"));
        foods::keep_up_to_date(&db.db).await.expect("the catalogue loads");
        let app = App::new(db.db.clone(), clock, config).await.expect("the product starts");
        Self { router: router::build(app.clone()), app, kitchens: Vec::new(), db }
    }

    /// One more kitchen, and its place among them.
    pub async fn adds_kitchen(&mut self, code: &str, name: &str, timezone: &str) -> usize {
        self.kitchens.push(kitchen(&self.app, code, name, timezone).await);
        self.kitchens.len() - 1
    }

    /// The same with one kitchen that is nobody's example.
    pub async fn with_one_kitchen(db: TestDb) -> Self {
        let mut bench = Self::empty(db).await;
        bench.adds_kitchen("SPPG-BDG-001", "SPPG Bandung", "Asia/Jakarta").await;
        bench
    }

    /// A second server on the same database; the embedded one has but one.
    pub async fn replica(&self) -> Router {
        if self.app.db.is_embedded() {
            return self.router.clone();
        }
        let db = Db::open(&self.db.url).await.expect("the database opens a second time");
        let app = App::new(db, self.app.clock.clone(), self.app.config.clone()).await.expect("a second server starts");
        router::build(app)
    }

    /// Someone who has not signed in.
    pub fn stranger(&self) -> Client {
        Client { router: self.router.clone(), cookie: None, headers: Vec::new() }
    }

    /// A person of this role in the first kitchen, signed in.
    pub async fn signs_in(&self, role: Role) -> Client {
        self.signs_in_at(0, role).await
    }

    /// A person of this role in one of the kitchens (or the platform's admin), signed in.
    pub async fn signs_in_at(&self, kitchen: usize, role: Role) -> Client {
        let email = format!("{}{kitchen}@bench.test", role.code().to_lowercase());
        let user = self.person(kitchen, role, &email).await;
        let signed_in = users::start_session(&self.app, user).await.expect("a session begins");
        let cookie = format!("{SESSION_COOKIE}={}", signed_in.secret.reveal());
        Client { cookie: Some(cookie), ..self.stranger() }
    }

    /// Makes sure that this person exists.
    async fn person(&self, kitchen: usize, role: Role, email: &str) -> UserId {
        let email = Email::parse(email).expect("an address");
        let sppg = (role != Role::PlatformAdmin).then_some(self.kitchens[kitchen]);
        users::add_with_hash(&self.app, actor(), sppg, (email.clone(), role.code(), role), &HASH)
            .await
            .expect("a person is added");
        users::by_email(&self.app, &email).await.expect("the database answers").expect("the person is there")
    }
}

static HASH: LazyLock<String> = LazyLock::new(|| users::hash_now(PASSWORD));

fn actor() -> Actor {
    Actor::product("bench")
}

async fn kitchen(app: &App, code: &str, name: &str, timezone: &str) -> SppgId {
    let draft = TenantDraft {
        code: code.to_owned(),
        name: name.to_owned(),
        address: None,
        timezone: timezone.to_owned(),
        locale: "id".to_owned(),
    };
    tenants::create(app, actor(), draft).await.expect("a kitchen is created").id
}
