import assert from "node:assert/strict";
import { test } from "node:test";
import { connect } from "../bergizi.js";
import { eventually, serve, until } from "./server.mjs";

/** A server with one menu, a client, and its live store; all gone after the test. */
async function meet(t, options = {}, handlers = {}) {
  const server = await serve({ menus: [{ id: "1", menuName: "Soto", isActive: true, price: 1 }] });
  const client = connect({ base: server.base, ...options });
  const live = client.live(handlers);
  t.after(() => {
    live.stop();
    return server.close();
  });
  return { server, client, live };
}

const told = () => {
  const seen = [];
  return { seen, onEvent: (event) => seen.push(event.id ?? event.type) };
};

test("each kind of event calls its own function, with who did it", async (t) => {
  const seen = [];
  const note = (name) => (event) => seen.push(`${name} ${event.data.menuName} ${event.actor.name}`);
  const handlers = Object.fromEntries(["onMenuCreated", "onMenuUpdated", "onMenuDeleted", "onMenuStatusToggled"].map((name) => [name, note(name)]));
  const { server, live } = await meet(t, {}, handlers);
  assert.equal(live.get().connectionStatus, "connecting");
  await until(live, (state) => state.isConnected);
  for (const type of ["MENU_CREATED", "MENU_UPDATED", "MENU_STATUS_TOGGLED", "MENU_DELETED", "PRESENCE"]) server.happened(type, { menuName: "Soto" });
  await eventually(() => seen.length === 4);
  assert.deepEqual(seen, ["onMenuCreated Soto Siti", "onMenuUpdated Soto Siti", "onMenuStatusToggled Soto Siti", "onMenuDeleted Soto Siti"]);
});

test("a server that is gone and back again has nothing missed, and nothing told twice", async (t) => {
  const { seen, onEvent } = told();
  const { server, live } = await meet(t, {}, { onEvent });
  await until(live, (state) => state.isConnected);
  server.happened("MENU_UPDATED", {});
  await eventually(() => seen.length === 1);
  await server.close();
  await until(live, (state) => state.connectionStatus === "disconnected" && state.reason === "lost");
  const { menus, events, port } = server;
  events.push({ type: "MENU_UPDATED", id: "2", data: {} }, { type: "MENU_DELETED", id: "3", data: {} });
  const again = await serve({ menus, events, port });
  t.after(() => again.close());
  await until(live, (state) => state.isConnected, 15_000);
  again.happened("MENU_UPDATED", {});
  await eventually(() => seen.length >= 4);
  again.say({ ...events[3] });
  await new Promise((later) => setTimeout(later, 50));
  assert.deepEqual(seen, ["1", "2", "3", "4"]);
});

test("what came since the page was made is replayed", async (t) => {
  const { seen, onEvent } = told();
  const server = await serve({ events: [1, 2, 3].map((id) => ({ type: "MENU_UPDATED", id: String(id), data: {} })) });
  const live = connect({ base: server.base, after: "1" }).live({ onEvent });
  t.after(() => {
    live.stop();
    return server.close();
  });
  await eventually(() => seen.length === 2);
  assert.deepEqual(seen, ["2", "3"]);
});

test("an ended session and a refusal are final; too many streams are not", async (t) => {
  const { seen, onEvent } = told();
  const { server, live } = await meet(t, {}, { onEvent });
  await until(live, (state) => state.isConnected);
  server.say({ type: "SESSION_EXPIRED" });
  await until(live, (state) => state.reason === "expired");
  assert.deepEqual(seen, ["SESSION_EXPIRED"]);
  for (const [status, reason] of [[401, "expired"], [403, "refused"], [429, "lost"]]) {
    server.refuse.stream = status;
    const other = connect({ base: server.base }).live();
    await until(other, (state) => state.reason === reason);
    other.stop();
  }
});

test("one client opens one stream, and none when nobody listens or live is not wanted", async (t) => {
  const { server, client, live } = await meet(t);
  const list = client.menus();
  const stop = list.subscribe(() => {});
  await until(live, (state) => state.isConnected);
  assert.equal(server.asks("GET /api/sse/menu"), 1);
  live.stop();
  stop();
  await eventually(() => server.listeners() === 0);
  const off = client.live({ enabled: false });
  assert.equal(off.get().isConnected, false);
  assert.equal(server.asks("GET /api/sse/menu"), 1);
});

test("a page of another site shows a ticket, a new one each time", async (t) => {
  let given = 0;
  const { server, live } = await meet(t, { ticket: async () => `t${(given += 1)}` });
  await until(live, (state) => state.isConnected);
  server.hangUp();
  await eventually(() => server.asks("GET /api/sse/menu?ticket=t1") === 1 && server.asks("GET /api/sse/menu?after=0&ticket=t2") === 1);
});

test("without autoReconnect a lost connection stays lost", async (t) => {
  const { server, live } = await meet(t, { autoReconnect: false });
  await until(live, (state) => state.isConnected);
  server.hangUp();
  await until(live, (state) => state.reason === "lost");
  await new Promise((later) => setTimeout(later, 700));
  assert.equal(server.asks("GET /api/sse/menu"), 1);
});

test("notifications say who, and never what one did oneself", async (t) => {
  const said = [];
  const { server, client, live } = await meet(t, {}, { showNotifications: (text) => said.push(text) });
  await until(live, (state) => state.isConnected);
  await client.menus().create({ menuName: "Milik saya" });
  server.happened("MENU_CREATED", { menuName: "Rawon" });
  await eventually(() => said.length > 0);
  assert.deepEqual(said, ["Menu baru “Rawon” dibuat oleh Siti."]);
});

test("a follower's mistake, and text that is no event, disturb nobody", async (t) => {
  const { seen, onEvent } = told();
  const { server, client, live } = await meet(t, {}, { onMenuUpdated: () => null.oops });
  t.mock.method(console, "error", () => {});
  const other = client.live({ onEvent });
  t.after(() => other.stop());
  await until(live, (state) => state.isConnected);
  server.raw("data: {no json\n\n");
  server.happened("MENU_UPDATED", {});
  await eventually(() => seen.length === 1);
  assert.equal(server.asks("GET /api/sse/menu"), 1);
});
