/** A kitchen that is taken along: its archive fills an empty one, and a plan of the one comes into the other. */

import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures.ts";

test("a new kitchen is filled from the archive of another", async ({ page, context, signIn }) => {
  test.slow();
  await signIn("kepala");
  await page.goto("/menu/settings");
  const [archive] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Unduh arsip" }).click()]);
  expect(archive.suggestedFilename()).toMatch(/^SPPG-PWK-001-\d{4}-\d\d-\d\d\.zip$/);
  const file = await archive.path();
  const menus = (await (await context.request.get("/api/v1/menus?pageSize=1")).json()).total;
  const plan = (await (await context.request.get("/api/v1/plans?status=DRAFT&pageSize=1")).json()).items[0];
  const planFile = await (await context.request.get(`/api/v1/plans/${plan.id}/export`)).body();

  await signIn("admin");
  const name = `Dapur baru ${Date.now().toString(36)}`;
  const headers = { origin: process.env.BERGIZI_ADDRESS! };
  const data = { code: `BARU-${Date.now().toString(36).toUpperCase()}`, name, timezone: "Asia/Jakarta" };
  const kitchen = await (await context.request.post("/api/v1/sppgs", { headers, data })).json();
  await context.request.post("/kitchens/visit", { headers, form: { sppg: kitchen.id } });

  await test.step("the archive comes in", async () => {
    await page.goto("/menu/settings#archive");
    await page.getByRole("link", { name: "Masukkan arsip" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Masukkan arsip");
    await page.getByRole("button", { name: "Masukkan arsip" }).click();
    await expect(page.getByRole("alert")).toContainText("Wajib diisi.");
    await expectAccessible(page, "an archive is asked for");
    await expectNoSidewaysScroll(page, "an archive is asked for");
    await page.getByLabel("Berkas arsip").setInputFiles(file);
    await page.getByRole("button", { name: "Masukkan arsip" }).click();
    await expect(page.getByText("Arsip sudah masuk: ")).toBeVisible();
    expect((await (await context.request.get("/api/v1/menus?pageSize=1", { headers: { "X-Sppg-Id": kitchen.id } })).json()).total).toBe(menus);
  });

  await test.step("and now it is full", async () => {
    await page.goto("/menu/settings/archive");
    await expect(page.getByText("Dapur ini sudah berisi")).toBeVisible();
    await expect(page.getByLabel("Berkas arsip")).toHaveCount(0);
  });

  await test.step("a plan of the one comes into the other", async () => {
    await page.goto("/menu/planning/create");
    await page.getByRole("link", { name: "Masukkan dari berkas" }).click();
    const sent = { name: "rencana.json", mimeType: "application/json", buffer: planFile };
    await page.getByLabel("Berkas rencana").setInputFiles(sent);
    await page.getByRole("button", { name: "Masukkan rencana" }).click();
    await expect(page).toHaveURL(/\/menu\/planning\/[0-9a-f-]{36}$/);
    await expect(page.getByText(`Rencana “${plan.name}” masuk sebagai draf.`)).toBeVisible();
  });
});
