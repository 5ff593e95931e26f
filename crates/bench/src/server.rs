//! Programs that are measured, each in a process of its own, gone when dropped.

use std::path::PathBuf;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::Failure;

/// A folder for one measurement, gone when dropped.
pub struct Room(pub PathBuf);

impl Room {
    /// A fresh one.
    pub fn new() -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(format!("bergizi-bench-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A server under way.
pub struct Server {
    /// Where it listens, without the scheme.
    pub address: String,
    process: Child,
}

impl Server {
    /// The product with the example kitchens on a database file of its own.
    pub async fn product(program: &str, room: &Room, name: &str, more: &[&str]) -> Result<Self, Failure> {
        let database = format!("sqlite://{}/{name}.db", room.0.display());
        let mut command = Command::new(program);
        command.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--log", "error", "--database-url", &database]);
        Self::start(command.args(more)).await
    }

    /// A bare handler that answers with these bytes.
    pub async fn bare(room: &Room, name: &str, content_type: &str, body: &[u8]) -> Result<Self, Failure> {
        let file = room.0.join(name);
        std::fs::write(&file, body)?;
        let mut command = Command::new(std::env::current_exe()?);
        Self::start(command.arg("bare").arg(file).arg(content_type)).await
    }

    /// Both print one line once they accept connections.
    async fn start(command: &mut Command) -> Result<Self, Failure> {
        let mut process = command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let output = process.stdout.take().ok_or("the server says nothing")?;
        let line = BufReader::new(output).lines().next_line().await?.ok_or("the server ended")?;
        let address = line.rsplit("http://").next().unwrap_or_default().trim().to_owned();
        Ok(Self { address, process })
    }

    /// The memory that it holds at this moment, in bytes.
    pub fn memory(&self) -> Result<u64, Failure> {
        let id = self.process.id().ok_or("the server has ended")?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no memory is told")?;
        let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kibibytes * 1024)
    }
}
