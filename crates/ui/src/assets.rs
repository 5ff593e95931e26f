//! The browser's files: built by `build.rs`, embedded under names that carry their hash, compressed beforehand.

/// One embedded file. Its path changes whenever its bytes do, so it may be cached for ever.
#[derive(Debug)]
pub struct Asset {
    name: &'static str,
    path: &'static str,
    url: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/dist/assets.rs"));

/// Where the app serves the files from; every URL of [`url`] begins with it.
pub const PREFIX: &str = "/assets/";

/// What to send as `Cache-Control` with each file.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

impl Asset {
    /// The name it was asked for by, such as `app.css`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The hashed name below [`PREFIX`], such as `app-0123456789ab.css`.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The value of `Content-Type`.
    pub fn content_type(&self) -> &'static str {
        self.content_type
    }

    /// The smallest bytes a client accepts, with the value of `Content-Encoding` (`None`: as they are). `accepted` is
    /// the request's `Accept-Encoding`; answers differ by it, so send `Vary: Accept-Encoding`.
    pub fn encoded(&self, accepted: &str) -> (Option<&'static str>, &'static [u8]) {
        let takes = |coding: &str| {
            accepted.split(',').any(|part| {
                let mut words = part.split(';').map(str::trim);
                words.next() == Some(coding)
                    && !words.any(|quality| matches!(quality, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        };
        if takes("br") {
            (Some("br"), self.brotli)
        } else if takes("gzip") {
            (Some("gzip"), self.gzip)
        } else {
            (None, self.plain)
        }
    }
}

/// The file at a hashed path (what follows [`PREFIX`] in the URL).
pub fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

/// The file of a plain name, for addresses that stay while its bytes change.
pub fn named(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// The URL of a file by its plain name, `app.css`. An unknown name gives an empty text, which a test would see.
pub fn url(name: &str) -> &'static str {
    named(name).map_or("", |asset| asset.url)
}

/// Every embedded file.
pub fn all() -> &'static [Asset] {
    ASSETS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_under_its_hashed_name_only() {
        let style = url("app.css").strip_prefix(PREFIX).expect("a URL below the prefix");
        assert_eq!(find(style).map(Asset::content_type), Some("text/css; charset=utf-8"));
        assert!(find("app.css").is_none());
        assert_eq!(url("nothing.css"), "");
    }

    #[test]
    fn the_smallest_accepted_encoding_is_chosen() {
        let script = find(url("app.js").strip_prefix(PREFIX).expect("a URL below the prefix")).expect("the script");
        assert_eq!(script.encoded("gzip, deflate, br").0, Some("br"));
        assert_eq!(script.encoded("gzip;q=1.0, br;q=0").0, Some("gzip"));
        assert_eq!(script.encoded("").0, None);
    }

    #[test]
    fn a_first_visit_stays_small() {
        let bytes =
            |name: &str| find(url(name).strip_prefix(PREFIX).unwrap_or_default()).map_or(0, |asset| asset.brotli.len());
        assert!(bytes("app.css") < 25_000, "styles: {} bytes", bytes("app.css"));
        assert!(bytes("app.js") < 30_000, "scripts: {} bytes", bytes("app.js"));
    }

    #[test]
    fn no_script_needs_eval() {
        let script = ASSETS.iter().find(|asset| asset.name == "app.js").expect("the script");
        assert!(!String::from_utf8_lossy(script.plain).contains("eval("));
    }
}
