import { expect, test } from "./fixtures.ts";

test("by keyboard alone, and back to the page that was asked for", async ({ page }) => {
  await page.goto("/programs");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel("Surel").fill("gizi@pwk.demo");
  await page.keyboard.press("Tab");
  await page.keyboard.type("makan-bergizi");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/programs$/);
  await expect(page.getByText("Siti Rahmawati").first()).toBeAttached();
});

test("a wrong password says nothing of which half was wrong, and keeps the address only", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("Surel").fill("lihat@pwk.demo");
  await page.getByLabel("Kata sandi").fill("bukan-ini-sandinya");
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Surel")).toHaveValue("lihat@pwk.demo");
  await expect(page.getByLabel("Kata sandi")).toHaveValue(/^(makan-bergizi)?$/);
});

test("signing out ends the session for good", async ({ page, context, signIn }) => {
  await signIn("lihat");
  const cookies = await context.cookies();
  await page.goto("/");
  await context.request.post("/logout", { headers: { origin: new URL(page.url()).origin }, maxRedirects: 0 });
  await context.addCookies(cookies);
  await page.goto("/");
  await expect(page).toHaveURL(/\/login/);
});
