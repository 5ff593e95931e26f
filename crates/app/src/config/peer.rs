//! The address that a request comes from.

use std::net::SocketAddr;

use axum::http::HeaderMap;

use super::Config;

/// Who is at the other end, as far as can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer(String);

impl Peer {
    /// The connection's address, or, behind a proxy that says so, the last one that the proxy saw.
    pub fn of(config: &Config, connection: Option<SocketAddr>, headers: &HeaderMap) -> Self {
        let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
        let last = forwarded.and_then(|line| line.rsplit(',').next()).map(|address| address.trim().to_owned());
        let connected = connection.map(|peer| peer.ip().to_string()).unwrap_or_default();
        Self(last.filter(|address| config.behind_proxy && !address.is_empty()).unwrap_or(connected))
    }

    /// The address as text.
    pub fn address(&self) -> &str {
        &self.0
    }
}
