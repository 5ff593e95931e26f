//! Who looks at which menu or plan, and who is changing it: told by the pages every few seconds, kept nowhere, forgotten after
//! a while. Each server hears of everybody's people by the bus and tells its own clients.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ::store::TenantTx;
use domain::{Instant, MenuId, PlanId, SppgId, UserId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::envelope::passing;
use super::hub::Hub;
use crate::problem::Problem;
use crate::users::Secret;
use crate::{menus, plans};

/// How long a page is believed after it last said something.
const LIFETIME_SECONDS: i64 = 40;
/// How often one person may say so: this many at once, and that many a second in the long run. Each is told to everyone
/// in the kitchen.
const MOST_AT_ONCE: f64 = 40.0;
const A_SECOND: f64 = 2.0;

/// What somebody does with a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Has it open.
    Viewing,
    /// Is changing it.
    Editing,
    /// Has closed it.
    Left,
}

impl Mode {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Viewing, Self::Editing, Self::Left];
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Viewing => "viewing",
            Self::Editing => "editing",
            Self::Left => "left",
        })
    }
}

/// The kinds of things that people can be seen at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Watchable {
    /// A menu.
    Menu,
    /// A plan.
    Plan,
}

impl Watchable {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Menu, Self::Plan];
}

impl fmt::Display for Watchable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Menu => "menu",
            Self::Plan => "plan",
        })
    }
}

/// A thing that people can be seen at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Watched {
    /// The kind of thing.
    pub entity: Watchable,
    /// The thing.
    pub id: Uuid,
}

impl Watched {
    /// Whether this kitchen has it.
    pub async fn is_there(self, tx: &mut TenantTx) -> Result<bool, Problem> {
        Ok(match self.entity {
            Watchable::Menu => Problem::if_there(menus::find(tx, MenuId(self.id)).await)?.is_some(),
            Watchable::Plan => Problem::if_there(plans::find(tx, PlanId(self.id)).await)?.is_some(),
        })
    }
}

/// Somebody who is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Person {
    /// The person.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// What the person does.
    pub mode: Mode,
}

/// A thing, and who is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Present {
    /// The thing.
    #[serde(flatten)]
    pub thing: Watched,
    /// Who is there, in the order in which they joined the kitchen.
    pub people: Vec<Person>,
}

/// Until when somebody is believed to be there.
#[derive(Debug, Clone)]
struct Here {
    name: String,
    viewing: Instant,
    editing: Instant,
}

impl Here {
    fn mode(&self, now: Instant) -> Option<Mode> {
        if self.editing > now { Some(Mode::Editing) } else { (self.viewing > now).then_some(Mode::Viewing) }
    }
}

/// What a person may still say.
#[derive(Debug)]
struct Allowance {
    left: f64,
    since: Instant,
}

impl Allowance {
    fn at(&self, now: Instant) -> f64 {
        let seconds = u32::try_from(now.seconds_since(self.since).max(0)).unwrap_or(u32::MAX);
        (self.left + f64::from(seconds) * A_SECOND).min(MOST_AT_ONCE)
    }
}

type Places = HashMap<(SppgId, Watched), BTreeMap<UserId, Here>>;

/// Everybody who is somewhere; cheap to clone.
#[derive(Debug, Clone)]
pub struct Presence {
    places: Arc<Mutex<Places>>,
    allowances: Arc<Mutex<HashMap<UserId, Allowance>>>,
    /// Names this server among those on the bus.
    origin: Arc<str>,
}

impl Default for Presence {
    fn default() -> Self {
        Self { places: Arc::default(), allowances: Arc::default(), origin: Secret::new().hash()[..16].into() }
    }
}

