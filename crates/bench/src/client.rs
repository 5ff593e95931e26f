//! A client that costs as little as possible: HTTP/1.1 on a connection that stays open.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::Failure;

/// How long an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(20);

/// One connection.
pub struct Client {
    stream: TcpStream,
    /// What has come in and is not used up.
    read: Vec<u8>,
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head as it came, in lower case.
    pub head: String,
    /// The body as it came over the line; without its chunks' marks only where it came whole.
    pub body: Vec<u8>,
}

impl Client {
    /// A connection to this address.
    pub async fn connect(address: &str) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, read: Vec::with_capacity(16 * 1024) })
    }

    /// Sends a request as it stands and waits for the whole answer; gives its status and leaves it unread.
    pub async fn ask_raw(&mut self, request: &[u8]) -> Result<(u16, usize, usize), Failure> {
        timeout(PATIENCE, self.exchange(request)).await.map_err(|_| "no answer came")?
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<(u16, usize, usize), Failure> {
        self.read.clear();
        self.stream.write_all(request).await?;
        let head = loop {
            if let Some(end) = find(&self.read, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await?;
        };
        let status = self.read.get(9..12).and_then(|digits| str::from_utf8(digits).ok()?.parse().ok());
        let status = status.ok_or("no status")?;
        match length(&self.read[..head]) {
            Some(length) => {
                while self.read.len() < head + length {
                    self.more().await?;
                }
            }
            None if status == 304 || status == 204 => {}
            None => {
                while !self.read.ends_with(b"\r\n0\r\n\r\n") {
                    self.more().await?;
                }
            }
        }
        Ok((status, head, self.read.len()))
    }

    /// The same, read.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer, Failure> {
        let (status, head, end) = self.ask_raw(request).await?;
        let text = String::from_utf8_lossy(&self.read[..head]).to_lowercase();
        Ok(Answer { status, head: text, body: self.read[head..end].to_vec() })
    }

    /// The same, which has to be well.
    pub async fn json(&mut self, request: &[u8]) -> Result<Value, Failure> {
        let answer = self.ask(request).await?;
        match answer.status {
            200..300 => Ok(serde_json::from_slice(&answer.body).unwrap_or(Value::Null)),
            status => Err(format!("answered {status}: {}", String::from_utf8_lossy(&answer.body)).into()),
        }
    }

    /// Signs in with a password; gives the cookie.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> Result<String, Failure> {
        let credentials = serde_json::json!({ "email": email, "password": password });
        let signed_in = self.ask(&post("/api/v1/session", "", &credentials)).await?;
        let cookie = signed_in.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        Ok(cookie.ok_or_else(|| format!("{email} may not sign in: {}", signed_in.status))?.to_owned())
    }

    async fn more(&mut self) -> Result<(), Failure> {
        if self.stream.read_buf(&mut self.read).await? == 0 {
            return Err("the server hung up".into());
        }
        Ok(())
    }
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.find_map(|(found, value)| (found == name).then_some(value.trim()))
    }
}

/// A request without a body.
pub fn get(path: &str, cookie: &str, more: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie}\r\n{more}\r\n").into_bytes()
}

/// A request that creates.
pub fn post(path: &str, cookie: &str, body: &Value) -> Vec<u8> {
    with_json("POST", path, cookie, "", body)
}

/// A request with JSON.
pub fn with_json(method: &str, path: &str, cookie: &str, more: &str, body: &Value) -> Vec<u8> {
    let body = body.to_string();
    let about = format!("Content-Type: application/json\r\nContent-Length: {}", body.len());
    format!("{method} {path} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie}\r\n{more}{about}\r\n\r\n{body}").into_bytes()
}

fn length(head: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"content-length:";
    let at = head.windows(NAME.len()).position(|window| window.eq_ignore_ascii_case(NAME))? + NAME.len();
    let value = head[at..].split(|byte| *byte == b'\r').next()?;
    str::from_utf8(value).ok()?.trim().parse().ok()
}

fn find(all: &[u8], wanted: &[u8]) -> Option<usize> {
    all.windows(wanted.len()).position(|window| window == wanted)
}
