//! Places among the listeners: who sits in which room, and how many there may be.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{SppgId, UserId};
use metrics::gauge;
use tokio::task::AbortHandle;

use super::hub::Hub;
use super::room::Room;
use super::store;
use crate::problem::Problem;

/// Channels that a person and a kitchen may have open, in each process.
pub const MOST_OF_A_USER: usize = 256;
const MOST_OF_A_KITCHEN: usize = 5000;
/// How long whoever has too many is told to wait.
const WAIT_SECONDS: u64 = 30;

/// The rooms that are open, and who sits in them.
#[derive(Default)]
pub(super) struct Rooms {
    pub open: HashMap<Option<SppgId>, Open>,
    of_user: HashMap<UserId, usize>,
}

pub(super) struct Open {
    pub room: Arc<Room>,
    channels: usize,
    follower: AbortHandle,
}

impl Hub {
    /// A place for a person among the listeners of a kitchen, or of all kitchens.
    pub async fn enter(&self, user: UserId, scope: Option<SppgId>) -> Result<Seat, Problem> {
        if self.is_stopping() {
            return Err(Problem::Unavailable);
        }
        let mut reached = self.reached(scope).await?;
        let (mut seat, is_new) = self.sit_down(user, scope, &reached)?;
        if is_new {
            // What was committed before the room stood nudged nobody.
            reached = self.reached(scope).await?;
        }
        for (sppg, last) in reached {
            seat.room.nudge(sppg, last);
            seat.reached = last;
        }
        Ok(seat)
    }

    /// Takes the place, if there is one, in a room that is opened if there is none; says whether it was.
    fn sit_down(
        &self,
        user: UserId,
        scope: Option<SppgId>,
        reached: &[(SppgId, i64)],
    ) -> Result<(Seat, bool), Problem> {
        let mut rooms = self.rooms();
        let of_user = rooms.of_user.get(&user).copied().unwrap_or(0);
        let of_kitchen = rooms.open.get(&scope).map_or(0, |open| open.channels);
        if of_user >= MOST_OF_A_USER || (scope.is_some() && of_kitchen >= MOST_OF_A_KITCHEN) {
            return Err(Problem::RateLimited(WAIT_SECONDS));
        }
        *rooms.of_user.entry(user).or_default() += 1;
        let open = rooms.open.entry(scope).or_insert_with(|| {
            let following = self.bus().follow(scope);
            let room = Arc::new(Room::new(scope, reached.iter().copied().collect(), following));
            let follower = tokio::spawn(Arc::clone(&room).follow(self.db().clone())).abort_handle();
            Open { room, channels: 0, follower }
        });
        open.channels += 1;
        gauge!("bergizi_live_channels").increment(1.0);
        let seat = Seat { hub: self.clone(), user, scope, room: Arc::clone(&open.room), reached: 0 };
        Ok((seat, open.channels == 1))
    }

    async fn reached(&self, scope: Option<SppgId>) -> Result<Vec<(SppgId, i64)>, Problem> {
        Ok(match scope {
            Some(sppg) => vec![(sppg, store::reached(self.db(), sppg).await?)],
            None => store::all_reached(self.db()).await?,
        })
    }

    /// How many channels are open.
    pub fn open_channels(&self) -> usize {
        self.rooms().of_user.values().sum()
    }

    /// The room of a kitchen, if anybody is in it.
    pub fn room(&self, sppg: SppgId) -> Option<Arc<Room>> {
        self.rooms().open.get(&Some(sppg)).map(|open| Arc::clone(&open.room))
    }

    /// Says that a kitchen has events up to this number.
    pub(super) fn nudge(&self, sppg: SppgId, to: i64) {
        let rooms = self.rooms();
        for open in [Some(sppg), None].iter().filter_map(|scope| rooms.open.get(scope)) {
            open.room.nudge(sppg, to);
        }
    }
}

/// A place among the listeners; dropped, it is free.
#[derive(Debug)]
pub struct Seat {
    hub: Hub,
    user: UserId,
    scope: Option<SppgId>,
    /// Where it is.
    pub room: Arc<Room>,
    /// The number that the kitchen had reached when it was taken; the room may still be behind it.
    pub reached: i64,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut rooms = self.hub.rooms();
        if let Some(open) = rooms.of_user.get_mut(&self.user) {
            *open -= 1;
            if *open == 0 {
                rooms.of_user.remove(&self.user);
            }
        }
        if let Some(open) = rooms.open.get_mut(&self.scope) {
            open.channels -= 1;
            if open.channels == 0 {
                open.follower.abort();
                rooms.open.remove(&self.scope);
            }
        }
        drop(rooms);
        gauge!("bergizi_live_channels").decrement(1.0);
    }
}
