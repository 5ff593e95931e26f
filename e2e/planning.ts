/** What planning on a desktop and on a phone have in common. */

import type { Page } from "@playwright/test";
import { expect, type Who } from "./fixtures.ts";

/** Fills in the form of a new plan of the school program, from a Monday far enough ahead that nothing is there yet. */
export async function newPlan(page: Page, name: string, weeks: number): Promise<string[]> {
  const monday = new Date();
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7) + 7 * weeks);
  const days = [...Array(14).keys()].map((day) => new Date(monday.getTime() + day * 86_400_000).toISOString().slice(0, 10));
  await page.goto("/menu/planning");
  await page.getByRole("link", { name: "Buat rencana" }).click();
  await page.getByLabel("Nama rencana").fill(name);
  await page.locator("[name=programId]").selectOption({ label: "Makan Siang Sekolah Purwakarta" });
  await page.getByLabel("Hari pertama").fill(days[0]!);
  await page.getByLabel("Hari terakhir").fill(days[13]!);
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return days;
}

export const day = (page: Page, date: string) => page.locator(`[data-board] [data-day="${date}"]`);
export const entry = (page: Page, date: string) => day(page, date).locator("[data-entry]");
export const shelf = (page: Page, at: number) => page.locator("#shelf [data-carry]").nth(at);

/** From hand in to published, by the two who may. */
export async function publish(page: Page, signIn: (who: Who) => Promise<void>) {
  const address = page.url();
  await page.getByRole("button", { name: "Ajukan" }).click();
  await expect(page.getByText("Diajukan").first()).toBeVisible();
  await signIn("kepala");
  await page.goto(address);
  await page.getByRole("button", { name: "Setujui" }).click();
  await expect(page.getByText("Disetujui").first()).toBeVisible();
  await page.getByRole("button", { name: "Publikasikan" }).click();
  await page.locator("#confirm").getByRole("button", { name: "Publikasikan" }).click();
  await expect(page.getByText("Dipublikasikan").first()).toBeVisible();
}
