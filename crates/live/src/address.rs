//! Where Redis is: one server, one found through Sentinels, or a cluster.

use std::fmt;

use redis::ConnectionInfo;
use redis::IntoConnectionInfo;

/// Where Redis (or Valkey) is.
#[derive(Debug, Clone)]
pub enum Address {
    /// `redis://[user:password@]host[:port][/database]`, or `rediss://` over TLS.
    One(Box<ConnectionInfo>),
    /// `redis-sentinel://[user:password@]host[:port],host…/name[/database]`: the primary of this name, as the Sentinels
    /// know it; user and password are the primary's.
    Sentinel {
        /// The Sentinels.
        sentinels: Vec<ConnectionInfo>,
        /// The name they know the primary by.
        name: String,
        /// How to sign in to the primary, and its database: an address whose host is not used.
        primary: Box<ConnectionInfo>,
    },
    /// `redis-cluster://[user:password@]host[:port],host…`: some of a cluster's nodes.
    Cluster(Vec<ConnectionInfo>),
}

/// What is wrong with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressFault(String);

impl fmt::Display for AddressFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AddressFault {}

const SENTINEL_PORT: &str = "26379";
const PORT: &str = "6379";

impl Address {
    /// Reads an address.
    pub fn parse(url: &str) -> Result<Self, AddressFault> {
        let (scheme, rest) = url.split_once("://").ok_or_else(|| AddressFault("no scheme://".to_owned()))?;
        match scheme {
            "redis" | "rediss" | "valkey" | "valkeys" => {
                let scheme = if scheme.ends_with("ss") || scheme == "valkeys" { "rediss" } else { "redis" };
                Ok(Self::One(Box::new(info(&format!("{scheme}://{rest}"))?)))
            }
            "redis-sentinel" => sentinel(rest),
            "redis-cluster" => {
                let (login, hosts) = login_and_hosts(rest);
                Ok(Self::Cluster(each(hosts, |host| format!("redis://{login}{}", with_port(host, PORT)))?))
            }
            other => Err(AddressFault(format!("unknown scheme {other}://"))),
        }
    }
}

fn sentinel(rest: &str) -> Result<Address, AddressFault> {
    let (login, rest) = login_and_hosts(rest);
    let (hosts, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, database) = path.split_once('/').unwrap_or((path, "0"));
    if name.is_empty() {
        return Err(AddressFault("the name of the primary is missing: …/name".to_owned()));
    }
    Ok(Address::Sentinel {
        sentinels: each(hosts, |host| format!("redis://{}", with_port(host, SENTINEL_PORT)))?,
        name: name.to_owned(),
        primary: Box::new(info(&format!("redis://{login}primary/{database}"))?),
    })
}

/// `user:password@`, or nothing, and what follows it.
fn login_and_hosts(rest: &str) -> (&str, &str) {
    rest.rfind('@').map_or(("", rest), |at| rest.split_at(at + 1))
}

fn each(hosts: &str, url: impl Fn(&str) -> String) -> Result<Vec<ConnectionInfo>, AddressFault> {
    hosts.split(',').map(|host| info(&url(host.trim()))).collect()
}

fn with_port(host: &str, port: &str) -> String {
    let bare = host.trim_end_matches('/');
    if bare.contains(':') { bare.to_owned() } else { format!("{bare}:{port}") }
}

/// The library's words name no secret, yet may repeat the address: they stay out.
fn info(url: &str) -> Result<ConnectionInfo, AddressFault> {
    url.into_connection_info().map_err(|_| AddressFault("not a Redis address".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_say_where_it_is() {
        assert!(matches!(Address::parse("redis://127.0.0.1:6380/2"), Ok(Address::One(_))));
        assert!(matches!(Address::parse("valkey://:secret@cache"), Ok(Address::One(_))));
        let Ok(Address::Sentinel { sentinels, name, .. }) =
            Address::parse("redis-sentinel://:secret@a,b:26380/kitchens/1")
        else {
            panic!("a sentinel address");
        };
        assert_eq!((sentinels.len(), name.as_str()), (2, "kitchens"));
        let Ok(Address::Cluster(nodes)) = Address::parse("redis-cluster://a,b:7001,c") else {
            panic!("a cluster address")
        };
        assert_eq!(nodes.len(), 3);
    }

    #[test]
    fn what_is_wrong_is_said_without_secrets() {
        for wrong in ["redis", "http://:secret@a", "redis-sentinel://:secret@a", "redis://:secret@a:port"] {
            let fault = Address::parse(wrong).map(|_| ()).expect_err(wrong).to_string();
            assert!(!fault.contains("secret"), "{fault}");
        }
    }
}
