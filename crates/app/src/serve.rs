//! The server: opens, listens, says where, and drains when told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use axum::serve::ListenerExt as _;
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tracing_subscriber::EnvFilter;

use crate::app::App;
use crate::cli::{self, Failure};
use crate::config::Config;
use crate::{demo, metrics, router};

/// How long requests under way may take to come to their end once the server is told to stop.
const DRAIN: Duration = Duration::from_secs(20);

/// How long a client may take nothing of what was sent before its connection is given up.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long the last words on live channels may take.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Runs until told to stop.
pub async fn run(config: Config) -> Result<(), Failure> {
    start_log(&config);
    metrics::start();
    let app = cli::open(&config).await?;
    if config.demo && demo::load(&app).await? {
        tracing::info!("loaded two example kitchens");
    }
    let listener = TcpListener::bind(config.listen).await?;
    println!("Bergizi listens on http://{}", listener.local_addr()?);
    serve(app, listener, stop_signal()).await
}

/// Serves until `stop` comes, then lets what was accepted come to its end.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    let (draining, mut is_draining) = tokio::sync::watch::channel(false);
    let service = router::build(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let hub = app.hub.clone();
    let live = tokio::spawn(async move { hub.run().await });
    let hub = app.hub.clone();
    let server = axum::serve(listener.tap_io(prepare), service).with_graceful_shutdown(async move {
        stop.await;
        hub.stop();
        let _ = draining.send(true);
    });
    let overdue = async move {
        let _ = is_draining.wait_for(|draining| *draining).await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        result = server => result?,
        () = overdue => tracing::warn!("stopped with requests still under way"),
    }
    // Sockets are no requests any more, and the server does not wait for them.
    let is_quiet = async {
        while app.hub.open_channels() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let _ = tokio::time::timeout(LAST_WORDS, is_quiet).await;
    live.abort();
    app.db.close().await;
    Ok(())
}

/// What is sent goes out at once, and to whoever takes none of it no longer than a while.
fn prepare(connection: &mut TcpStream) {
    let _ = connection.set_nodelay(true);
    let _ = SockRef::from(&*connection).set_tcp_user_timeout(Some(PATIENCE));
}

/// SIGTERM from the system, or Ctrl-C from a person.
async fn stop_signal() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .expect("a process may listen to its own signals");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

fn start_log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second server in one process, as in tests, keeps the first one's log.
    let _ = if config.log_format == "json" { log.json().try_init() } else { log.try_init() };
}
