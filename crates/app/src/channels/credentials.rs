//! Whether those who listen are still signed in: all of them asked about at once, every few seconds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ::store::Db;
use domain::{Instant, Role};
use tokio::sync::watch;

use crate::users::{self, Proof};

/// Why a channel ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The session or token is good for nothing any more.
    Expired,
    /// Come again: the server stops, or the person has other rights now.
    ComeAgain,
}

/// The credentials of all open channels.
#[derive(Debug, Clone, Default)]
pub struct Credentials(Arc<Mutex<HashMap<(Proof, Role), Shown>>>);

/// One that was shown, for as many channels as share it.
#[derive(Debug)]
struct Shown {
    channels: usize,
    end: watch::Sender<Option<End>>,
}

impl Credentials {
    fn lock(&self) -> MutexGuard<'_, HashMap<(Proof, Role), Shown>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Watches over this one for as long as what is given back is kept.
    pub fn watch(&self, proof: Proof, role: Role) -> Watched {
        let key = (proof, role);
        let mut all = self.lock();
        let shown = all.entry(key.clone()).or_insert_with(|| Shown { channels: 0, end: watch::channel(None).0 });
        shown.channels += 1;
        Watched { ends: shown.end.subscribe(), key, of: self.clone() }
    }

    /// Ends every channel whose credential is good no more; a database that does not answer ends none.
    pub async fn check(&self, db: &Db, now: Instant) {
        let shown: Vec<_> = self.lock().keys().cloned().collect();
        let proofs: Vec<_> = shown.iter().map(|(proof, _)| proof.clone()).collect();
        let Ok(good) = users::still_good(db, now, &proofs).await else { return };
        let all = self.lock();
        for key in shown {
            let end = match good.get(&key.0) {
                None => End::Expired,
                Some(role) if *role != key.1 => End::ComeAgain,
                Some(_) => continue,
            };
            if let Some(shown) = all.get(&key) {
                shown.end.send_replace(Some(end));
            }
        }
    }
}

/// A credential that is watched over.
#[derive(Debug)]
pub struct Watched {
    ends: watch::Receiver<Option<End>>,
    key: (Proof, Role),
    of: Credentials,
}

impl Watched {
    /// Why it is good no more, once that is so.
    pub async fn ended(&mut self) -> End {
        match self.ends.wait_for(Option::is_some).await.map(|end| *end) {
            Ok(Some(end)) => end,
            _ => End::ComeAgain,
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let mut all = self.of.lock();
        if let Some(shown) = all.get_mut(&self.key) {
            shown.channels -= 1;
            if shown.channels == 0 {
                all.remove(&self.key);
            }
        }
    }
}
