//! A live stream as a client reads it.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::Failure;

/// What a line may hold before more of it is read; ten thousand clients have to fit beside the server.
const BUFFER: usize = 1024;
/// How long nothing may come: PING does every 25 seconds.
const SILENCE: Duration = Duration::from_secs(40);

/// An open stream.
pub struct Stream {
    reader: BufReader<TcpStream>,
    line: String,
}

/// One message.
pub struct Message {
    /// Its number; none of a control message that names where the stream is.
    pub event: Option<i64>,
    /// The envelope.
    pub body: Value,
}

impl Message {
    /// Its type.
    pub fn kind(&self) -> &str {
        self.body["type"].as_str().unwrap_or_default()
    }
}

impl Stream {
    /// Opens the stream of everything in a kitchen, after a number where one is known.
    pub async fn open(address: &str, cookie: &str, after: Option<i64>) -> Result<Self, Failure> {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(&request(address, cookie, after)).await?;
        let mut stream = Self { reader: BufReader::with_capacity(BUFFER, stream), line: String::new() };
        let status = stream.next_line().await?.to_owned();
        if status.split(' ').nth(1) != Some("200") {
            return Err(format!("a stream was refused: {status}").into());
        }
        while !stream.next_line().await?.is_empty() {}
        Ok(stream)
    }

    /// One that nobody ever reads.
    pub async fn unread(address: &str, cookie: &str) -> Result<TcpStream, Failure> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(2048)?;
        let mut stream = socket.connect(address.parse()?).await?;
        stream.write_all(&request(address, cookie, None)).await?;
        Ok(stream)
    }

    /// The next message; fails when the stream ends.
    pub async fn next(&mut self) -> Result<Message, Failure> {
        loop {
            let line = timeout(SILENCE, self.next_line()).await.map_err(|_| "a stream fell silent")??;
            if let Some(data) = line.strip_prefix("data: ") {
                let body: Value = serde_json::from_str(data)?;
                // What has somebody who did it is an event; what has not is a word about the stream.
                let number = || body["id"].as_str().and_then(|id| id.parse().ok());
                let event = if body["actor"].is_object() { number() } else { None };
                return Ok(Message { event, body });
            }
        }
    }

    async fn next_line(&mut self) -> Result<&str, Failure> {
        self.line.clear();
        if self.reader.read_line(&mut self.line).await? == 0 {
            return Err("a stream ended".into());
        }
        Ok(self.line.trim_end())
    }
}

fn request(address: &str, cookie: &str, after: Option<i64>) -> Vec<u8> {
    let known = after.map(|after| format!("Last-Event-ID: {after}\r\n")).unwrap_or_default();
    format!("GET /api/sse/dashboard HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n{known}\r\n").into_bytes()
}
