// How another front end uses the module; checked against the types that are served.
import { connect, type Cost, type Menu, Problem } from "./bergizi";

const client = connect({ base: "https://dapur.example", token: "…", autoReconnect: true });
const menus = client.menus({ mealType: "LUNCH", search: "soto", page: 2 });
const stop: () => void = menus.subscribe(({ items, isCreating, isLoading, error }) => {
  const names: string[] = items.map((menu: Menu) => menu.menuName);
  console.log(names, isCreating || isLoading, error instanceof Problem && error.code === "invalid");
});
const made = await menus.create({
  menuName: "Soto Ayam", menuCode: "SOTO-1", programId: "…", mealType: "LUNCH",
  servingSize: 300, preparationTime: 20, cookingTime: 40, difficulty: "EASY",
});
await menus.update(made.id, { version: made.version, menuName: "Soto" });
const cost: Cost | null = client.cost(made.id, { servings: 500 }).get().cost;
const live = client.live({ showNotifications: (text) => console.log(text), onMenuCreated: ({ data, actor }) => console.log(data.menuCode, actor?.name) });
const status: "connected" | "connecting" | "disconnected" = live.get().connectionStatus;
console.log(cost?.totalCost, client.nutrition(made.id).get().nutrition?.nutrients[0]?.value, status);
const planning = client.planning({ from: "2026-07-01", to: "2026-07-31" });
planning.subscribe(({ calendar, plans, isChanging }) => console.log(calendar?.days[0]?.assignments[0]?.menuName, plans[0]?.status, isChanging));
const filled = await planning.assign("…", { menuId: made.id, dates: ["2026-07-13"], mealType: "LUNCH" });
await planning.move(filled.id, filled.assignments[0].id, { date: "2026-07-14" });
await planning.submit(filled.id, { version: filled.version });
await planning.approve(filled.id);
await planning.reject(filled.id, { reason: "Terlalu mahal." });
console.log(client.plan(filled.id).get().plan?.totals.cost);
stop();
// @ts-expect-error: there is no such meal
client.menus({ mealType: "BRUNCH" });
// @ts-expect-error: a change names the version that was read
menus.update(made.id, { menuName: "Soto" });
// @ts-expect-error: a plan is sent back with a reason
planning.reject(filled.id);
