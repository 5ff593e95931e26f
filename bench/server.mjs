/** The release build, started on a free port with the example kitchens in a temporary folder, and one who is signed in. */

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "..");

/** Builds and starts the server, hands it to `measure`, and stops it however that ends. */
export async function withServer(measure) {
  const cargo = (...args) => execFileSync("cargo", args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
  cargo("build", "--release", "--package", "app", "--package", "bench", "--quiet");
  const built = JSON.parse(cargo("metadata", "--format-version", "1", "--no-deps", "--offline")).target_directory;
  const room = mkdtempSync(join(tmpdir(), "bergizi-bench-"));
  const options = ["serve", "--demo", "--listen", "127.0.0.1:0", "--log", "error"];
  const server = spawn(join(built, "release/bergizi"), [...options, "--database-url", `sqlite://${join(room, "bench.db")}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  try {
    await measure(await Visitor.signedIn(await address(server)));
  } finally {
    server.kill("SIGTERM");
    await ended;
    rmSync(room, { recursive: true, force: true });
  }
}

/** The server prints one line, once it accepts connections. */
function address(server) {
  return new Promise((resolve, reject) => {
    server.once("exit", (code, signal) => reject(new Error(`the server ended by ${signal ?? code}`)));
    createInterface(server.stdout).once("line", (line) => resolve(line.match(/http:\/\/\S+/)[0]));
  });
}

/** Someone of an example kitchen, on one connection. */
class Visitor {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie;

  constructor(address) {
    this.address = address;
  }

  /** What the browser of this visitor would send. */
  get cookie() {
    return this.#cookie;
  }

  static async signedIn(address, email = "gizi@pwk.demo") {
    const visitor = new Visitor(address);
    const { headers } = await visitor.ask("POST", "/api/v1/session", { email, password: "makan-bergizi" });
    visitor.#cookie = headers["set-cookie"][0].split(";")[0];
    return visitor;
  }

  /** Somebody else of the same server. */
  as(email) {
    return Visitor.signedIn(this.address, email);
  }

  /** Asks once. `bytes` are those of the body as it came over the line; `text` is there when it came unpacked. */
  ask(method, path, sent, more = {}) {
    const body = sent && JSON.stringify(sent);
    const headers = { origin: this.address, ...(this.#cookie && { cookie: this.#cookie }), ...more };
    if (body) Object.assign(headers, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    return new Promise((resolve, reject) => {
      const asked = request(this.address + path, { method, headers, agent: this.#agent }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const whole = Buffer.concat(parts);
          const packed = answer.headers["content-encoding"];
          const text = packed ? undefined : whole.toString();
          if (answer.statusCode >= 400) return reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
          resolve({ headers: answer.headers, bytes: whole.length, text });
        });
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }

  async json(path) {
    return JSON.parse((await this.ask("GET", path)).text);
  }
}

/** Prints a figure beside its threshold; a missed one makes the command fail. */
export function judge(what, figure, unit, most) {
  const held = figure < most;
  console.log(`${held ? "held  " : "MISSED"}  ${what}: ${figure.toFixed(figure < 10 ? 2 : 1)} ${unit} (under ${most})`);
  if (!held) process.exitCode = 1;
}
