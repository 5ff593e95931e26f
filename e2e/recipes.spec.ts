/** A recipe from its order to the stove, and what of it goes out of the house. */

import { readFileSync } from "node:fs";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures.ts";

const INSTRUCTIONS = ["Cuci beras sampai airnya jernih.", "Tanak nasi sampai pulen.", "Kukus tempe sampai empuk.", "Bagi ke dalam baki saji."];

/** A menu with these steps, in the demo kitchen. */
async function menuOf(api: APIRequestContext, origin: string, code: string): Promise<string> {
  const { items } = await (await api.get("/api/v1/programs?pageSize=1")).json();
  const ingredients = await (await api.get("/api/v1/ingredients?search=beras&pageSize=1")).json();
  const recipes = INSTRUCTIONS.map((instruction, at) => ({ instruction, duration: 10 * (at + 1), temperature: 90 + at, qualityCheck: "Sudah matang" }));
  const data = {
    menuName: `Nasi Tempe ${code}`, menuCode: `${code}-${Date.now().toString(36).toUpperCase()}`, programId: items[0].id, mealType: "LUNCH", servingSize: 300,
    preparationTime: 20, cookingTime: 40, difficulty: "EASY", recipes, ingredients: [{ inventoryItemId: ingredients.items[0].id, quantity: 80, unit: "g" }],
  };
  const answer = await api.post("/api/v1/menus", { headers: { origin }, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).id;
}

/** Drags a step's grip to the middle of another. */
async function drag(page: Page, from: Locator, to: Locator) {
  await from.scrollIntoViewIfNeeded();
  const [grip, target] = [await from.locator("[data-grip]").boundingBox(), await to.boundingBox()];
  const y = target!.y > grip!.y ? target!.y + target!.height - 4 : target!.y + 4;
  await page.mouse.move(grip!.x + grip!.width / 2, grip!.y + grip!.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip!.x + 10, (grip!.y + y) / 2, { steps: 5 });
  await page.mouse.move(grip!.x + 10, y, { steps: 5 });
  await page.waitForTimeout(100);
  await page.mouse.up();
}

/** The instructions as they are kept. */
async function order(api: APIRequestContext, menu: string): Promise<number[]> {
  const { items } = await (await api.get(`/api/v1/menus/${menu}/recipes`)).json();
  return items.map((step: { instruction: string }) => INSTRUCTIONS.indexOf(step.instruction));
}

test("steps are put in order by drag and by keyboard, and kept at once", async ({ page, context, baseURL, signIn }) => {
  await signIn("gizi");
  const menu = await menuOf(context.request, baseURL!, "URUT");
  await page.goto(`/menu/${menu}`);
  const steps = page.locator(".recipe > li");
  const said = page.locator(".recipe + [data-said]");

  await test.step("by drag", async () => {
    await drag(page, steps.nth(0), steps.nth(2));
    await expect(said).toHaveText("Langkah dipindahkan ke nomor: 3");
    await expect.poll(() => order(context.request, menu)).toEqual([1, 2, 0, 3]);
    await expect(steps.nth(2).locator("[data-number]")).toHaveText("3");
  });

  await test.step("by keyboard: the focus stays, and each press is kept", async () => {
    const up = steps.nth(2).getByRole("button", { name: "Pindah ke atas" });
    await up.focus();
    await page.keyboard.press("Enter");
    await expect(said).toHaveText("Langkah dipindahkan ke nomor: 2");
    await expect(steps.nth(1).getByRole("button", { name: "Pindah ke atas" })).toBeFocused();
    await page.keyboard.press("Enter");
    // The first step has no way up.
    await expect(steps.nth(0).getByRole("button", { name: "Pindah ke bawah" })).toBeFocused();
    await expect.poll(() => order(context.request, menu)).toEqual([0, 1, 2, 3]);
    await expectAccessible(page, "the steps in order");
  });

  await test.step("what is refused is said and put back", async () => {
    await page.route("**/recipes/order", (route) => route.fulfill({ status: 409, contentType: "application/problem+json", body: '{"code":"conflict","detail":"Sudah diubah."}' }));
    await steps.nth(0).getByRole("button", { name: "Pindah ke bawah" }).click();
    await expect(page.getByText("Sudah diubah.")).toBeVisible();
    await expect(steps.nth(0)).toContainText(INSTRUCTIONS[0]);
    await page.unroute("**/recipes/order");
  });

  await test.step("in the form as well, saved with the rest", async () => {
    await page.goto(`/menu/${menu}/recipe`);
    const rows = page.locator('[data-rows="recipes"] .row-list > [data-row]');
    await drag(page, rows.nth(1), rows.nth(0));
    await expect(rows.nth(0).getByLabel("Yang dilakukan")).toHaveValue(INSTRUCTIONS[1]);
    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.getByText("Langkah memasak disimpan.")).toBeVisible();
    expect(await order(context.request, menu)).toEqual([1, 0, 2, 3]);
  });
});

