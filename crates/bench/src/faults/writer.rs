//! Who changes a menu, again and again, and looks at once whether it is so, at either server.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Failure;
use crate::client::{Answer, Client, get, with_json};

/// How long a write is tried before the harness gives up.
const PATIENCE: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(50);

/// What was counted.
#[derive(Default, Clone, Copy)]
pub struct Tally {
    /// Reads after an acknowledged write.
    pub reads: usize,
    /// Those of them that showed what was before it.
    pub old: usize,
    /// Requests that failed while nothing but Redis was wrong.
    pub failed: usize,
    /// Requests that failed while a server or the database was gone.
    pub retried: usize,
}

/// One menu's writer.
pub struct Writer {
    servers: [String; 2],
    connections: [Option<Client>; 2],
    cookie: String,
    /// The kitchen.
    pub sppg: String,
    menu: String,
    version: i64,
    /// The names that were acknowledged, in order.
    pub written: Vec<String>,
    /// What was counted.
    pub tally: Tally,
}

impl Writer {
    /// Of the first menu of the kitchen that this cookie is of.
    pub async fn new(servers: &[String; 2], cookie: &str) -> Result<Self, Failure> {
        let mut client = Client::connect(&servers[0]).await?;
        let session = client.json(&get("/api/v1/session", cookie, "")).await?;
        let list = client.json(&get("/api/v1/menus?pageSize=1", cookie, "")).await?;
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("no id");
        Ok(Self {
            servers: servers.clone(),
            connections: [None, None],
            cookie: cookie.to_owned(),
            sppg: text(&session["sppg"]["id"])?,
            menu: text(&list["items"][0]["id"])?,
            version: list["items"][0]["version"].as_i64().ok_or("no version")?,
            written: Vec::new(),
            tally: Tally::default(),
        })
    }

    /// Gives the menu a new name at one server, and reads it at both.
    pub async fn write(&mut self, at: usize, is_excused: bool) -> Result<(), Failure> {
        let name = format!("Putaran {}", self.written.len());
        let (path, body) =
            (format!("/api/v1/menus/{}", self.menu), json!({ "version": self.version, "menuName": name }));
        // Whether an answer that never came was one, the key finds out.
        let key = format!("Idempotency-Key: {}-{}\r\n", self.menu, self.written.len());
        let request = with_json("PATCH", &path, &self.cookie, &key, &body);
        let answer = self.until_done(at, &request, is_excused).await?;
        self.version = answer["version"].as_i64().ok_or("no version")?;
        self.written.push(name);
        for reader in [1 - at, at] {
            self.read(reader, is_excused).await;
        }
        Ok(())
    }

    async fn until_done(&mut self, mut at: usize, request: &[u8], is_excused: bool) -> Result<Value, Failure> {
        let begun = Instant::now();
        loop {
            match self.ask(at, request).await {
                Ok(answer) if answer.status == 200 => return Ok(serde_json::from_slice(&answer.body)?),
                Ok(answer) if answer.status < 500 => {
                    return Err(format!("a write was refused: {}", String::from_utf8_lossy(&answer.body)).into());
                }
                failed => self.count_failure(failed, is_excused),
            }
            if begun.elapsed() > PATIENCE {
                return Err("a write could not be made".into());
            }
            at = 1 - at;
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Asks for the list, the menu and the list's page; each has to show the last name.
    async fn read(&mut self, at: usize, is_excused: bool) {
        let Some(name) = self.written.last().cloned() else { return };
        for path in [
            "/api/v1/menus?pageSize=100".to_owned(),
            format!("/api/v1/menus/{}", self.menu),
            "/menu?pageSize=100".to_owned(),
        ] {
            let request = get(&path, &self.cookie, "");
            match self.ask(at, &request).await {
                Ok(answer) if answer.status == 200 => {
                    self.tally.reads += 1;
                    if !shows(&answer, &name) {
                        self.tally.old += 1;
                        println!("{path} at {} does not show {name}, but {}", self.servers[at], names(&answer));
                    }
                }
                failed => self.count_failure(failed, is_excused),
            }
        }
    }

    fn count_failure(&mut self, failed: Result<Answer, Failure>, is_excused: bool) {
        if is_excused {
            self.tally.retried += 1;
        } else {
            self.tally.failed += 1;
            match failed {
                Ok(answer) => println!("failed: {} {}", answer.status, String::from_utf8_lossy(&answer.body)),
                Err(failure) => println!("failed: {failure}"),
            }
        }
    }

    async fn ask(&mut self, at: usize, request: &[u8]) -> Result<Answer, Failure> {
        let mut client = match self.connections[at].take() {
            Some(client) => client,
            None => Client::connect(&self.servers[at]).await?,
        };
        let answer = client.ask(request).await?;
        self.connections[at] = Some(client);
        Ok(answer)
    }
}

/// What it shows instead: the names that the harness gave, and how much else there is.
fn names(answer: &Answer) -> String {
    let text = String::from_utf8_lossy(&answer.body);
    let found: Vec<_> =
        text.match_indices("Putaran ").map(|(at, _)| text[at..].chars().take(12).collect::<String>()).collect();
    format!("{found:?} in {} bytes", answer.body.len())
}

/// The name as a whole: not as the beginning of a longer one.
fn shows(answer: &Answer, name: &str) -> bool {
    let text = String::from_utf8_lossy(&answer.body);
    text.match_indices(name).any(|(at, _)| !text[at + name.len()..].starts_with(|next: char| next.is_ascii_digit()))
}
