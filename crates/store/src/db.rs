//! Opening a database, and the two ways a statement can go.

use std::fs::File;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use domain::{Instant, SppgId};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Executor as _, PgPool, SqlitePool};

use crate::tenant::Tx;
use crate::{Actor, Change, Committed, OpenError, TenantTx, migrate, to_the_end};

/// How long a request waits for a connection before it is told that the server is busy.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// Connections that read SQLite side by side; writing has a connection of its own.
const SQLITE_READERS: u32 = 8;

/// Where a statement goes: the same text, to one driver or the other.
#[derive(Debug)]
pub enum Route<S, P> {
    /// To SQLite.
    Sqlite(S),
    /// To PostgreSQL.
    Postgres(P),
}

/// Told of every change once it is committed.
pub(crate) type Hint = Arc<dyn Fn(&Committed) + Send + Sync>;

/// The database of this process; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    hints: Vec<Hint>,
    /// Held as long as this process may write the file.
    _lock: Option<Arc<File>>,
}

#[derive(Clone)]
enum Pools {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_embedded() { "Db(sqlite)" } else { "Db(postgres)" })
    }
}

impl Db {
    /// Opens the database for reading and writing and brings its schema up to date. An embedded database is locked for
    /// this process; a second writer is told so.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            Self::open_sqlite(path).await
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::open_postgres(url).await
        } else {
            Err(OpenError::UnknownScheme(url.split("://").next().unwrap_or_default().to_owned()))
        }
    }

    /// Opens it for reading, too while a server works on it, which keeps its schema up to date.
    pub async fn open_to_read(url: &str) -> Result<Self, OpenError> {
        match (Self::open(url).await, url.strip_prefix("sqlite://")) {
            (Err(OpenError::Locked(_)), Some(path)) => Self::open_beside(path).await,
            (opened, _) => opened,
        }
    }

    async fn open_beside(path: &str) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::from_str(&format!("sqlite://{path}"))
            .map_err(OpenError::Connect)?
            .read_only(true)
            .busy_timeout(ACQUIRE_TIMEOUT)
            .disable_statement_logging();
        let read = SqlitePoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE_TIMEOUT);
        let read = read.connect_with(options).await.map_err(OpenError::Connect)?;
        Ok(Self { pools: Pools::Sqlite { write: read.clone(), read }, hints: Vec::new(), _lock: None })
    }

    async fn open_sqlite(path: &str) -> Result<Self, OpenError> {
        let file = path.split('?').next().unwrap_or(path);
        let lock = lock(file)?;
        let options = SqliteConnectOptions::from_str(&format!("sqlite://{path}"))
            .map_err(OpenError::Connect)?
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(ACQUIRE_TIMEOUT)
            .disable_statement_logging();
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options.clone())
            .await
            .map_err(OpenError::Connect)?;
        migrate::sqlite().run(&write).await.map_err(OpenError::Migrate)?;
        let read = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self { pools: Pools::Sqlite { read, write }, hints: Vec::new(), _lock: Some(Arc::new(lock)) })
    }

    /// Migrates as the URL's own role, then works as `bergizi_app`, which owns no table and so is held by row-level
    /// security.
    async fn open_postgres(url: &str) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url).map_err(OpenError::Connect)?.disable_statement_logging();
        let mut owner = options.connect().await.map_err(OpenError::Connect)?;
        migrate::postgres().run(&mut owner).await.map_err(OpenError::Migrate)?;
        sqlx::Connection::close(owner).await.map_err(OpenError::Connect)?;
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .after_connect(|connection, _| {
                Box::pin(async move { connection.execute("SET ROLE bergizi_app").await.map(|_| ()) })
            })
            .connect_with(options)
            .await
            .map_err(OpenError::Connect)?;
        Ok(Self { pools: Pools::Postgres(pool), hints: Vec::new(), _lock: None })
    }

    /// The same database, telling `hint` too of each change once it is committed.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Fn(&Committed) + Send + Sync + 'static) -> Self {
        self.hints.push(Arc::new(hint));
        self
    }

    /// Whether this is the embedded database.
    pub const fn is_embedded(&self) -> bool {
        matches!(self.pools, Pools::Sqlite { .. })
    }

    /// For one statement of its own on the account tables, which no kitchen owns; reads and writes alike.
    pub const fn route(&self) -> Route<&SqlitePool, &PgPool> {
        match &self.pools {
            Pools::Sqlite { write, .. } => Route::Sqlite(write),
            Pools::Postgres(pool) => Route::Postgres(pool),
        }
    }

    /// Like [`route`](Self::route), for a statement that only reads.
    pub const fn reading(&self) -> ReadRoute<'_> {
        ReadRoute(self)
    }

    /// Begins to read one kitchen's data: one consistent picture of it.
    pub async fn read(&self, sppg: SppgId) -> crate::Result<TenantTx> {
        let tx = match &self.pools {
            Pools::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => begin(pool, sppg, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?,
        };
        Ok(TenantTx::new(tx, sppg, true))
    }

    /// Begins a change to one kitchen's data by this person at this moment.
    pub async fn write(&self, sppg: SppgId, actor: Actor, now: Instant) -> crate::Result<Change> {
        let tx = match &self.pools {
            Pools::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => begin(pool, sppg, "BEGIN").await?,
        };
        Ok(Change::new(TenantTx::new(tx, sppg, false), actor, now, self.hints.clone()))
    }

    /// Begins a change to what no kitchen owns: the food catalogue, tokens. Not for a kitchen's own data.
    pub async fn begin_shared(&self) -> crate::Result<TenantTx> {
        let nobody = SppgId(uuid::Uuid::nil());
        let tx = match &self.pools {
            Pools::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => begin(pool, nobody, "BEGIN").await?,
        };
        Ok(TenantTx::new(tx, nobody, false))
    }

    /// Whether the database answers. A pool that is wholly at work answers by that.
    pub async fn is_ready(&self) -> bool {
        match &self.pools {
            Pools::Sqlite { read, .. } => match read.try_acquire() {
                Some(mut connection) => connection.execute("SELECT 1").await.is_ok(),
                None => read.size() == 0 || read.num_idle() < read.size() as usize,
            },
            Pools::Postgres(pool) => match tokio::time::timeout(Duration::from_secs(2), pool.acquire()).await {
                Ok(Ok(mut connection)) => connection.execute("SELECT 1").await.is_ok(),
                Ok(Err(_)) => false,
                Err(_) => pool.num_idle() == 0 && pool.size() >= pool.options().get_max_connections(),
            },
        }
    }

    /// Connections at work, and connections open.
    pub fn connections(&self) -> (usize, usize) {
        let (open, idle) = match &self.pools {
            Pools::Sqlite { read, write } => (read.size() + write.size(), read.num_idle() + write.num_idle()),
            Pools::Postgres(pool) => (pool.size(), pool.num_idle()),
        };
        let open = open as usize;
        (open.saturating_sub(idle), open)
    }

    /// Closes every connection, letting what runs come to its end.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// A statement that only reads, so that on the embedded database it need not wait for the writer.
#[derive(Debug)]
pub struct ReadRoute<'a>(&'a Db);

