//! A transaction bound to one kitchen.

use domain::SppgId;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::Route;

#[derive(Debug)]
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// One kitchen's data, as of one moment. Every statement binds [`tenant`](Self::tenant) as its first parameter.
/// Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct TenantTx {
    tx: Tx,
    sppg: SppgId,
    only_reads: bool,
    keeps_figures: bool,
}

impl TenantTx {
    pub(crate) const fn new(tx: Tx, sppg: SppgId, only_reads: bool) -> Self {
        Self { tx, sppg, only_reads, keeps_figures: true }
    }

    /// Whether all that it reads is of one moment and committed, so that it may be remembered. What a change reads first
    /// may be older than what it reads last.
    pub const fn only_reads(&self) -> bool {
        self.only_reads
    }

    /// Whether nothing was changed here by which menus are reckoned, so that what is remembered of them holds.
    pub const fn keeps_figures(&self) -> bool {
        self.keeps_figures
    }

    pub(crate) const fn touch_figures(&mut self) {
        self.keeps_figures = false;
    }

    /// The kitchen whose data this is.
    pub const fn tenant(&self) -> SppgId {
        self.sppg
    }

    /// Where a statement goes.
    pub fn route(&mut self) -> Route<&mut SqliteConnection, &mut PgConnection> {
        match &mut self.tx {
            Tx::Sqlite(tx) => Route::Sqlite(&mut *tx),
            Tx::Postgres(tx) => Route::Postgres(&mut *tx),
        }
    }

    /// Commits a change to what no kitchen owns.
    pub async fn commit_shared(self) -> crate::Result<()> {
        self.commit().await
    }

    pub(crate) async fn commit(self) -> crate::Result<()> {
        match self.tx {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
    }
}
