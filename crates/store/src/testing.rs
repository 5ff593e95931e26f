//! A database of its own for each test: a file in a temporary folder, or a database in the PostgreSQL cluster that
//! the test script provides. Gone when the test ends.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection};

use crate::{Db, migrate};

/// The environment variable that names the PostgreSQL cluster for tests, as a role that may create databases.
pub const POSTGRES_URL: &str = "BERGIZI_TEST_POSTGRES_URL";

/// A database for one test.
#[derive(Debug)]
pub struct TestDb {
    /// The database, opened.
    pub db: Db,
    /// Its URL, for a test that opens it a second time.
    pub url: String,
    home: Home,
}

#[derive(Debug)]
enum Home {
    Folder(PathBuf),
    Database { cluster: String, name: String },
}

impl TestDb {
    /// An embedded database in a temporary folder.
    pub async fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(unique("bergizi-test"));
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        let url = format!("sqlite://{}/test.db", folder.display());
        let db = Db::open(&url).await.expect("a fresh SQLite database opens");
        Self { db, url, home: Home::Folder(folder) }
    }

    /// A database in the cluster that the test script provides; `None`, said aloud, where there is none. In CI there
    /// always is one, or the test fails.
    pub async fn postgres() -> Option<Self> {
        let Ok(cluster) = std::env::var(POSTGRES_URL) else {
            assert!(std::env::var_os("CI").is_none(), "CI must provide {POSTGRES_URL}");
            eprintln!("skipped on PostgreSQL: {POSTGRES_URL} is not set");
            return None;
        };
        let template = ensure_template(&cluster).await;
        let name = unique("bergizi_test");
        let mut admin = connect(&cluster).await;
        run(&mut admin, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let url = with_database(&cluster, &name);
        let db = Db::open(&url).await.expect("a fresh PostgreSQL database opens");
        Some(Self { db, url, home: Home::Database { cluster, name } })
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        match &self.home {
            Home::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Home::Database { cluster, name } => {
                let (cluster, name) = (cluster.clone(), name.clone());
                let dropping = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    if let Ok(runtime) = runtime {
                        runtime.block_on(async {
                            let mut admin = connect(&cluster).await;
                            run(&mut admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
                        });
                    }
                });
                let _ = dropping.join();
            }
        }
    }
}

/// Migrates one template per schema, however many test processes ask at once.
async fn ensure_template(cluster: &str) -> String {
    let template = format!("bergizi_template_{}", migrate::fingerprint());
    let mut admin = connect(cluster).await;
    run(&mut admin, "SELECT pg_advisory_lock(731002)".to_owned()).await;
    let known: Option<i32> = sqlx::query_scalar("SELECT 1 FROM pg_database WHERE datname = $1")
        .bind(&template)
        .fetch_optional(&mut admin)
        .await
        .expect("the cluster answers");
    if known.is_none() {
        let unfinished = format!("{template}_unfinished");
        run(&mut admin, format!("DROP DATABASE IF EXISTS {unfinished}")).await;
        run(&mut admin, format!("CREATE DATABASE {unfinished}")).await;
        let db = Db::open(&with_database(cluster, &unfinished)).await.expect("the template migrates");
        db.close().await;
        run(&mut admin, format!("ALTER DATABASE {unfinished} RENAME TO {template}")).await;
    }
    template
}

async fn connect(cluster: &str) -> PgConnection {
    let options: PgConnectOptions = cluster.parse().expect("a PostgreSQL URL");
    options.disable_statement_logging().connect().await.expect("the PostgreSQL cluster for tests answers")
}

async fn run(admin: &mut PgConnection, statement: String) {
    admin.execute(AssertSqlSafe(statement)).await.expect("the PostgreSQL cluster for tests obeys");
}

/// The same cluster, another database.
fn with_database(cluster: &str, name: &str) -> String {
    let (base, query) = cluster.split_once('?').map_or((cluster, ""), |(base, query)| (base, query));
    let host = base.rsplit_once('/').map_or(base, |(host, _)| host);
    if query.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{query}") }
}

fn unique(prefix: &str) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("{prefix}_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}
