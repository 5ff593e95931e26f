/** The main job, from the first line of a menu to its way back from the bin. */

import type { Page } from "@playwright/test";
import { enter, expect, expectAccessible, test } from "./fixtures.ts";

/** Fills in the line at this place: what, and how many grams. */
async function fillLine(page: Page, place: number, typed: string, chosen: string, grams: number) {
  if (place > 0) await page.getByRole("button", { name: "Tambah bahan" }).click();
  const row = page.locator('[data-rows="ingredients"] [data-row]').nth(place);
  await row.locator("[data-combobox] input[role=combobox]").fill(typed);
  await row.getByRole("option", { name: chosen }).click();
  await row.locator('input[name$=".quantity"]').fill(String(grams));
}

/** The energy that the panel beside the form shows, once it is another than before. */
async function energyOtherThan(page: Page, before: string): Promise<string> {
  const live = page.locator("#live");
  const energy = async () => (await live.innerText()).match(/[\d.]+\s*kkal/)?.[0] ?? "";
  await expect.poll(energy).not.toBe(before);
  return energy();
}

test("a menu is made of three ingredients, copied, fought over, deleted and restored", async ({ page, browser, baseURL, signIn }) => {
  test.slow();
  const code = `E2E-${Date.now().toString(36).toUpperCase()}`;
  await signIn("gizi");

  await test.step("the figures follow each line", async () => {
    await page.goto("/menu/create");
    await page.getByLabel("Nama menu").fill("Nasi Tempe Wortel");
    await page.getByLabel("Kode menu").fill(code);
    const program = page.locator('select[name="programId"]');
    if ((await program.inputValue()) === "") await program.selectOption({ index: 1 });
    await page.getByLabel("Berat satu porsi").fill("330");
    await page.getByLabel("Persiapan").fill("30");
    await page.getByLabel("Memasak").fill("60");

    await fillLine(page, 0, "beras", "Beras medium IR64", 100);
    const rice = await energyOtherThan(page, "");
    await fillLine(page, 1, "tmepe", "Tempe kedelai murni", 50);
    const tempe = await energyOtherThan(page, rice);
    await fillLine(page, 2, "wortel", "Wortel Lembang", 40);
    const carrot = await energyOtherThan(page, tempe);
    const number = (text: string) => Number.parseInt(text.replaceAll(".", ""), 10);
    expect(number(rice)).toBeGreaterThan(300);
    expect(number(tempe)).toBeGreaterThan(number(rice));
    expect(number(carrot)).toBeGreaterThan(number(tempe));
    await expect(page.locator("#live")).toContainText("Rp");
    await expectAccessible(page, "the form, filled in");

    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page).toHaveURL(/\/menu\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nasi Tempe Wortel");
    await expect(page.getByText("Menu “Nasi Tempe Wortel” dibuat.")).toBeVisible();
    await expect(page.getByText(carrot).first()).toBeVisible();
  });
  const own = new URL(page.url()).pathname;

  await test.step("a code that is taken is said at its field, and nothing is lost", async () => {
    await page.goto("/menu/create");
    await page.getByLabel("Nama menu").fill("Kode Yang Sama");
    await page.getByLabel("Kode menu").fill(code);
    const program = page.locator('select[name="programId"]');
    if ((await program.inputValue()) === "") await program.selectOption({ index: 1 });
    await page.getByLabel("Berat satu porsi").fill("330");
    await page.getByLabel("Persiapan").fill("30");
    await page.getByLabel("Memasak").fill("60");
    await fillLine(page, 0, "beras", "Beras medium IR64", 100);
    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.getByLabel("Kode menu")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Nama menu")).toHaveValue("Kode Yang Sama");
    await expect(page.locator('input[name="ingredients[0].quantity"]')).toHaveValue("100");
    page.once("dialog", (dialog) => dialog.accept());
  });

  await test.step("a copy has a code of its own and the same lines", async () => {
    await page.goto(own);
    await page.getByRole("link", { name: "Gandakan" }).click();
    await page.getByLabel("Kode menu").fill(`${code}-B`);
    await page.getByRole("button", { name: "Gandakan" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nasi Tempe Wortel (salinan)");
    await expect(page.getByText("Tempe kedelai murni").first()).toBeVisible();
    expect(new URL(page.url()).pathname).not.toBe(own);
  });

  await test.step("two people change it: both versions stand side by side, and nothing is lost", async () => {
    await page.goto(`${own}/edit`);
    await page.getByLabel("Nama menu").fill("Nasi Tempe Wortel Sore");

    const other = await browser.newContext({ baseURL });
    await enter(other, baseURL!, "kepala");
    const head = await other.newPage();
    await head.goto(`${own}/edit`);
    await head.getByLabel("Nama menu").fill("Nasi Tempe Wortel Pagi");
    await head.getByRole("button", { name: "Simpan" }).click();
    await expect(head.getByRole("heading", { level: 1 })).toHaveText("Nasi Tempe Wortel Pagi");
    await other.close();

    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.getByText("Sudah diubah orang lain sejak Anda membukanya").first()).toBeVisible();
    const both = page.getByRole("table").filter({ hasText: "Nasi Tempe Wortel Pagi" });
    await expect(both).toContainText("Nasi Tempe Wortel Sore");
    await expectAccessible(page, "the conflict");
    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nasi Tempe Wortel Sore");
  });

  await test.step("deleted, it has a way back", async () => {
    await page.locator("summary", { hasText: "Tindakan lain untuk" }).click();
    await page.getByRole("button", { name: "Hapus" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Hapus" }).click();
    await expect(page).toHaveURL(/\/menu(\?.*)?$/);
    await expect(page.getByText("Menu “Nasi Tempe Wortel Sore” dihapus.")).toBeVisible();
    expect((await page.request.get(own)).status()).toBe(404);
    await page.getByRole("button", { name: "Pulihkan" }).click();
    await expect(page).toHaveURL(/\/menu(\?.*)?$/);
    await expect(page.getByRole("link", { name: "Nasi Tempe Wortel Sore" }).first()).toBeVisible();
    expect((await page.request.get(own)).status()).toBe(200);
  });
});
