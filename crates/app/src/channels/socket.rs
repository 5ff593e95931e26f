//! A WebSocket: the same envelopes, and the client may speak.

use std::collections::HashSet;

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{Request, State};
use axum::response::Response;
use domain::{SppgId, UserId};
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::Channel;
use super::credentials::End;
use super::door::{Listener, no_upgrade};
use super::line::{PATIENCE, QUEUE, Sent};
use super::presence::{Mode, Watched};
use crate::app::App;
use crate::problem::Problem;
use crate::request::Query;

/// What a client may say at once.
const MOST_BYTES: usize = 4096;
/// What may wait to be written before the connection is given up.
const MOST_WAITING: usize = 256 * 1024;
/// Menus that one client may be seen at.
const MOST_PLACES: usize = 16;

/// Everything that happens in the kitchen; a platform administrator without one hears of all menus.
pub async fn open(
    State(app): State<App>,
    query: Query,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let mut parts = request.into_parts().0;
    let listener = Listener::of(&mut parts, &app, &query, Channel::Dashboard).await?;
    let upgrade = upgrade.map_err(|_| no_upgrade())?;
    let channel = if listener.sppg.is_some() { Channel::Dashboard } else { Channel::Menu };
    let line = listener.sit_down(&app, channel).await?;
    let upgrade = upgrade.max_message_size(MOST_BYTES).max_frame_size(MOST_BYTES).max_write_buffer_size(MOST_WAITING);
    Ok(upgrade.on_upgrade(move |socket| async move {
        let (out, sent) = mpsc::channel(QUEUE);
        let (rewind, rewinds) = mpsc::channel(1);
        tokio::spawn(line.run(out, listener.after, Some(rewinds)));
        let who = (listener.user.id, listener.user.name);
        let sppg = listener.sppg.map(|sppg| sppg.id);
        let mut client = Client { app, who, sppg, places: HashSet::new(), rewind };
        client.talk(socket, sent).await;
        client.leave();
    }))
}

/// What a client may say.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "UPPERCASE")]
enum Spoken {
    /// Tell me what came after this number, if you have not.
    Subscribe { after: Option<Number> },
    /// I look at this, or change it.
    Presence {
        #[serde(flatten)]
        thing: Watched,
        mode: Mode,
    },
    /// I am here.
    Pong,
}

/// A number, as text or as itself.
#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Text(String),
    Plain(i64),
}

impl Number {
    fn value(&self) -> Option<i64> {
        match self {
            Self::Text(text) => text.parse().ok(),
            Self::Plain(number) => Some(*number),
        }
    }
}

struct Client {
    app: App,
    who: (UserId, String),
    sppg: Option<SppgId>,
    places: HashSet<Watched>,
    rewind: mpsc::Sender<i64>,
}

impl Client {
    async fn talk(&mut self, mut socket: WebSocket, mut sent: mpsc::Receiver<Sent>) {
        loop {
            tokio::select! {
                sent = sent.recv() => {
                    let (message, is_last) = match sent {
                        Some(Sent::Text(text)) => match Utf8Bytes::try_from(text.json()) {
                            Ok(json) => (Message::Text(json), false),
                            Err(_) => return,
                        },
                        Some(Sent::End(End::Expired)) => (close(close_code::POLICY, "session expired"), true),
                        Some(Sent::End(End::ComeAgain)) => (close(close_code::RESTART, "come again"), true),
                        None => return,
                    };
                    // Nobody waits for a client that does not read.
                    let is_sent = timeout(PATIENCE, socket.send(message)).await.is_ok_and(|sent| sent.is_ok());
                    if is_last || !is_sent {
                        return;
                    }
                }
                spoken = socket.recv() => match spoken {
                    Some(Ok(Message::Text(text))) => {
                        if let Ok(spoken) = serde_json::from_str(&text)
                            && !self.hear(spoken).await
                        {
                            let _ = socket.send(close(close_code::POLICY, "too much")).await;
                            return;
                        }
                    }
                    Some(Ok(Message::Binary(_))) => {
                        let _ = socket.send(close(close_code::UNSUPPORTED, "text only")).await;
                        return;
                    }
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                }
            }
        }
    }

    /// Does as it is told; `false` to one who says too much.
    async fn hear(&mut self, spoken: Spoken) -> bool {
        match spoken {
            Spoken::Subscribe { after } => {
                if let Some(after) = after.and_then(|after| after.value()).filter(|after| *after >= 0) {
                    let _ = self.rewind.try_send(after);
                }
            }
            Spoken::Presence { thing, mode } => {
                let Some(sppg) = self.sppg else { return true };
                if !self.app.hub.presence().admits(self.who.0, self.app.now()) {
                    return false;
                }
                if !self.places.contains(&thing)
                    && (self.places.len() >= MOST_PLACES || !self.is_there(sppg, thing).await)
                {
                    return true;
                }
                if mode == Mode::Left {
                    self.places.remove(&thing);
                } else {
                    self.places.insert(thing);
                }
                self.app.hub.note_presence(sppg, (self.who.0, &self.who.1), thing, mode);
            }
            Spoken::Pong => {}
        }
        true
    }

    /// What another kitchen has is not there.
    async fn is_there(&self, sppg: SppgId, thing: Watched) -> bool {
        match self.app.db.read(sppg).await {
            Ok(mut tx) => thing.is_there(&mut tx).await.unwrap_or(false),
            Err(_) => false,
        }
    }

    /// Whoever hangs up looks at nothing any more.
    fn leave(&mut self) {
        for thing in self.places.drain() {
            if let Some(sppg) = self.sppg {
                self.app.hub.note_presence(sppg, (self.who.0, &self.who.1), thing, Mode::Left);
            }
        }
    }
}

fn close(code: u16, reason: &'static str) -> Message {
    Message::Close(Some(CloseFrame { code, reason: Utf8Bytes::from_static(reason) }))
}
