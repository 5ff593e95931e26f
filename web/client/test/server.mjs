// A small server that answers as Bergizi does: menus and plans in memory, their events numbered, kept and replayed.

import { createServer } from "node:http";
import { plans as aboutPlans } from "./plans.mjs";

const ACTOR = { id: "other", name: "Siti" };

/** Starts on a free port, or on `port` again with the menus and events of the one before. */
export async function serve({ menus = [], plans = [], events = [], port = 0 } = {}) {
  const streams = new Set();
  const asked = [];
  const refuse = { stream: null };
  const summary = ({ id, menuName, isActive }) => ({ id, menuName, menuCode: "A", mealType: "LUNCH", programId: "p", isActive, costPerServing: 1 });
  const frame = (event) => `${event.id ? `id: ${event.id}\n` : ""}data: ${JSON.stringify(event)}\n\n`;
  const self = {
    menus, plans, events, asked, refuse,
    /** Something happened: it is kept, and told to all. */
    happened(type, data, actor = ACTOR) {
      const event = { type, id: String(events.length + 1), sppgId: "k", actor, changed: [], data };
      events.push(event);
      self.say(event);
    },
    say: (event) => streams.forEach((stream) => stream.write(frame(event))),
    raw: (text) => streams.forEach((stream) => stream.write(text)),
    hangUp: () => streams.forEach((stream) => stream.destroy()),
    listeners: () => streams.size,
    asks: (path) => asked.filter((one) => one.startsWith(path)).length,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://here");
    asked.push(`${request.method} ${url.pathname}${url.search}`);
    const json = (status, body) => {
      response.writeHead(status, { "content-type": status < 400 ? "application/json" : "application/problem+json" });
      response.end(body === undefined ? "" : JSON.stringify(body));
    };
    if (url.pathname.startsWith("/api/sse/")) {
      if (refuse.stream) return json(refuse.stream, { status: refuse.stream, code: "refused" });
      response.writeHead(200, { "content-type": "text/event-stream" });
      const last = String(events.length);
      response.write(frame({ type: "CONNECTED", id: last }));
      const after = url.searchParams.get("after");
      if (after !== null) events.filter((event) => Number(event.id) > Number(after)).forEach((event) => response.write(frame(event)));
      streams.add(response);
      return request.once("close", () => streams.delete(response));
    }
    if (url.pathname === "/client/words.json") {
      return json(200, { id: { MENU_CREATED: "Menu baru “{thing}” dibuat oleh {who}." }, en: { MENU_CREATED: "{who} created “{thing}”." } });
    }
    if (url.pathname === "/api/v1/session") return json(200, { user: { id: "me", locale: "id" } });
    let text = "";
    for await (const piece of request) text += piece;
    if (aboutPlans(self, request, url, text, json)) return;
    const [, id, rest] = url.pathname.match(/^\/api\/v1\/menus(?:\/([^/]+))?(?:\/(.+))?$/) ?? [];
    const found = menus.find((menu) => menu.id === id);
    if (id && !found) return json(404, { status: 404, code: "not_found", detail: "Tidak ditemukan" });
    if (rest === "cost") return json(200, { totalCost: found.price });
    if (rest === "nutrition") return json(200, { size: url.searchParams.get("size") });
    if (request.method === "POST") {
      const menu = { id: String(menus.length + 1), isActive: true, version: 1, ...JSON.parse(text) };
      if (!menu.menuName) return json(422, { status: 422, code: "invalid", detail: "Isian", errors: [{ field: "menuName", code: "required", message: "Wajib" }] });
      menus.push(menu);
      json(201, menu);
      return self.happened("MENU_CREATED", summary(menu), { id: "me", name: "Saya" });
    }
    if (request.method === "PATCH") {
      Object.assign(found, JSON.parse(text));
      json(200, found);
      return self.happened("MENU_UPDATED", summary(found));
    }
    if (request.method === "DELETE") {
      menus.splice(menus.indexOf(found), 1);
      json(204);
      return self.happened("MENU_DELETED", summary(found));
    }
    if (found) return json(200, found);
    const search = url.searchParams.get("search") ?? "";
    const items = menus.filter((menu) => menu.menuName.includes(search));
    json(200, { items, page: 1, pageSize: 20, total: items.length, totalPages: 1 });
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  self.port = server.address().port;
  self.base = `http://127.0.0.1:${self.port}`;
  return self;
}

/** Resolves once the store's state pleases; fails with what it was instead. */
export async function until(store, pleases, ms = 5000) {
  const stop = store.subscribe(() => {});
  try {
    await eventually(() => pleases(store.get()), ms, () => JSON.stringify(store.get()));
    return store.get();
  } finally {
    stop();
  }
}

/** Asks until the answer is yes. */
export async function eventually(asks, ms = 5000, what = () => asks) {
  for (const late = Date.now() + ms; !asks(); await new Promise((later) => setTimeout(later, 10))) {
    if (Date.now() > late) throw new Error(`waited in vain: ${what()}`);
  }
}
