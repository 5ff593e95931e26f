//! The shape of the house, held by tests: which crate may know which, that nothing large is built twice, and that what
//! is named is used. It stands with the crate that knows nobody, because it builds in a moment there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Who may know whom. A crate that is new has to be given its place here.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("words", &["domain"]),
    ("calc", &["domain"]),
    ("store", &["domain"]),
    ("live", &["domain", "words"]),
    ("ui", &["domain", "words"]),
    ("app", &["domain", "words", "calc", "store", "live", "ui"]),
    ("bench", &[]),
];

/// What only some crates may use, so that a change of it stays where it is.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("axum", &["app", "bench"]),
    ("tower-http", &["app"]),
    ("redis", &["live"]),
    ("good_lp", &["calc"]),
    ("maud", &["app", "ui"]),
    // `domain` and `words` only say how their types are written into a column.
    ("sqlx", &["app", "store", "domain", "words"]),
    ("tokio", &["app", "store", "live", "bench"]),
];

/// Two versions of these would mean minutes of building, or types that do not fit each other.
const ONCE: &str = "argon2 axum axum-core http http-body hyper jiff libsqlite3-sys maud moka redis ring rustls serde \
    serde_json sqlx sqlx-core time tokio tower tower-http tracing tracing-subscriber utoipa uuid";

/// TLS is rustls's: nothing may bring a system library for it, or a second database driver.
const NEVER: &[&str] = &["openssl", "openssl-sys", "native-tls", "chrono", "mysql", "sea-orm", "diesel"];

#[test]
fn crates_know_only_those_beneath_them() {
    let allowed: BTreeMap<_, _> = MAY_KNOW.iter().copied().collect();
    let crates = crates();
    for (name, package) in &crates {
        let allowed = allowed.get(name.as_str()).unwrap_or_else(|| panic!("{name} has no place in the house yet"));
        let known: BTreeSet<_> = dependencies(package).filter(|(known, _)| crates.contains_key(known)).collect();
        for (known, _) in known {
            assert!(allowed.contains(&known.as_str()), "{name} must not know {known}");
        }
    }
}

#[test]
fn parts_stay_in_the_crates_that_wrap_them() {
    for (name, package) in crates() {
        for (dependency, is_for_tests) in dependencies(&package) {
            let Some((_, crates)) = ONLY_IN.iter().find(|(part, _)| *part == dependency) else { continue };
            assert!(is_for_tests || crates.contains(&name.as_str()), "{name} must not use {dependency} itself");
        }
    }
}

#[test]
fn nothing_large_is_built_twice() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock can be read");
    let mut versions = BTreeMap::<&str, Vec<&str>>::new();
    for package in lock.split("[[package]]").skip(1) {
        versions.entry(quoted(package, "name")).or_default().push(quoted(package, "version"));
    }
    for name in ONCE.split_whitespace() {
        let versions = versions.get(name).map_or(&[][..], Vec::as_slice);
        assert!(versions.len() < 2, "{name} comes in {} versions: {}", versions.len(), versions.join(", "));
    }
    for name in NEVER {
        assert!(!versions.contains_key(name), "{name} has come in");
    }
}

#[test]
fn what_is_named_is_used() {
    let mut unused = Vec::new();
    let mut in_use = BTreeSet::new();
    let crates = crates();
    for (name, package) in &crates {
        let mut code = String::new();
        read_rust(&manifest_folder(package), &mut code);
        // What a macro of another crate writes into this one counts as well.
        for macros in dependencies(package).filter_map(|(known, _)| Some(manifest_folder(crates.get(&known)?))) {
            code.push_str(&fs::read_to_string(macros.join("src/macros.rs")).unwrap_or_default());
        }
        for (dependency, _) in dependencies(package) {
            if !code.contains(&dependency.replace('-', "_")) {
                unused.push(format!("{name}: {dependency}"));
            }
            in_use.insert(dependency);
        }
    }
    let workspace = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml can be read");
    let named = workspace.split_once("[workspace.dependencies]").map_or("", |(_, rest)| rest);
    let named = named.lines().take_while(|line| !line.starts_with('['));
    let named = named.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    unused.extend(named.filter(|name| !in_use.contains(*name)).map(|name| format!("the workspace: {name}")));
    assert!(unused.is_empty(), "named and never used: {}", unused.join(", "));
}

#[test]
fn versions_and_lints_are_said_once_for_all() {
    for (name, package) in crates() {
        let manifest =
            fs::read_to_string(manifest_folder(&package).join("Cargo.toml")).expect("Cargo.toml can be read");
        assert!(manifest.contains("[lints]\nworkspace = true"), "{name} does not follow the workspace's lints");
        let own: Vec<_> = manifest.lines().filter(|line| line.contains("version = \"")).collect();
        assert!(own.is_empty(), "{name} chooses versions of its own: {own:?}");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace is there")
}

/// The workspace's crates by name, as cargo sees them.
fn crates() -> BTreeMap<String, Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
    assert!(!packages.is_empty(), "a workspace has crates");
    packages.into_iter().map(|package| (text(&package, "name").to_owned(), package)).collect()
}

/// What a crate names, and whether only its tests need it.
fn dependencies(package: &Value) -> impl Iterator<Item = (String, bool)> + '_ {
    let all = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().map(|dependency| (text(dependency, "name").to_owned(), dependency["kind"] == "dev"))
}

fn manifest_folder(package: &Value) -> PathBuf {
    Path::new(text(package, "manifest_path")).parent().expect("a manifest lies in a folder").to_owned()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("cargo names {name}"))
}

/// The value of `name = "…"` in a part of Cargo.lock.
fn quoted<'a>(package: &'a str, name: &str) -> &'a str {
    let line = package.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = ")).unwrap_or_default();
    line.trim_matches('"')
}

/// All Rust of a crate but this file, which names more than it uses.
fn read_rust(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            read_rust(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests/house.rs") {
            code.push_str(&fs::read_to_string(&path).expect("a file can be read"));
        }
    }
}
