/**
 * Every page, in both themes, on a phone and on a desktop, in both languages: nothing shuts anyone out, nothing scrolls
 * sideways, nothing complains. Pictures for looking at lie in test-results/pages/ afterwards.
 */

import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, type Kitchen, test, type Who } from "./fixtures.ts";

interface Place {
  name: string;
  path: string | ((api: APIRequestContext) => Promise<string>);
  /** Who looks; nobody is signed in when absent. */
  as?: Who;
  status?: number;
}

/** The page of the first thing in a list. */
const first = (list: string, page = `/${list}/`, then = "") => async (api: APIRequestContext) => {
  const { items } = await (await api.get(`/api/v1/${list}?pageSize=1`)).json();
  return `${page}${items[0].id}${then}`;
};

/** The week of a plan with a menu on its first day. */
async function weekOfPlan(api: APIRequestContext) {
  const sends = { headers: { origin: process.env.BERGIZI_ADDRESS! } };
  const menu = (await (await api.get("/api/v1/menus?pageSize=1")).json()).items[0];
  const about = { name: "Pekan untuk dinding", programId: menu.programId, startDate: "2026-11-23", endDate: "2026-12-04" };
  const plan = await (await api.post("/api/v1/plans", { ...sends, data: about })).json();
  const dates = { menuId: menu.id, dates: ["2026-11-23"], mealType: menu.mealType };
  expect((await api.post(`/api/v1/plans/${plan.id}/assignments`, { ...sends, data: dates })).status()).toBe(201);
  return `/menu/planning/${plan.id}/print?week=2026-11-23`;
}

/** The page of the first plan in a state. */
const plan = (status: string, then = "") => async (api: APIRequestContext) => {
  const { items } = await (await api.get(`/api/v1/plans?status=${status}&pageSize=1`)).json();
  return `/menu/planning/${items[0].id}${then.replace("{start}", items[0].startDate)}`;
};

const PLACES: Place[] = [
  { name: "login", path: "/login" },
  { name: "nothing-here", path: "/tidak-ada", status: 404 },
  { name: "dashboard", path: "/", as: "kepala" },
  { name: "menus", path: "/menu", as: "kepala" },
  { name: "menus-detailed", path: "/menu?view=detailed&search=soto", as: "kepala" },
  { name: "menus-deleted", path: "/menu?deleted=true", as: "kepala" },
  { name: "menus-none", path: "/menu?search=tidak+ada+yang+begini", as: "kepala" },
  { name: "menu-create", path: "/menu/create", as: "kepala" },
  { name: "menu", path: first("menus", "/menu/"), as: "kepala" },
  { name: "menu-edit", path: first("menus", "/menu/", "/edit"), as: "kepala" },
  { name: "menu-duplicate", path: first("menus", "/menu/", "/duplicate"), as: "kepala" },
  { name: "menu-recipe", path: first("menus", "/menu/", "/recipe"), as: "dapur" },
  { name: "menu-picture", path: first("menus", "/menu/", "/image"), as: "gizi" },
  { name: "menu-portions", path: first("menus", "/menu/", "/portions"), as: "kepala" },
  { name: "menu-cook", path: first("menus", "/menu/", "/cook?date=2026-11-23"), as: "dapur" },
  { name: "menu-print", path: first("menus", "/menu/", "/print"), as: "dapur" },
  { name: "menu-label", path: first("menus", "/menu/", "/label?date=2026-11-23&cookedAt=09:30"), as: "dapur" },
  { name: "menu-label-wrong", path: first("menus", "/menu/", "/label?copies=0"), as: "dapur", status: 422 },
  { name: "menu-nutrition", path: first("menus", "/menu/", "/nutrition"), as: "kepala" },
  { name: "menu-card", path: first("menus", "/menu/", "/card"), as: "kepala" },
  { name: "plan-print", path: weekOfPlan, as: "kepala" },
  { name: "plans", path: "/menu/planning", as: "kepala" },
  { name: "plans-agenda", path: "/menu/planning?view=agenda", as: "lihat" },
  { name: "plan-create", path: "/menu/planning/create", as: "kepala" },
  { name: "plan-import", path: "/menu/planning/import", as: "gizi" },
  { name: "plan-draft", path: plan("DRAFT"), as: "gizi" },
  { name: "plan-day", path: plan("DRAFT", "/days/{start}"), as: "gizi" },
  { name: "plan-cycle", path: plan("DRAFT", "/cycles"), as: "gizi" },
  { name: "plan-planner", path: plan("DRAFT", "/planner"), as: "gizi" },
  { name: "plan-published", path: plan("PUBLISHED"), as: "kepala" },
  { name: "plan-shopping", path: plan("PUBLISHED", "/shopping"), as: "kepala" },
  { name: "plan-poster", path: plan("PUBLISHED", "/print"), as: "dapur" },
  { name: "programs", path: "/programs", as: "kepala" },
  { name: "program-create", path: "/programs/create", as: "kepala" },
  { name: "program", path: first("programs"), as: "kepala" },
  { name: "ingredients", path: "/ingredients", as: "kepala" },
  { name: "ingredient-create", path: "/ingredients/create", as: "kepala" },
  { name: "ingredient", path: first("ingredients"), as: "kepala" },
  { name: "foods", path: "/foods", as: "kepala" },
  { name: "food", path: async (api) => `/foods/${(await (await api.get("/api/v1/foods?q=tempe")).json()).items[0].code}`, as: "kepala" },
  { name: "settings", path: "/menu/settings", as: "kepala" },
  { name: "archive-import", path: "/menu/settings/archive", as: "kepala" },
  { name: "person-create", path: "/menu/settings/people/create", as: "kepala" },
  { name: "forbidden", path: "/ingredients", as: "dapur", status: 403 },
];

/** Pages speak their reader's language, so each language has a kitchen. */
const READERS: { language: string; browser: string; kitchen: Kitchen }[] = [
  { language: "id", browser: "id-ID", kitchen: "pwk" },
  { language: "en", browser: "en-GB", kitchen: "soe" },
];

type Theme = "light" | "dark";

for (const { language, browser, kitchen } of READERS) {
  test.describe(language, () => {
    test.use({ locale: browser });

    for (const place of PLACES) {
      test(place.name, async ({ page, context, signIn }, { project }) => {
        if (place.as) await signIn(place.as, kitchen, language);
        const path = typeof place.path === "string" ? place.path : await place.path(context.request);
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(place.status ?? 200);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await page.evaluate(() => document.fonts.ready);
        for (const theme of themes(language, project.name)) {
          const where = `${path}, ${language}, ${theme}, ${project.name}`;
          await page.emulateMedia({ colorScheme: theme });
          await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
          const picture = `${place.name}-${language}-${theme}-${project.name}.png`;
          await page.screenshot({ path: join(import.meta.dirname, "test-results", "pages", picture), fullPage: true });
          await expectNoSidewaysScroll(page, where);
          await expectAccessible(page, where);
        }
      });
    }
  });
}

/** The layout is the same in both languages: English is looked at once in each width and theme. */
function themes(language: string, width: string): Theme[] {
  if (language === "id") return ["light", "dark"];
  return width === "desktop" ? ["light"] : ["dark"];
}

test("the platform's administrator sees the kitchens", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/kitchens");
  await expect(page.getByText("SPPG-SOE-001")).toBeVisible();
  await expectNoSidewaysScroll(page, "/kitchens");
  await expectAccessible(page, "/kitchens");
  await page.getByRole("link", { name: "Tambah dapur" }).click();
  await expectNoSidewaysScroll(page, "/kitchens/create");
  await expectAccessible(page, "/kitchens/create");
});
