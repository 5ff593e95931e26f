//! What clients are sent: one envelope an event, written out once however many listen.

use std::ops::Range;

use axum::body::Bytes;
use domain::{Instant, Permission, Role, SppgId};
use serde_json::{Map, Value, json};

use super::Channel;
use crate::events::Event;

/// An envelope as it goes out: JSON for a socket, and the same within its frame for server-sent events.
#[derive(Debug, Clone)]
pub struct Text {
    frame: Bytes,
    json: Range<usize>,
}

impl Text {
    /// With `id` as the number that a client will name when it comes back.
    fn new(id: Option<i64>, envelope: &Value) -> Self {
        let mut frame = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
        frame.push_str("data: ");
        let start = frame.len();
        frame.push_str(&envelope.to_string());
        let json = start..frame.len();
        frame.push_str("\n\n");
        Self { frame: frame.into(), json }
    }

    /// The frame of server-sent events.
    pub fn frame(&self) -> Bytes {
        self.frame.clone()
    }

    /// The JSON alone.
    pub fn json(&self) -> Bytes {
        self.frame.slice(self.json.clone())
    }
}

/// What a kind of event needs to be seen, and whether it can change what a menu shows.
fn family(kind: &str) -> (Permission, bool) {
    match kind.split('_').next() {
        Some("MENU") => (Permission::ReadMenus, true),
        Some("PROGRAM") => (Permission::ReadPrograms, true),
        Some("INGREDIENT") => (Permission::ReadIngredients, true),
        Some("SETTINGS") => (Permission::ReadSettings, true),
        Some("PLAN" | "ASSIGNMENT") => (Permission::ReadPlans, false),
        _ => (Permission::ReadEvents, false),
    }
}

/// One event, for all who listen.
#[derive(Debug)]
pub struct Envelope {
    /// The event's number in its kitchen.
    pub number: i64,
    permission: Permission,
    touches_menus: bool,
    whole: Text,
    /// That it happened, without what only some may see.
    bare: Text,
}

impl Envelope {
    /// Of an event. One that goes to a listener of all kitchens has no number: those of different kitchens would mix.
    pub fn of(sppg: SppgId, event: &Event, is_numbered: bool) -> Self {
        let id = is_numbered.then_some(event.id);
        let (permission, touches_menus) = family(&event.kind);
        let mut envelope = json_of(sppg, event, is_numbered);
        let whole = Text::new(id, &envelope);
        let bare = if permission == Permission::ReadMenus {
            whole.clone()
        } else {
            let kept: Map<_, _> = ["id", "menus"]
                .into_iter()
                .filter_map(|name| Some((name.to_owned(), event.data.get(name)?.clone())))
                .collect();
            envelope["changed"] = json!([]);
            envelope["data"] = Value::Object(kept);
            Text::new(id, &envelope)
        };
        Self { number: event.id, permission, touches_menus, whole, bare }
    }

    /// What someone of this role is sent of it on this channel, if anything.
    pub fn text_for(&self, channel: Channel, role: Role) -> Option<&Text> {
        if role.may(self.permission) {
            (self.touches_menus || channel == Channel::Dashboard).then_some(&self.whole)
        } else {
            self.touches_menus.then_some(&self.bare)
        }
    }
}

/// The envelope's JSON.
pub fn json_of(sppg: SppgId, event: &Event, is_numbered: bool) -> Value {
    let mut envelope = json!({
        "type": event.kind,
        "sppgId": sppg,
        "timestamp": event.timestamp,
        "version": event.version,
        "actor": event.actor,
        "changed": event.changed,
        "data": event.data,
    });
    if is_numbered {
        envelope["id"] = json!(event.id.to_string());
    }
    envelope
}

/// What says something of the channel itself. `last` is the number that the kitchen has reached, `position` the one
/// that the client has.
pub fn control(
    kind: &str,
    sppg: Option<SppgId>,
    now: Instant,
    (last, position): (Option<i64>, Option<i64>),
    data: &Value,
) -> Text {
    let mut envelope = json!({ "type": kind, "sppgId": sppg, "timestamp": now, "data": data });
    if let Some(last) = last {
        envelope["id"] = json!(last.to_string());
    }
    Text::new(position, &envelope)
}

/// What is told and not kept: it has no number, and moves nobody on.
pub fn passing(kind: &str, sppg: SppgId, now: Instant, data: &Value) -> Text {
    Text::new(None, &json!({ "type": kind, "sppgId": sppg, "timestamp": now, "data": data }))
}
