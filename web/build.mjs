// Builds the browser's files: `node build.mjs OUT_DIR`.
//
// Called by crates/ui/build.rs. Writes hashed, minified files with their compressed twins, and two tables that
// build.rs turns into Rust: `assets.tsv` (name, hashed name, content type) and `icons.tsv` (variant, shapes).

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { types } from "./client/types.mjs";

const here = import.meta.dirname;
const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs OUT_DIR");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const table = [];

/** Writes one file under its hashed name, with the compressed variants a server can send as they are. */
function keep(name, contentType, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const hashed = name.replace(/(\.[^.]+)$/, `-${hash}$1`);
  const size = bytes.length;
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size },
  });
  writeFileSync(join(out, hashed), bytes);
  writeFileSync(join(out, `${hashed}.br`), brotli);
  writeFileSync(join(out, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  table.push([name, hashed, contentType].join("\t"));
  console.log(`${name}: ${size} bytes, ${brotli.length} as brotli`);
  return hashed;
}

const tailwind = join(here, "node_modules/@tailwindcss/cli/dist/index.mjs");
const css = join(out, "app.css.tmp");
execFileSync(process.execPath, [tailwind, "--input", join(here, "app.css"), "--output", css, "--minify"], {
  cwd: here,
  stdio: ["ignore", "inherit", "pipe"],
});
keep("app.css", "text/css; charset=utf-8", readFileSync(css));
rmSync(css);

const script = buildSync({
  entryPoints: [join(here, "app.js")],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "safari16.4", "firefox115"],
  legalComments: "none",
  write: false,
});
keep("app.js", "text/javascript; charset=utf-8", Buffer.from(script.outputFiles[0].contents));

// The module for other front ends, served at a stable path as well.
const client = buildSync({
  entryPoints: [join(here, "client/bergizi.js")],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  write: false,
});
keep("bergizi.js", "text/javascript; charset=utf-8", Buffer.from(client.outputFiles[0].contents));
keep("bergizi.d.ts", "text/plain; charset=utf-8", Buffer.from(await types()));

const icon = keep("icon.svg", "image/svg+xml", readFileSync(join(here, "icon.svg")));
const manifest = JSON.parse(readFileSync(join(here, "manifest.json"), "utf8"));
manifest.icons = [{ src: icon, sizes: "any", type: "image/svg+xml", purpose: "any" }];
keep("manifest.json", "application/manifest+json", Buffer.from(JSON.stringify(manifest)));

writeFileSync(join(out, "assets.tsv"), table.join("\n"));

// `icons.txt` has one line an icon: the Rust variant and lucide's name for it.
const icons = readFileSync(join(here, "icons.txt"), "utf8")
  .split("\n")
  .filter((line) => line.trim() && !line.startsWith("#"))
  .map((line) => {
    const [variant, name] = line.trim().split(/\s+/);
    const svg = readFileSync(join(here, "node_modules/lucide-static/icons", `${name}.svg`), "utf8");
    const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace("</svg>", "").replace(/\s+\/>/g, "/>");
    return `${variant}\t${name}\t${shapes.replace(/\s*\n\s*/g, "")}`;
  });
writeFileSync(join(out, "icons.tsv"), icons.join("\n"));
