//! The whole installation, as `deploy/local.sh` starts it: PostgreSQL, Redis, two servers.

use std::process::{Command, Output, Stdio};

use crate::Failure;
use crate::server::Room;

/// What runs, and ends when this is dropped.
pub struct Stack {
    script: String,
    program: String,
    room: Room,
    /// Where the two servers listen, without the scheme.
    pub servers: [String; 2],
}

impl Stack {
    /// Starts all of it, with the example kitchens.
    pub async fn up(script: &str, program: &str) -> Result<Self, Failure> {
        let room = Room::new()?;
        let mut stack =
            Self { script: script.to_owned(), program: program.to_owned(), room, servers: Default::default() };
        stack.act(&["up"]).await?;
        let addresses = std::fs::read_to_string(stack.room.0.join("addresses"))?;
        for (number, server) in stack.servers.iter_mut().enumerate() {
            let name = format!("server{}=", number + 1);
            let line = addresses.lines().find_map(|line| line.strip_prefix(&name)).ok_or("a server has no address")?;
            line.clone_into(server);
        }
        Ok(stack)
    }

    /// Does something to a part of it: `["kill", "redis"]`.
    pub async fn act(&self, words: &[&str]) -> Result<(), Failure> {
        let mut command = self.command(words);
        let done: Output = tokio::task::spawn_blocking(move || command.output()).await??;
        if done.status.success() {
            return Ok(());
        }
        Err(format!("{words:?}: {}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
            .into())
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("bash");
        let careless = [("BERGIZI_CARELESS", "yes"), ("BERGIZI_DEMO", "yes"), ("BERGIZI_LOG", "error")];
        command.arg(&self.script).arg(&self.room.0).args(words).env("BERGIZI", &self.program).envs(careless);
        command.stdin(Stdio::null());
        command
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        let _ = self.command(&["down"]).output();
    }
}
