//! A Redis of its own for each test: the installed `redis-server` (or `valkey-server`) on a free port, keeping nothing.
//! Gone when the test ends.

use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::{Address, Server};

/// The programs that can be one.
const PROGRAMS: [&str; 2] = ["redis-server", "valkey-server"];

/// A Redis for one test.
#[derive(Debug)]
pub struct TestRedis {
    port: u16,
    running: Option<Child>,
}

impl TestRedis {
    /// A fresh one; `None`, said aloud, where none is installed. In CI there always is one, or the test fails.
    pub fn start() -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let running = launch(port);
        if running.is_none() {
            assert!(std::env::var_os("CI").is_none(), "CI must have redis-server");
            eprintln!("skipped: redis-server is not installed");
        }
        running.map(|running| Self { port, running: Some(running) })
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// This process's way to it.
    pub fn server(&self) -> Server {
        Server::new(Address::parse(&self.url()).expect("an address"))
    }

    /// Ends it as a crash would.
    pub fn kill(&mut self) {
        if let Some(mut running) = self.running.take() {
            let _ = running.kill();
            let _ = running.wait();
        }
    }

    /// Begins anew, empty, at the same address.
    pub fn start_again(&mut self) {
        self.kill();
        self.running = launch(self.port);
    }

    /// Stops it where it stands: it neither answers nor hangs up.
    pub fn pause(&self) {
        self.signal("-STOP");
    }

    /// Lets it go on.
    pub fn go_on(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let Some(running) = &self.running else { return };
        let sent = Command::new("kill").args([signal, &running.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "kill {signal}");
    }
}

impl Drop for TestRedis {
    fn drop(&mut self) {
        self.kill();
    }
}

fn launch(port: u16) -> Option<Child> {
    let port_text = port.to_string();
    let folder = std::env::temp_dir().display().to_string();
    let options = ["--port", &port_text, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", &folder];
    for program in PROGRAMS {
        match Command::new(program).args(options).stdin(Stdio::null()).stdout(Stdio::null()).spawn() {
            Ok(running) => {
                let answers = || TcpStream::connect(("127.0.0.1", port)).is_ok();
                for _ in 0..500 {
                    if answers() {
                        return Some(running);
                    }
                    std::thread::sleep(Duration::from_millis(10));
                }
                panic!("{program} does not listen on {port}");
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => panic!("{program}: {error}"),
        }
    }
    None
}
