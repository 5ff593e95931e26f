//! The WebSocket: the same envelopes, and a client that speaks.

use domain::Role;
use futures_util::SinkExt as _;
use serde_json::{Value, json};
use store::on_each_database;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_stream::StreamExt as _;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::{SOON, Server, happens, head};
use crate::matrix::World;
use crate::testing::{Bench, Client};

pub struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    pub async fn open(server: &Server, path: &str, client: &Client) -> Self {
        let mut request = format!("ws://{}{path}", server.address).into_client_request().expect("a request");
        request.headers_mut().insert("cookie", client.cookie().parse().expect("a header"));
        let origin = format!("http://{}", server.address).parse().expect("a header");
        request.headers_mut().insert("origin", origin);
        let connection = TcpStream::connect(server.address).await.expect("the server listens");
        Self(client_async(request, connection).await.expect("the server agrees").0)
    }

    async fn message(&mut self) -> Message {
        timeout(SOON, self.0.next()).await.expect("something comes soon").expect("it goes on").expect("a message")
    }

    /// The next envelope, which has to be of this kind.
    pub async fn is_next(&mut self, kind: &str) -> Value {
        let message = self.message().await;
        let envelope: Value = serde_json::from_str(message.to_text().expect("text")).expect("JSON");
        assert_eq!(envelope["type"], kind, "{envelope}");
        envelope
    }

    pub async fn says(&mut self, message: &Value) {
        self.0.send(Message::text(message.to_string())).await.expect("the server reads");
    }

    /// The code with which the server closes.
    pub async fn is_closed(&mut self) -> CloseCode {
        loop {
            if let Message::Close(frame) = self.message().await {
                return frame.expect("a reason").code;
            }
        }
    }
}

on_each_database! {
    async fn a_socket_carries_the_same_and_replays_what_is_asked_for(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        for code in ["AA", "BB"] {
            happens(&head, code).await;
        }
        let mut socket = Socket::open(&server, "/api/ws", &head).await;
        let last: i64 = socket.is_next("CONNECTED").await["id"].as_str().and_then(|id| id.parse().ok()).expect("a number");
        happens(&head, "CC").await;
        assert_eq!(socket.is_next("PROGRAM_CREATED").await["id"], (last + 1).to_string());
        socket.says(&json!({ "type": "SUBSCRIBE", "after": (last - 2).to_string() })).await;
        for number in [last - 1, last] {
            assert_eq!(socket.is_next("PROGRAM_CREATED").await["id"], number.to_string());
        }
        socket.says(&json!({ "type": "SUBSCRIBE", "after": (last - 2).to_string() })).await;
        socket.says(&json!({ "type": "PONG" })).await;
        socket.says(&json!({ "type": "NONSENSE", "shoe": 38 })).await;
        happens(&head, "DD").await;
        assert_eq!(socket.is_next("PROGRAM_CREATED").await["id"], (last + 2).to_string(), "nothing comes twice");
        server.stop().await;
        assert_eq!(socket.is_closed().await, CloseCode::Restart);
    }

    async fn a_socket_ends_with_its_session(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let viewer = bench.signs_in(Role::Viewer).await;
        let mut socket = Socket::open(&server, "/api/ws", &viewer).await;
        socket.is_next("CONNECTED").await;
        viewer.delete("/api/v1/session").await.is(204);
        socket.is_next("SESSION_EXPIRED").await;
        assert_eq!(socket.is_closed().await, CloseCode::Policy);
        server.stop().await;
    }

    async fn a_client_that_says_too_much_is_shown_the_door(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let head = head(&bench).await;
        let mut socket = Socket::open(&server, "/api/ws", &head).await;
        socket.is_next("CONNECTED").await;
        socket.says(&json!({ "type": "PONG", "more": "x".repeat(5000) })).await;
        for _ in 0..200 {
            if bench.app.hub.open_channels() == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(bench.app.hub.open_channels(), 0);
        server.stop().await;
    }

    async fn whoever_hangs_up_is_seen_nowhere_any_more(db: TestDb) {
        let bench = Bench::new(db).await;
        let server = Server::start(&bench.app).await;
        let (world, foreign) = (World::of(&bench, 0).await, World::of(&bench, 1).await);
        let (head, viewer) = (head(&bench).await, bench.signs_in(Role::Viewer).await);
        let id = |world: &World| world.path("/api/v1/menus/{id}").rsplit('/').next().expect("an id").to_owned();
        let mut watches = Socket::open(&server, "/api/ws", &viewer).await;
        watches.is_next("CONNECTED").await;
        let mut edits = Socket::open(&server, "/api/ws", &head).await;
        edits.is_next("CONNECTED").await;
        edits.says(&json!({ "type": "PRESENCE", "entity": "menu", "id": id(&foreign), "mode": "editing" })).await;
        edits.says(&json!({ "type": "PRESENCE", "entity": "menu", "id": id(&world), "mode": "editing" })).await;
        let seen = watches.is_next("PRESENCE").await;
        assert!(seen["id"].is_null(), "it takes no number");
        assert_eq!(seen["data"]["id"], id(&world), "another kitchen's menu is not there");
        assert_eq!(seen["data"]["people"][0]["mode"], "editing");
        drop(edits);
        assert_eq!(watches.is_next("PRESENCE").await["data"]["people"], json!([]));
        server.stop().await;
    }
}
