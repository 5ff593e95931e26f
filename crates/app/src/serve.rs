//! The server: opens, listens, says where, and drains when told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::app::App;
use crate::cli::{self, Failure};
use crate::config::Config;
use crate::{demo, metrics, router};

/// How long requests under way may take to come to their end once the server is told to stop.
const DRAIN: Duration = Duration::from_secs(20);

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
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
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
    app.db.close().await;
    Ok(())
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
