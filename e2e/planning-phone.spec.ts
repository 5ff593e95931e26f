/** The same on a phone: by taps, by the form of a day, and by a cycle. */

import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures.ts";
import { day, entry, newPlan, publish, shelf } from "./planning.ts";

test("a fortnight is planned on a phone, from a cycle", { tag: "@phone" }, async ({ page, signIn }) => {
  test.slow();
  await signIn("gizi");
  const days = await newPlan(page, "Siklus di ponsel", 10);
  // A tap takes a menu up, another puts it down.
  for (const at of [0, 1]) {
    const name = (await shelf(page, at).getAttribute("data-name"))!;
    await shelf(page, at).tap();
    await day(page, days[at]!).tap();
    await expect(entry(page, days[at]!)).toContainText(name);
  }
  // The form of a day does the same.
  await day(page, days[2]!).locator("[data-board-open]").tap();
  await page.getByRole("dialog").locator("[name=menuId]").selectOption({ index: 3 });
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).tap();
  await expect(entry(page, days[2]!)).toHaveCount(1);
  // Three days become a cycle that fills the rest.
  await page.getByRole("link", { name: "Simpan sebagai siklus" }).tap();
  await page.getByRole("dialog").getByLabel("Nama siklus").fill("Tiga hari ponsel");
  await page.getByRole("dialog").getByLabel("Hari terakhir").fill(days[2]!);
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).tap();
  await expect(page.getByText("Siklus “Tiga hari ponsel” disimpan.")).toBeVisible();
  await page.getByRole("link", { name: "Terapkan siklus" }).tap();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[name=templateId]").selectOption({ label: "Tiga hari ponsel (3 hari)" });
  await dialog.getByLabel("Mulai tanggal").fill(days[3]!);
  await dialog.getByRole("button", { name: "Lihat hasilnya dulu" }).tap();
  await expect(dialog.getByText("7 hari kosong terisi")).toBeVisible();
  await dialog.getByRole("button", { name: "Terapkan 7 menu" }).tap();
  await expect(page.locator("[data-board] [data-entry]")).toHaveCount(10);
  await expectNoSidewaysScroll(page, "a plan on a phone");
  await expectAccessible(page, "a plan on a phone");

  await publish(page, signIn);
  await page.getByRole("link", { name: "Daftar belanja" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Daftar belanja");
  await expectNoSidewaysScroll(page, "the shopping list on a phone");
  await page.goBack();
  await page.getByRole("link", { name: "Cetak poster mingguan" }).tap();
  await expect(page.locator(".poster")).toBeVisible();
  await expectNoSidewaysScroll(page, "the poster on a phone");
});
