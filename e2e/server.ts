/** Starts the product on a database of its own before the tests, and stops it after them. */

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const START_MS = 30_000;

export default async function start() {
  const server = await ownServer("server.log");
  process.env.BERGIZI_ADDRESS = server.address;
  return server.end;
}

/** A server on a database of its own, which can be stopped and started again at the same address. */
export async function ownServer(logName = "another-server.log") {
  const program = process.env.BERGIZI_SERVER;
  if (!program) throw new Error("BERGIZI_SERVER names no program: run the browser tests by ./test browser");
  const folder = mkdtempSync(join(tmpdir(), "bergizi-e2e-"));
  const results = join(import.meta.dirname, "test-results");
  mkdirSync(results, { recursive: true });
  const logFile = join(results, logName);
  let server: ChildProcess;
  const endWithUs = () => server.kill("SIGKILL");
  const self = {
    address: "http://127.0.0.1:0",
    async start() {
      const log = openSync(logFile, "a");
      const listen = new URL(self.address).host || "127.0.0.1:0";
      const options = ["serve", "--demo", "--listen", listen, "--database-url", `sqlite://${join(folder, "e2e.db")}`];
      server = spawn(program, options, { stdio: ["ignore", "pipe", log] });
      closeSync(log);
      try {
        self.address = await address(server);
      } catch (error) {
        endWithUs();
        throw new Error(`${error}\n${readFileSync(logFile, "utf8")}`);
      }
    },
    stop: () => stop(server),
    async end() {
      await stop(server);
      process.removeListener("exit", endWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  process.once("exit", endWithUs);
  await self.start();
  return self;
}

/** The server prints one line, once it accepts connections. */
function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server did not start in ${START_MS} ms`)), START_MS);
    server.once("error", reject);
    server.once("exit", (code, signal) => reject(new Error(`the server ended by ${signal ?? code}`)));
    createInterface(server.stdout!).on("line", (line) => {
      const found = line.match(/http:\/\/\S+/);
      if (!found) return;
      clearTimeout(late);
      resolve(found[0]);
    });
  });
}

/** Asks it to stop; it has to obey. */
function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => server.kill("SIGKILL"), 25_000);
    server.once("exit", () => {
      clearTimeout(late);
      resolve();
    });
    server.kill("SIGTERM");
  });
}
