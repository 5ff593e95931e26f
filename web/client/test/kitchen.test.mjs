import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, Problem } from "../bergizi.js";
import { eventually, serve, until } from "./server.mjs";

async function meet(t) {
  const menus = [
    { id: "1", menuName: "Soto", isActive: true, price: 1, version: 1 },
    { id: "2", menuName: "Rawon", isActive: true, price: 2, version: 1 },
  ];
  const server = await serve({ menus });
  t.after(() => server.close());
  return { server, client: connect({ base: server.base }) };
}

/** Subscribed for the length of the test. */
function watched(t, store) {
  t.after(store.subscribe(() => {}));
  return store;
}

test("the list filters, and follows what others do", async (t) => {
  const { server, client } = await meet(t);
  const list = watched(t, client.menus({ search: "o" }));
  assert.deepEqual(list.get().items, []);
  await until(list, (state) => state.total === 2);
  await list.filter({ search: "Soto" });
  assert.equal(list.get().total, 1);
  server.menus.push({ id: "3", menuName: "Soto Betawi" });
  server.happened("MENU_CREATED", { id: "3" });
  await until(list, (state) => state.total === 2);
  server.menus[0].menuName = "Soto Ayam";
  server.happened("INGREDIENT_UPDATED", { menus: ["1"] });
  await until(list, (state) => state.items[0].menuName === "Soto Ayam");
});

test("it says what it is doing, and has the result at once", async (t) => {
  const { client } = await meet(t);
  const list = watched(t, client.menus());
  await until(list, (state) => state.total === 2);
  const seen = new Set();
  t.after(list.subscribe((state) => {
    for (const field of ["isCreating", "isUpdating", "isDeleting"]) if (state[field]) seen.add(field);
  }));
  const made = await list.create({ menuName: "Gudeg" });
  assert.equal(list.get().total, 3);
  await list.update(made.id, { menuName: "Gudeg Jogja", version: 1 });
  assert.equal(list.get().items[2].menuName, "Gudeg Jogja");
  await list.delete(made.id);
  assert.equal(list.get().total, 2);
  assert.deepEqual([...seen], ["isCreating", "isUpdating", "isDeleting"]);
  assert.equal(list.get().isDeleting, false);
});

test("a refusal is a Problem with its fields, and leaves what was shown", async (t) => {
  const { client } = await meet(t);
  const list = watched(t, client.menus());
  await until(list, (state) => state.total === 2);
  await assert.rejects(list.create({}), (problem) => {
    assert.ok(problem instanceof Problem);
    assert.equal(problem.code, "invalid");
    assert.equal(problem.errors[0].field, "menuName");
    return true;
  });
  assert.equal(list.get().isCreating, false);
  assert.equal(list.get().total, 2);
});

test("a menu, its nutrition and its cost read again only when an event touches them", async (t) => {
  const { server, client } = await meet(t);
  const menu = watched(t, client.menu("1"));
  const cost = watched(t, client.cost("1", { servings: 10 }));
  const nutrition = watched(t, client.nutrition("1", { size: "SMALL" }));
  await until(menu, (state) => state.menu?.menuName === "Soto");
  await until(nutrition, (state) => state.nutrition?.size === "SMALL");
  await until(cost, (state) => state.cost?.totalCost === 1);
  const before = server.asks("GET /api/v1/menus/1");
  server.happened("MENU_UPDATED", { id: "2" });
  server.happened("INGREDIENT_UPDATED", { menus: ["2"] });
  await new Promise((later) => setTimeout(later, 250));
  assert.equal(server.asks("GET /api/v1/menus/1"), before);
  server.menus[0].price = 5;
  server.happened("INGREDIENT_UPDATED", { menus: ["1"] });
  await until(cost, (state) => state.cost.totalCost === 5);
  server.menus.shift();
  server.happened("MENU_DELETED", { id: "1" });
  const gone = await until(menu, (state) => state.error !== null);
  assert.equal(gone.error.code, "not_found");
  assert.equal(gone.menu.menuName, "Soto");
});

test("when a gap is too large to replay, everything is read again", async (t) => {
  const { server, client } = await meet(t);
  const list = watched(t, client.menus());
  await until(list, (state) => state.total === 2);
  await eventually(() => server.listeners() === 1);
  server.menus.push({ id: "3", menuName: "Gudeg" });
  server.say({ type: "RESYNC" });
  await until(list, (state) => state.total === 3);
});

test("many events at once are one reading", async (t) => {
  const { server, client } = await meet(t);
  const list = watched(t, client.menus());
  await until(list, (state) => state.total === 2);
  await new Promise((later) => setTimeout(later, 100));
  const before = server.asks("GET /api/v1/menus");
  for (let at = 0; at < 20; at++) server.happened("MENU_UPDATED", { id: "1" });
  await new Promise((later) => setTimeout(later, 400));
  assert.ok(server.asks("GET /api/v1/menus") - before <= 2, `${server.asks("GET /api/v1/menus") - before} readings`);
});
