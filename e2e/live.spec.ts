/** Two people in two windows: what one does, the other sees at once, and neither misses anything. */

import { type Browser, type Page } from "@playwright/test";
import { enter, expect, expectAccessible, expectNoSidewaysScroll, type Kitchen, test, type Who } from "./fixtures.ts";
import { ownServer } from "./server.ts";

/** Someone with a window of their own. */
async function person(browser: Browser, origin: string, who: Who, kitchen: Kitchen = "soe") {
  const context = await browser.newContext({ baseURL: origin, reducedMotion: "reduce", locale: "id-ID" });
  await enter(context, origin, who, kitchen, "id");
  return context.newPage();
}

const pill = (page: Page) => page.locator("[data-live-pill]:visible");
/** Its three words are all there; one of them is shown. */
const expectPill = (page: Page, word: string) => expect(pill(page)).toHaveText(word, { useInnerText: true });
const connected = (page: Page) => expectPill(page, "Terhubung");
const card = (page: Page, name: string) => page.locator(".menu-card").filter({ hasText: name });
const told = (page: Page, text: string | RegExp) => expect(page.locator("#toasts").getByText(text)).toBeVisible();

/** A menu made by a program, as whoever this page belongs to. */
async function create(page: Page, origin: string, menuName: string) {
  const headers = { origin };
  const programs = await (await page.request.get(`${origin}/api/v1/programs?pageSize=1`)).json();
  const menuCode = `LIVE-${Date.now().toString(36).toUpperCase()}`;
  const data = { menuName, menuCode, programId: programs.items[0].id, mealType: "LUNCH", servingSize: 300, preparationTime: 10, cookingTime: 20, difficulty: "EASY" };
  const answer = await page.request.post(`${origin}/api/v1/menus`, { headers, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

const change = async (page: Page, origin: string, menu: { id: string; version: number }, data: object) => {
  const answer = await page.request.patch(`${origin}/api/v1/menus/${menu.id}`, { headers: { origin }, data: { version: menu.version, ...data } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
};

test("what one does appears at the other's, with who; never as news to oneself", async ({ browser, baseURL }) => {
  const origin = baseURL!;
  const [head, cook] = [await person(browser, origin, "kepala"), await person(browser, origin, "gizi")];
  const name = `Sayur Asem ${Date.now().toString(36)}`;
  await cook.goto(`/menu?search=${encodeURIComponent(name)}`);
  await head.goto("/menu");
  await Promise.all([connected(cook), connected(head)]);
  await expectAccessible(cook, "the list, connected");

  await test.step("created", async () => {
    // What is being typed stays where it is.
    await cook.getByRole("searchbox").focus();
    await create(head, origin, name);
    await told(cook, new RegExp(`Menu baru “${name}” dibuat oleh `));
    await expect(card(cook, name)).toBeVisible();
    await expect(cook.getByRole("searchbox")).toBeFocused();
    await expect(card(head, name)).toBeVisible();
    await expect(head.locator("#toasts li")).toHaveCount(0);
  });
  const { items: [menu] } = await (await head.request.get(`/api/v1/menus?search=${encodeURIComponent(name)}`)).json();

  await test.step("toggled and changed, on its page", async () => {
    await cook.goto(`/menu/${menu.id}`);
    await connected(cook);
    await head.request.post(`/api/v1/menus/${menu.id}/toggle-status`, { headers: { origin } });
    await told(cook, `Menu “${name}” dinonaktifkan oleh`);
    await expect(cook.locator(".heading").getByText("Tidak Aktif")).toBeVisible();
    const now = await (await head.request.get(`/api/v1/menus/${menu.id}`)).json();
    await change(head, origin, now, { menuName: `${name} Pedas` });
    await expect(cook.getByRole("heading", { level: 1 })).toHaveText(`${name} Pedas`);
  });

  await test.step("who is there, and what is being changed", async () => {
    await head.goto(`/menu/${menu.id}/edit`);
    await connected(head);
    await expect(cook.locator(".person-chip")).toContainText("sedang mengubah");
    await cook.goto(`/menu/${menu.id}/edit`);
    await expect(cook.getByText("juga sedang mengubah menu ini")).toBeVisible();
    await cook.getByLabel("Nama menu").fill("Belum disimpan");
    await head.getByLabel("Keterangan").fill("Dengan melinjo.");
    await head.getByRole("button", { name: "Simpan" }).click();
    await expect(cook.getByText("menyimpan menu ini selagi Anda mengubahnya")).toBeVisible();
    await expect(cook.getByLabel("Nama menu")).toHaveValue("Belum disimpan");
    await expectAccessible(cook, "the warning");
    await cook.getByRole("button", { name: "Bandingkan" }).click();
    await expect(cook.getByText("Sudah diubah orang lain sejak Anda membukanya").first()).toBeVisible();
    await expect(cook.getByText("mengikuti versi yang tersimpan: Keterangan.")).toBeVisible();
    await expect(cook.getByLabel("Nama menu")).toHaveValue("Belum disimpan");
    await expect(cook.getByRole("textbox", { name: "Keterangan", exact: true })).toHaveValue("Dengan melinjo.");
  });

  await test.step("deleted while it is open", async () => {
    await cook.goto(`/menu/${menu.id}`);
    await connected(cook);
    expect((await head.request.delete(`/api/v1/menus/${menu.id}`, { headers: { origin } })).status()).toBe(204);
    await expect(cook.locator(".here")).toContainText("menghapus menu ini");
    await expect(cook.getByRole("heading", { level: 1 })).toHaveText(`${name} Pedas`);
    await cook.goto(`/menu?search=${encodeURIComponent(name)}`);
    await expect(card(cook, name)).toHaveCount(0);
  });
});

test("the first page counts along, on a phone as well", async ({ browser, baseURL }) => {
  const origin = baseURL!;
  const [head, cook] = [await person(browser, origin, "kepala"), await person(browser, origin, "gizi")];
  await cook.setViewportSize({ width: 390, height: 844 });
  await cook.goto("/");
  await connected(cook);
  await expectNoSidewaysScroll(cook, "the first page with its pill");
  const counter = cook.locator('a[href="/menu"] [data-counter]');
  const before = Number(await counter.textContent());
  await create(head, origin, `Hitungan ${Date.now().toString(36)}`);
  await expect(counter).toHaveText(String(before + 1));
});

test("nothing of another kitchen is heard", async ({ browser, baseURL }) => {
  const origin = baseURL!;
  const [here, there] = [await person(browser, origin, "gizi", "soe"), await person(browser, origin, "kepala", "pwk")];
  await here.goto("/menu");
  await connected(here);
  const name = `Rahasia ${Date.now().toString(36)}`;
  await create(there, origin, name);
  const own = `Milik sendiri ${Date.now().toString(36)}`;
  await create(here, origin, own);
  await expect(card(here, own)).toBeVisible();
  await expect(here.getByText(name)).toHaveCount(0);
});

test("a server that stops and comes back: the pill turns, and nothing is missed", async ({ browser }) => {
  test.slow();
  const server = await ownServer();
  try {
    const [head, cook] = [await person(browser, server.address, "kepala"), await person(browser, server.address, "gizi")];
    await cook.goto("/menu");
    await connected(cook);
    await server.stop();
    await expectPill(cook, "Terputus");
    await server.start();
    // Before the other window is back: only a replay can bring it.
    await create(head, server.address, "Dibuat Selagi Terputus");
    await connected(cook);
    await told(cook, /Menu baru “Dibuat Selagi Terputus” dibuat oleh /);
    await expect(card(cook, "Dibuat Selagi Terputus")).toBeVisible();
  } finally {
    await server.end();
  }
});

test("a session that ends leads to the door", async ({ browser, baseURL }) => {
  const page = await person(browser, baseURL!, "lihat");
  await page.goto("/menu?mealType=LUNCH");
  await connected(page);
  await page.request.delete(`${baseURL}/api/v1/session`, { headers: { origin: baseURL! } });
  await expect(page).toHaveURL(/\/login\?next=/);
});
