//! What was configured, and from where: every option is a flag and an environment variable, and knows which of them,
//! or neither, set it.

mod peer;

use std::net::SocketAddr;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args};

pub use self::peer::Peer;

/// The options of a running server.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// The address to listen on.
    #[arg(long, env = "BERGIZI_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// `sqlite://FILE` for the embedded database, or `postgres://…`.
    #[arg(long, env = "BERGIZI_DATABASE_URL", default_value = "sqlite://bergizi.db", hide_env_values = true)]
    pub database_url: String,
    /// Redis or Valkey, for several servers on one database: `redis://…`, `rediss://…`, `redis-sentinel://host,host/name`
    /// or `redis-cluster://host,host`. None: what is shared lives in the process.
    #[arg(long, env = "BERGIZI_REDIS_URL", default_value = "", hide_env_values = true)]
    pub redis_url: String,
    /// Loads two example kitchens into an empty database, and shows their accounts on the sign-in page.
    #[arg(long, env = "BERGIZI_DEMO")]
    pub demo: bool,
    /// The address under which people reach this server, for example `https://gizi.example.id`.
    #[arg(long, env = "BERGIZI_PUBLIC_URL", default_value = "")]
    pub public_url: String,
    /// Whether a proxy in front of the server tells the client's address by `X-Forwarded-For`.
    #[arg(long, env = "BERGIZI_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Whether answers that still hold are kept, `on` or `off`; `off` is for measuring what that is worth.
    #[arg(long, env = "BERGIZI_CACHE", default_value = "on")]
    pub cache: String,
    /// What to log: `error`, `warn`, `info`, `debug`, or a filter such as `bergizi=debug`.
    #[arg(long, env = "BERGIZI_LOG", default_value = "info")]
    pub log: String,
    /// How to log: `text` or `json`.
    #[arg(long, env = "BERGIZI_LOG_FORMAT", default_value = "text")]
    pub log_format: String,
}

impl Config {
    /// Whether people reach this server by https, so that cookies may be kept to it.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The address under which people reach this server, without a slash at its end: as it was configured, or else by the
    /// name that somebody used for it.
    pub fn address(&self, host: Option<&str>) -> String {
        match (self.public_url.trim_end_matches('/'), host) {
            ("", Some(host)) => format!("http://{host}"),
            ("", None) => format!("http://{}", self.listen),
            (address, _) => address.to_owned(),
        }
    }

    /// Whether answers that still hold are kept.
    pub fn caches(&self) -> bool {
        self.cache != "off"
    }

    /// What is wrong with the options, in words.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if !["sqlite://", "postgres://", "postgresql://"].iter().any(|scheme| self.database_url.starts_with(scheme)) {
            faults.push("database-url must begin with sqlite:// or postgres://".to_owned());
        }
        if !(self.public_url.is_empty() || self.public_url.starts_with("http://") || self.is_https()) {
            faults.push("public-url must begin with http:// or https://".to_owned());
        }
        if let Err(fault) = self.redis() {
            faults.push(format!("redis-url: {fault}"));
        }
        if !["on", "off"].contains(&self.cache.as_str()) {
            faults.push("cache must be on or off".to_owned());
        }
        if !["text", "json"].contains(&self.log_format.as_str()) {
            faults.push("log-format must be text or json".to_owned());
        }
        faults
    }

    /// Where Redis is, if anywhere.
    pub fn redis(&self) -> Result<Option<live::Server>, live::AddressFault> {
        if self.redis_url.is_empty() {
            return Ok(None);
        }
        live::Address::parse(&self.redis_url).map(|address| Some(live::Server::new(address)))
    }

    /// Each option with its value and where it came from.
    pub fn provenance(&self, matches: &ArgMatches) -> Vec<Setting> {
        let source = |name: &str| match matches.value_source(name) {
            Some(ValueSource::CommandLine) => "flag",
            Some(ValueSource::EnvVariable) => "environment",
            _ => "default",
        };
        [
            ("listen", self.listen.to_string()),
            ("database_url", without_password(&self.database_url)),
            ("redis_url", without_password(&self.redis_url)),
            ("demo", self.demo.to_string()),
            ("public_url", self.public_url.clone()),
            ("behind_proxy", self.behind_proxy.to_string()),
            ("cache", self.cache.clone()),
            ("log", self.log.clone()),
            ("log_format", self.log_format.clone()),
        ]
        .into_iter()
        .map(|(name, value)| Setting { name, value, source: source(name) })
        .collect()
    }
}

/// A URL without its password, for people to read.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((credentials, host)) => {
            let user = credentials.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:…@{host}")
        }
        None => url.to_owned(),
    }
}

/// One option, its value, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The option.
    pub name: &'static str,
    /// Its value, without secrets.
    pub value: String,
    /// `flag`, `environment` or `default`.
    pub source: &'static str,
}
