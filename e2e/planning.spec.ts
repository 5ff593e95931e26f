/**
 * Two weeks of the kitchen's calendar, as they are planned at a desk: by dragging, by keyboard and by the planner; handed in
 * by the nutritionist, approved and published by the head; bought from, and printed.
 */

import { expect, expectAccessible, test } from "./fixtures.ts";
import { day, entry, newPlan, publish, shelf } from "./planning.ts";

test("a fortnight is planned by hand, by keyboard and by the planner, published, bought and printed", async ({ page, signIn }) => {
  test.slow();
  await signIn("gizi");
  const days = await newPlan(page, "Siklus percobaan", 6);

  // By dragging, from the shelf to a day, and on to another.
  const name = (await shelf(page, 0).getAttribute("data-name"))!;
  await shelf(page, 0).dragTo(day(page, days[0]!));
  await expect(entry(page, days[0]!)).toContainText(name);
  await entry(page, days[0]!).locator("[data-carry]").dragTo(day(page, days[1]!));
  await expect(entry(page, days[1]!)).toContainText(name);
  await expect(entry(page, days[0]!)).toHaveCount(0);

  // By keyboard: taken up from the shelf, put on a day; moved on with M and the arrows.
  const other = (await shelf(page, 1).getAttribute("data-name"))!;
  await shelf(page, 1).focus();
  await page.keyboard.press("Enter");
  await day(page, days[2]!).locator("[data-board-open]").focus();
  await page.keyboard.press("Enter");
  await expect(entry(page, days[2]!)).toContainText(other);
  await day(page, days[2]!).locator("[data-board-open]").focus();
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(entry(page, days[3]!)).toContainText(other);
  await expect(day(page, days[3]!).locator("[data-board-open]")).toBeFocused();
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(entry(page, days[2]!)).toContainText(other);
  await expect(day(page, days[2]!).locator("[data-board-open]")).toBeFocused();
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(entry(page, days[3]!)).toContainText(other);

  // By its form: the board shows it where the reader is, who goes on from there.
  await day(page, days[8]!).locator("[data-board-open]").click();
  await page.locator("#day-dialog [name=menuId]").selectOption({ index: 3 });
  const top = await page.evaluate(() => scrollY);
  await page.locator("#day-dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(entry(page, days[8]!)).toHaveCount(1);
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(day(page, days[8]!).locator("[data-board-open]")).toBeFocused();
  expect(Math.abs((await page.evaluate(() => scrollY)) - top)).toBeLessThan(300);
  await day(page, days[8]!).locator("[data-board-open]").press("Delete");
  await expect(entry(page, days[8]!)).toHaveCount(0);

  // A taken day asks, and both menus change places.
  await entry(page, days[3]!).locator("[data-carry]").dragTo(day(page, days[1]!));
  await page.locator("#confirm").getByRole("button", { name: "Tukar" }).click();
  await expect(entry(page, days[1]!)).toContainText(other);
  await expect(entry(page, days[3]!)).toContainText(name);

  // The rest by the planner, seen before it is taken, and undone and taken as one.
  await page.getByRole("link", { name: "Cari usulan" }).click();
  // A kitchen with a dozen menus can hardly wait ten days for each.
  await page.locator("[name=noRepeatDays]").fill("5");
  await page.getByRole("button", { name: "Cari usulan" }).click();
  await expect(page.getByRole("button", { name: /Pakai usulan ini/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/paling banyak .* lebih baik/)).toBeVisible();
  await expectAccessible(page, "the proposal");
  await page.getByRole("button", { name: /Pakai usulan ini \(8 hari\)/ }).click();
  await expect(page.locator("[data-board] [data-entry]")).toHaveCount(10);
  await page.locator(".toast").getByRole("button", { name: "Urungkan" }).click();
  await expect(page.locator("[data-board] [data-entry]")).toHaveCount(2);
  await page.getByRole("link", { name: "Cari usulan" }).click();
  await page.getByRole("button", { name: "Cari usulan" }).click();
  await page.getByRole("button", { name: /Pakai usulan ini/ }).click({ timeout: 60_000 });
  await expect(page.locator("[data-board] [data-gap]")).toHaveCount(0);

  await publish(page, signIn);
  await expect(page.locator("[data-board]")).toHaveCount(0);
  await page.getByRole("link", { name: "Daftar belanja" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Daftar belanja");
  await expect(page.getByText(/Beras/).first()).toBeVisible();
  await expectAccessible(page, "the shopping list");
  await page.goBack();
  await page.getByRole("link", { name: "Cetak poster mingguan" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".poster")).toBeVisible();
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(5_000);
});