impl<'a> ReadRoute<'a> {
    /// Where the statement goes.
    pub const fn route(&self) -> Route<&'a SqlitePool, &'a PgPool> {
        match &self.0.pools {
            Pools::Sqlite { read, .. } => Route::Sqlite(read),
            Pools::Postgres(pool) => Route::Postgres(pool),
        }
    }
}

/// One message begins the transaction and names the kitchen for row-level security.
///
/// It goes to its end even if nobody waits for it any more: sqlx knows of no transaction before the server has said that
/// it stands, so one that is given up meanwhile would stay open on its connection, and show whoever comes next a
/// picture of the past.
async fn begin(pool: &PgPool, sppg: SppgId, begin: &'static str) -> crate::Result<Tx> {
    // A typed UUID prints as hexadecimal digits and hyphens only.
    let begin = sqlx::AssertSqlSafe(format!("{begin}; SELECT set_config('bergizi.sppg_id', '{sppg}', TRUE)"));
    let pool = pool.clone();
    Ok(Tx::Postgres(to_the_end(async move { pool.begin_with(begin).await }).await?))
}

/// The file of the embedded database at this URL.
pub fn embedded_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://")?;
    Some(path.split('?').next().unwrap_or(path).into())
}

/// Takes the lock file beside an embedded database.
pub(crate) fn lock(database: &str) -> Result<File, OpenError> {
    let path = format!("{database}.lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(OpenError::LockFile)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::Locked(database.to_owned())),
        Err(std::fs::TryLockError::Error(error)) => Err(OpenError::LockFile(error)),
    }
}