test("at the stove: one step at a time, timers that outlive a reload and a sleep, checks, and a screen that stays on", async ({ page, context, baseURL, signIn }) => {
  await signIn("dapur");
  await signIn("gizi");
  const menu = await menuOf(context.request, baseURL!, "MASAK");
  await signIn("dapur");
  await page.addInitScript(() => {
    const asked: { released: boolean; addEventListener(): void; release(): Promise<void> }[] = [];
    const request = async () => {
      const lock = { released: false, addEventListener() {}, async release() { lock.released = true; } };
      asked.push(lock);
      return lock;
    };
    Object.assign(window, { asked });
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  });
  await page.clock.install({ time: new Date("2026-11-23T01:00:00Z") });
  await page.goto(`/menu/${menu}/cook?date=2026-11-23&portions.LARGE=1000&portions.SMALL=0`);
  const timer = (number: number) => page.getByRole("group", { name: `Pengatur waktu langkah ${number}` });
  /** Seconds that a timer shows. The clock goes on while the test looks. */
  const left = async (number: number) => {
    const [minutes, seconds] = (await timer(number).locator("[data-timer-left]").innerText()).split(":").map(Number);
    return minutes * 60 + seconds;
  };

  await test.step("the amounts follow what is typed", async () => {
    await expect(page.locator("#amounts")).toContainText("80 kg");
    await page.getByLabel("Porsi besar").fill("250");
    await page.clock.runFor(500);
    await expect(page.locator("#amounts")).toContainText("20 kg");
    await expect(page).toHaveURL(/portions\.LARGE=250/);
  });

  await test.step("one step, then the next", async () => {
    await expect(page.getByText(INSTRUCTIONS[0])).toBeVisible();
    await expect(page.getByText(INSTRUCTIONS[1])).toBeHidden();
    await timer(1).getByRole("button", { name: "Mulai" }).click();
    await page.locator("[data-step-shown]").getByRole("button", { name: "Berikutnya" }).click();
    await expect(page.getByText(INSTRUCTIONS[1])).toBeVisible();
    await timer(2).getByRole("button", { name: "Mulai" }).click();
    await page.locator("h1").click();
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByText(INSTRUCTIONS[0])).toBeVisible();
    await expectAccessible(page, "at the stove");
  });

  await test.step("several timers run, rest, go on, and survive a reload", async () => {
    await page.clock.runFor("04:00");
    const running = await left(1);
    expect(running).toBeGreaterThan(5 * 60);
    expect(running).toBeLessThanOrEqual(6 * 60);
    await timer(1).getByRole("button", { name: "Jeda" }).click();
    const resting = await left(1);
    await page.clock.runFor("01:00");
    expect(await left(1)).toBe(resting);
    await timer(1).getByRole("button", { name: "Lanjutkan" }).click();
    await page.reload();
    await page.clock.runFor("00:10");
    expect(await left(1)).toBeLessThanOrEqual(resting - 10);
    expect(await left(1)).toBeGreaterThan(resting - 60);
    await expect(page.getByRole("navigation", { name: "Pengatur waktu" }).getByRole("listitem")).toHaveCount(2);
  });

  await test.step("a tablet that slept knows the time", async () => {
    await page.clock.fastForward("10:00");
    await page.clock.runFor(500);
    await expect(timer(1)).toContainText("Waktu habis");
    await expect(page.locator("[data-timer-said]")).toHaveText("Langkah 1: Waktu habis");
    await timer(1).getByRole("button", { name: "Matikan" }).click();
    expect(await left(1)).toBe(10 * 60);
  });

  await test.step("a check is ticked with its time", async () => {
    await page.locator("[data-step-shown]").getByRole("checkbox").check();
    await expect(page.locator("[data-step-shown] [data-check-time]")).toHaveText(/Sudah diperiksa pukul 08[.:]1\d/);
    await page.reload();
    await expect(page.locator("[data-step-shown]").getByRole("checkbox")).toBeChecked();
  });

  await test.step("the screen stays on, and again when the page comes back", async () => {
    await page.getByRole("button", { name: "Jaga layar tetap menyala" }).click();
    await expect(page.getByRole("button", { name: "Layar tetap menyala" })).toHaveAttribute("aria-pressed", "true");
    const asked = () => page.evaluate(() => (window as unknown as { asked: { released: boolean }[] }).asked.length);
    expect(await asked()).toBe(1);
    await page.evaluate(() => {
      (window as unknown as { asked: { released: boolean }[] }).asked[0].released = true;
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await expect.poll(asked).toBe(2);
  });
});

test("a device that cannot keep its screen on says so", async ({ page, context, signIn }) => {
  await signIn("dapur");
  const { items } = await (await context.request.get("/api/v1/menus?pageSize=1")).json();
  await page.addInitScript(() => Object.defineProperty(navigator, "wakeLock", { value: undefined }));
  await page.goto(`/menu/${items[0].id}/cook`);
  await expect(page.getByText("Perangkat ini tidak dapat menjaga layar tetap menyala")).toBeVisible();
});

test("the card of the day becomes a PNG, and labels follow their options", async ({ page, context, signIn }) => {
  await signIn("gizi");
  const { items } = await (await context.request.get("/api/v1/menus?pageSize=1")).json();
  await page.goto(`/menu/${items[0].id}`);
  await page.locator("summary", { hasText: "Tindakan lain untuk" }).click();
  await page.getByRole("link", { name: "Kartu harian" }).click();
  await expect(page.locator("[data-card]")).toHaveJSProperty("naturalWidth", 1080);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh gambar" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+-\d{4}-\d{2}-\d{2}\.png$/);
  const png = readFileSync(await download.path());
  expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", 1080, 1350]);

  await page.goto(`/menu/${items[0].id}/label?date=2026-11-23&cookedAt=09:30`);
  await page.getByLabel("Banyaknya label").fill("3");
  await expect(page.locator(".label")).toHaveCount(3);
  await expect(page.locator(".label").first()).toContainText("23 Nov 2026 13.30");
  await page.getByLabel("Banyaknya label").fill("0");
  await expect(page.getByRole("alert")).toContainText("Banyaknya label");
  await expect(page.locator(".label")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
});

test("a finger drags a step on a tablet, and nothing scrolls sideways at the stove", async ({ browser, baseURL, context, signIn }) => {
  await signIn("gizi");
  const menu = await menuOf(context.request, baseURL!, "JARI");
  const tablet = await browser.newContext({ baseURL, viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true, storageState: await context.storageState() });
  const page = await tablet.newPage();
  await page.goto(`/menu/${menu}`);
  const steps = page.locator(".recipe > li");
  await steps.nth(0).scrollIntoViewIfNeeded();
  const touch = await tablet.newCDPSession(page);
  const [grip, target] = [await steps.nth(0).locator("[data-grip]").boundingBox(), await steps.nth(1).boundingBox()];
  const at = (y: number) => ({ touchPoints: [{ x: grip!.x + grip!.width / 2, y }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(grip!.y + grip!.height / 2) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", ...at(target!.y + target!.height / 2) });
  await page.waitForTimeout(100);
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", ...at(target!.y + target!.height - 2) });
  await page.waitForTimeout(100);
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect.poll(() => order(context.request, menu)).toEqual([1, 0, 2, 3]);
  await page.goto(`/menu/${menu}/cook`);
  await expectNoSidewaysScroll(page, "at the stove");
  await tablet.close();
});