impl Presence {
    fn lock(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a person may say something more.
    pub fn admits(&self, user: UserId, now: Instant) -> bool {
        let mut all = self.allowances.lock().unwrap_or_else(PoisonError::into_inner);
        let allowance = all.entry(user).or_insert(Allowance { left: MOST_AT_ONCE, since: now });
        let left = allowance.at(now);
        if left < 1.0 {
            return false;
        }
        if now != allowance.since {
            *allowance = Allowance { left, since: now };
        }
        allowance.left -= 1.0;
        true
    }

    /// Who is at one thing of a kitchen.
    pub fn at(&self, sppg: SppgId, thing: Watched, now: Instant) -> Vec<Person> {
        self.lock().get(&(sppg, thing)).map(|here| people(here, now)).unwrap_or_default()
    }

    /// Who is at anything of a kitchen.
    pub fn in_kitchen(&self, sppg: SppgId, now: Instant) -> Vec<Present> {
        let places = self.lock();
        let own = places.iter().filter(|((kitchen, _), _)| *kitchen == sppg);
        let mut present: Vec<_> = own
            .map(|((_, thing), here)| Present { thing: *thing, people: people(here, now) })
            .filter(|present| !present.people.is_empty())
            .collect();
        present.sort_by_key(|present| present.thing);
        present
    }

    /// Remembers what somebody does; says whether that changes what is seen.
    fn note(&self, sppg: SppgId, thing: Watched, who: (UserId, &str), mode: Mode, now: Instant) -> bool {
        let mut places = self.lock();
        let here = places.entry((sppg, thing)).or_default();
        let before = people(here, now);
        let until = now.plus_seconds(LIFETIME_SECONDS);
        let known = here.entry(who.0).or_insert_with(|| Here { name: String::new(), viewing: now, editing: now });
        who.1.clone_into(&mut known.name);
        match mode {
            Mode::Viewing => known.viewing = until,
            Mode::Editing => (known.viewing, known.editing) = (until, until),
            Mode::Left => {}
        }
        if mode == Mode::Left {
            here.remove(&who.0);
        }
        people(here, now) != before
    }

    /// Forgets who has not been heard of for long; says where something changed.
    fn forget(&self, now: Instant) -> Vec<(SppgId, Watched)> {
        self.allowances
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|_, allowance| allowance.at(now) < MOST_AT_ONCE);
        let mut changed = Vec::new();
        self.lock().retain(|place, here| {
            let before = here.len();
            here.retain(|_, here| here.mode(now).is_some());
            if here.len() != before {
                changed.push(*place);
            }
            !here.is_empty()
        });
        changed
    }
}

fn people(here: &BTreeMap<UserId, Here>, now: Instant) -> Vec<Person> {
    let person =
        |(id, here): (&UserId, &Here)| Some(Person { id: *id, name: here.name.clone(), mode: here.mode(now)? });
    here.iter().filter_map(person).collect()
}

/// What one server tells the others.
#[derive(Deserialize)]
struct Heard {
    actor: Actor,
    data: HeardData,
}

#[derive(Deserialize)]
struct Actor {
    id: UserId,
    name: String,
}

#[derive(Deserialize)]
struct HeardData {
    #[serde(flatten)]
    thing: Watched,
    mode: Mode,
    origin: String,
}

impl Hub {
    /// Somebody does something with a thing: known here at once, and told to the other servers.
    pub fn note_presence(&self, sppg: SppgId, who: (UserId, &str), thing: Watched, mode: Mode) {
        self.note_and_tell(sppg, who, thing, mode);
        let envelope = json!({
            "type": "PRESENCE",
            "sppgId": sppg,
            "timestamp": self.now(),
            "actor": { "id": who.0, "name": who.1 },
            "data": { "entity": thing.entity, "id": thing.id, "mode": mode, "origin": *self.presence().origin },
        });
        self.pass_on(sppg, envelope.to_string());
    }

    /// Another server, or this one's own echo, tells of somebody.
    pub fn hear_of_presence(&self, sppg: SppgId, envelope: &str) {
        let Ok(Heard { actor, data }) = serde_json::from_str(envelope) else { return };
        if *data.origin != *self.presence().origin {
            self.note_and_tell(sppg, (actor.id, &actor.name), data.thing, data.mode);
        }
    }

    fn note_and_tell(&self, sppg: SppgId, who: (UserId, &str), thing: Watched, mode: Mode) {
        if self.presence().note(sppg, thing, who, mode, self.now()) {
            self.tell_presence(sppg, thing);
        }
    }

    /// Forgets who is gone, and says so.
    pub fn forget_who_left(&self) {
        for (sppg, thing) in self.presence().forget(self.now()) {
            self.tell_presence(sppg, thing);
        }
    }

    fn tell_presence(&self, sppg: SppgId, thing: Watched) {
        let Some(room) = self.room(sppg) else { return };
        let people = self.presence().at(sppg, thing, self.now());
        let data = json!(Present { thing, people });
        room.pass(passing("PRESENCE", sppg, self.now(), &data));
    }
}
