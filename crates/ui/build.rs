//! Builds the browser's files in `web/` and turns them into Rust tables in `OUT_DIR`.
//!
//! `npm ci` runs only when `node_modules` is missing or was installed from another lock file. The build itself takes
//! about a second; it runs again only when the files of `web/` or Rust files that hold markup change.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What `npm ci` leaves behind here: a copy of the lock file it installed from.
const INSTALLED: &str = "node_modules/.installed-lock.json";

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..").canonicalize()?;
    let web = root.join("web");
    let dist = PathBuf::from(env::var("OUT_DIR")?).join("dist");
    watch(&root, &web)?;
    {
        // Two builds with different target folders share `node_modules`, so they take turns.
        let lock = File::open(web.join("package-lock.json"))?;
        lock.lock()?;
        install(&web)?;
        run(Command::new("node").arg("build.mjs").arg(&dist).current_dir(&web))?;
    }
    fs::write(dist.join("assets.rs"), assets(&dist)?)?;
    fs::write(dist.join("icons.rs"), icons(&dist)?)?;
    Ok(())
}

/// Names exactly the files whose change can change the result, so that ordinary edits do not come here.
fn watch(root: &Path, web: &Path) -> Result<(), Box<dyn Error>> {
    let mut watched: Vec<PathBuf> = vec![root.join("crates/ui/build.rs"), root.join("crates/ui/src")];
    for entry in fs::read_dir(web)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name != "node_modules" && name != ".gitignore") {
            watched.push(path);
        }
    }
    let app = root.join("crates/app/src");
    watched.extend([app.join("lib.rs"), app.join("pages")]);
    for entry in fs::read_dir(&app)? {
        let feature = entry?.path();
        let pages: Vec<PathBuf> =
            ["pages.rs", "pages"].map(|name| feature.join(name)).into_iter().filter(|path| path.exists()).collect();
        // A feature without pages may get some: then its `mod.rs` changes.
        watched.extend(if pages.is_empty() { vec![feature.join("mod.rs")] } else { pages });
    }
    for path in watched.iter().filter(|path| path.exists()) {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    Ok(())
}

fn install(web: &Path) -> Result<(), Box<dyn Error>> {
    let wanted = fs::read(web.join("package-lock.json"))?;
    let installed = web.join(INSTALLED);
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(web))?;
    fs::write(installed, wanted)?;
    Ok(())
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().map_err(|error| {
        format!("cannot run `{program}` ({error}): the pages' styles and scripts are built with Node.js 20 or newer and its npm; install them (on Debian: `apt-get install nodejs npm`) and build again")
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    Err(format!("`{program}` failed in web/ ({}):\n{said}", output.status).into())
}

/// The table of embedded files, from what `build.mjs` noted.
fn assets(dist: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::from("pub(super) static ASSETS: &[Asset] = &[\n");
    for line in fs::read_to_string(dist.join("assets.tsv"))?.lines() {
        let [name, hashed, content_type] = columns(line)?;
        let path = |suffix: &str| dist.join(format!("{hashed}{suffix}")).display().to_string();
        writeln!(
            code,
            "Asset {{ name: {name:?}, path: {hashed:?}, url: {:?}, content_type: {content_type:?}, plain: include_bytes!({:?}), gzip: include_bytes!({:?}), brotli: include_bytes!({:?}) }},",
            format!("/assets/{hashed}"),
            path(""),
            path(".gz"),
            path(".br"),
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// The icons' enum, from lucide's files named in `web/icons.txt`.
fn icons(dist: &Path) -> Result<String, Box<dyn Error>> {
    let (mut variants, mut shapes, mut all) = (String::new(), String::new(), String::new());
    for line in fs::read_to_string(dist.join("icons.tsv"))?.lines() {
        let [variant, name, shape] = columns(line)?;
        writeln!(variants, "/// Lucide's `{name}`.\n{variant},")?;
        writeln!(shapes, "Self::{variant} => {shape:?},")?;
        writeln!(all, "Self::{variant},")?;
    }
    Ok(format!(
        "/// A picture of one word, drawn in the colour and size of the text around it.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum Icon {{\n{variants}}}\n\
         impl Icon {{\n/// Every icon, in the order of `web/icons.txt`.\npub const ALL: &[Self] = &[\n{all}];\n\
         fn shapes(self) -> &'static str {{ match self {{\n{shapes}}} }}\n}}\n"
    ))
}

fn columns(line: &str) -> Result<[&str; 3], Box<dyn Error>> {
    <[&str; 3]>::try_from(line.split('\t').collect::<Vec<_>>()).map_err(|_| format!("not three columns: {line}").into())
}
