/** On the phone, beside the stove: a cook writes down a step, and the nutritionist puts a picture to the menu. */

import { enter, expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures.ts";

test("a step and a picture come from the kitchen", { tag: "@phone" }, async ({ page, browser, context, baseURL, signIn }) => {
  await signIn("dapur");
  const { items } = await (await context.request.get("/api/v1/menus?search=pepes&pageSize=1")).json();
  const { id, menuName } = items[0];
  const step = "Lap bagian luar baki sebelum ditutup.";

  await test.step("the cook adds a step and moves it up", async () => {
    await page.goto(`/menu/${id}`);
    await expect(page.getByRole("link", { name: "Ubah", exact: true })).toHaveCount(0);
    await page.getByRole("link", { name: "Ubah langkah" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(menuName);
    const rows = page.locator('[data-rows="recipes"] [data-row]');
    const before = await rows.count();
    await page.getByRole("button", { name: "Tambah langkah" }).click();
    await expect(rows).toHaveCount(before + 1);
    await page.keyboard.type(step);
    await rows.last().getByRole("button", { name: "Pindah ke atas" }).click();
    await expect(rows.nth(before - 1).getByLabel("Yang dilakukan")).toHaveValue(step);
    await expectNoSidewaysScroll(page, "the steps");
    await expectAccessible(page, "the steps");
    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.getByText("Langkah memasak disimpan.")).toBeVisible();
    await expect(page.locator(".recipe > li").nth(before - 1)).toContainText(step);
  });

  await test.step("the nutritionist takes a picture and sees it on the card", async () => {
    const other = await browser.newContext({ ...test.info().project.use, baseURL });
    await enter(other, baseURL!, "gizi");
    const phone = await other.newPage();
    await phone.goto(`/menu/${id}`);
    await phone.locator("summary", { hasText: "Tindakan lain untuk" }).click();
    await phone.getByRole("link", { name: "Tambah foto" }).click();
    const dialog = phone.getByRole("dialog", { name: `Foto ${menuName}` });
    await dialog.locator('input[type="file"]').setInputFiles({ name: "pepes.png", mimeType: "image/png", buffer: await plate(phone) });
    await expect(dialog.locator("img")).toHaveJSProperty("naturalWidth", 64);
    await dialog.getByLabel("Yang terlihat di foto").fill("Pepes ikan di atas baki");
    await expectAccessible(phone, "the picture's dialog");
    await dialog.getByRole("button", { name: "Simpan" }).click();
    await expect(phone.getByText("Foto disimpan.")).toBeVisible();

    await phone.goto("/menu?search=pepes");
    const picture = phone.locator(".menu-card").filter({ hasText: menuName }).getByAltText("Pepes ikan di atas baki");
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveJSProperty("complete", true);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await expectNoSidewaysScroll(phone, "the list with a picture");
    await other.close();
  });
});

/** A small PNG, painted by the browser itself. */
async function plate(page: import("@playwright/test").Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    const paint = canvas.getContext("2d")!;
    paint.fillStyle = "#c8641e";
    paint.fillRect(0, 0, 64, 64);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1], "base64");
}
