import assert from "node:assert/strict";
import { test } from "node:test";
import { connect } from "../bergizi.js";
import { eventually, serve, until } from "./server.mjs";

const plan = (id, month, assignments = []) =>
  ({ id, name: `Rencana ${id}`, programId: "p", startDate: `2026-${month}-01`, endDate: `2026-${month}-28`, status: "DRAFT", assignments });

async function meet(t, options = {}) {
  const server = await serve({ plans: [plan("1", "07", [{ id: "a", date: "2026-07-13", menuId: "m" }]), plan("2", "08"), plan("3", "07")] });
  t.after(() => server.close());
  return { server, client: connect({ base: server.base, ...options }) };
}

/** Subscribed for the length of the test. */
function watched(t, store) {
  t.after(store.subscribe(() => {}));
  return store;
}

const dates = ({ calendar }) => calendar?.days.map((day) => day.date);
const ids = ({ plans }) => plans.map((one) => one.id);

test("the calendar shows its days and every plan that they belong to", async (t) => {
  const { server, client } = await meet(t);
  const planning = watched(t, client.planning({ from: "2026-07-01", to: "2026-07-31", programId: "p" }));
  assert.deepEqual([planning.get().calendar, planning.get().plans], [null, []]);
  await until(planning, (state) => !state.isLoading);
  assert.deepEqual([dates(planning.get()), ids(planning.get())], [["2026-07-13"], ["1", "3"]]);
  assert.ok(server.asked.includes("GET /api/v1/calendar?from=2026-07-01&to=2026-07-31&programId=p"));
  await planning.show({ from: "2026-08-01", to: "2026-08-31" });
  assert.deepEqual([dates(planning.get()), ids(planning.get())], [[], ["2"]]);
  assert.equal(planning.get().range.from, "2026-08-01");
});

test("it follows what others do to plans, their days, and what is behind them", async (t) => {
  const { server, client } = await meet(t);
  const planning = watched(t, client.planning());
  await until(planning, (state) => !state.isLoading);
  await eventually(() => server.listeners() === 1);
  for (const [at, type] of ["PLAN_UPDATED", "ASSIGNMENT_CREATED", "MENU_UPDATED", "INGREDIENT_UPDATED", "PROGRAM_UPDATED", "SETTINGS_UPDATED"].entries()) {
    server.plans[0].name = type;
    server.happened(type, { id: String(at) });
    await until(planning, (state) => state.plans[0].name === type);
  }
  server.plans[0].name = "USER_CREATED";
  server.happened("USER_CREATED", {});
  await new Promise((later) => setTimeout(later, 250));
  assert.equal(planning.get().plans[0].name, "SETTINGS_UPDATED");
});

test("it changes plans, says so, and has the result at once", async (t) => {
  const { client } = await meet(t);
  const planning = watched(t, client.planning());
  await until(planning, (state) => !state.isLoading);
  const seen = new Set();
  t.after(planning.subscribe((state) => seen.add(state.isChanging)));
  await planning.assign("1", { menuId: "m", dates: ["2026-07-14", "2026-07-15"], mealType: "LUNCH" });
  assert.deepEqual(dates(planning.get()), ["2026-07-13", "2026-07-14", "2026-07-15"]);
  await planning.move("1", "a", { date: "2026-07-16" });
  await planning.remove("1", "1-2026-07-14");
  assert.deepEqual(dates(planning.get()), ["2026-07-16", "2026-07-15"]);
  const status = () => planning.get().plans[0].status;
  for (const [step, state] of [["submit", "SUBMITTED"], ["reject", "DRAFT"], ["submit", "SUBMITTED"], ["approve", "APPROVED"], ["publish", "PUBLISHED"]]) {
    await planning[step]("1", { reason: "Terlalu mahal." });
    assert.equal(status(), state);
  }
  assert.deepEqual([...seen], [false, true]);
  await assert.rejects(planning.reject("1", {}), ({ errors }) => errors[0].field === "reason");
  assert.deepEqual([planning.get().isChanging, status()], [false, "PUBLISHED"]);
});

test("a plan reads again only when an event touches it", async (t) => {
  const { server, client } = await meet(t);
  const one = watched(t, client.plan("1"));
  await until(one, (state) => state.plan?.name === "Rencana 1");
  await eventually(() => server.listeners() === 1);
  const before = server.asks("GET /api/v1/plans/1");
  server.happened("PLAN_UPDATED", { id: "2" });
  server.happened("ASSIGNMENT_CREATED", { id: "b", planId: "2" });
  await new Promise((later) => setTimeout(later, 250));
  assert.equal(server.asks("GET /api/v1/plans/1"), before);
  server.plans[0].status = "SUBMITTED";
  server.happened("PLAN_STATUS_CHANGED", { id: "1" });
  await until(one, (state) => state.plan.status === "SUBMITTED");
  server.plans[0].name = "Lain";
  server.happened("ASSIGNMENT_CREATED", { id: "b", planId: "1" });
  await until(one, (state) => state.plan.name === "Lain");
});

test("plans share the stream that carries everything, and menus keep theirs", async (t) => {
  const { server, client } = await meet(t);
  const stores = [watched(t, client.planning()), watched(t, client.plan("1")), watched(t, client.plan("2"))];
  await until(stores[2], (state) => state.plan);
  await eventually(() => server.asks("GET /api/sse/dashboard") === 1);
  assert.equal(server.asks("GET /api/sse/menu"), 0);
  watched(t, client.menus());
  await eventually(() => server.asks("GET /api/sse/menu") === 1);
});

test("one stream is enough for a client of the dashboard's", async (t) => {
  const { server, client } = await meet(t, { path: "/api/sse/dashboard" });
  watched(t, client.planning());
  watched(t, client.menus());
  await eventually(() => server.listeners() === 1);
  await new Promise((later) => setTimeout(later, 100));
  assert.equal(server.asks("GET /api/sse/"), 1);
});
