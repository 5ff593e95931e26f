//! Live channels as their clients see them: over TCP, on servers that run.

mod door;
mod end;
mod events;
mod presence;
mod replicas;
mod socket;

use std::net::SocketAddr;
use std::time::Duration;

use domain::Role;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::app::App;
use crate::serve;
use crate::testing::{Bench, Client};

/// How long a test waits for what should come at once.
const SOON: Duration = Duration::from_secs(10);

/// A server that runs.
pub struct Server {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Server {
    pub async fn start(app: &App) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let app = app.clone();
        let running = tokio::spawn(async move {
            let stopped = async {
                let _ = stopped.await;
            };
            serve::serve(app, listener, stopped).await.expect("it serves");
        });
        Self { address, stop, running }
    }

    /// Tells it to stop, as the system does, and waits until it has.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        timeout(SOON, self.running).await.expect("it stops soon").expect("it stops well");
    }

    /// Ends it as a crash does.
    pub fn kill(self) {
        self.running.abort();
    }

    /// Listens as this person.
    pub async fn listens(&self, path: &str, client: &Client) -> Stream {
        let stream = Stream::open(self.address, path, &[("cookie", client.cookie())]).await;
        assert_eq!(stream.status, 200, "{path}");
        stream
    }
}

/// One message of a stream.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: Option<i64>,
    pub body: Value,
}

impl Message {
    pub fn kind(&self) -> &str {
        self.body["type"].as_str().unwrap_or_default()
    }
}

/// Server-sent events, read line by line.
pub struct Stream {
    reader: BufReader<TcpStream>,
    pub status: u16,
    pub headers: Vec<String>,
}

impl Stream {
    pub async fn open(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Self {
        let mut connection = TcpStream::connect(address).await.expect("the server listens");
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\naccept-encoding: gzip, br\r\n{headers}\r\n");
        connection.write_all(request.as_bytes()).await.expect("the server reads");
        let mut stream = Self { reader: BufReader::new(connection), status: 0, headers: Vec::new() };
        let status = stream.line().await.expect("a status line");
        stream.status = status.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        while let Some(line) = stream.line().await.filter(|line| !line.is_empty()) {
            stream.headers.push(line.to_lowercase());
        }
        stream
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = timeout(SOON, self.reader.read_line(&mut line)).await.expect("something comes soon");
        read.ok().filter(|read| *read > 0).map(|_| line.trim_end().to_owned())
    }

    /// The next message; `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<Message> {
        let mut id = None;
        loop {
            let line = self.line().await?;
            if let Some(number) = line.strip_prefix("id: ") {
                id = number.parse().ok();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return Some(Message { id, body: serde_json::from_str(data).expect("JSON") });
            } else if line == "0" {
                return None;
            }
        }
    }

    /// The next message, which has to be of this kind.
    #[track_caller]
    pub fn is_next(&mut self, kind: &str) -> impl Future<Output = Message> {
        let at = std::panic::Location::caller();
        async move {
            let message = self.next().await.unwrap_or_else(|| panic!("{at}: it ended before {kind}"));
            assert_eq!(message.kind(), kind, "{at}: {}", message.body);
            message
        }
    }

    /// The numbers of the next so many events; control messages are passed over.
    pub async fn numbers(&mut self, count: usize) -> Vec<i64> {
        let mut numbers = Vec::new();
        while numbers.len() < count {
            let message = self.next().await.expect("it goes on");
            if message.body["actor"].is_object() {
                numbers.push(message.id.expect("an event has a number"));
            }
        }
        numbers
    }

    /// Whether nothing comes for a while.
    pub async fn is_silent(&mut self) -> bool {
        timeout(Duration::from_millis(400), self.next()).await.is_err()
    }
}

/// Creates a program: the simplest thing that can happen in a kitchen.
pub async fn happens(client: &Client, code: &str) {
    let program =
        json!({ "name": "Makan siang", "programCode": code, "targetGroups": ["TODDLER"], "startDate": "2026-07-13" });
    client.post("/api/v1/programs", program).await.is(201);
}

/// The head of the first kitchen.
pub async fn head(bench: &Bench) -> Client {
    bench.signs_in(Role::SppgHead).await
}
