/** What the tests have in common: people who sign in, and eyes that see what someone with a screen reader meets. */

import AxeBuilder from "@axe-core/playwright";
import { test as base, type BrowserContext, expect, type Page } from "@playwright/test";

export { expect };

const PASSWORD = "makan-bergizi";

/** The people of a demo kitchen, by their work, and the platform's administrator, who belongs to none. */
export type Who = "kepala" | "gizi" | "akuntan" | "dapur" | "lihat" | "admin";
export type Kitchen = "pwk" | "soe";

interface Fixtures {
  /** Signs this page's browser in, as someone of a demo kitchen, perhaps to read another language from now on. */
  signIn: (who: Who, kitchen?: Kitchen, language?: string) => Promise<void>;
  /** Errors of scripts and refused resources on any page of the test; a test that meets one fails. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        // What a refused request answers is for its test to judge; the browser tells of each on the console.
        const isAnswer = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !isAnswer) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, "the page's console").toEqual([]);
    },
    { auto: true },
  ],
  signIn: async ({ context, baseURL }, use) => {
    await use((...who) => enter(context, baseURL!, ...who));
  },
});

/** Signs a browser in, as someone of a demo kitchen. */
export async function enter(context: BrowserContext, origin: string, who: Who, kitchen: Kitchen = "pwk", language?: string) {
  const headers = { origin };
  const email = who === "admin" ? "admin@platform.demo" : `${who}@${kitchen}.demo`;
  const answer = await context.request.post(`${origin}/api/v1/session`, { headers, data: { email, password: PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(200);
  const { user } = await answer.json();
  if (!language || user.locale === language) return;
  const spoken = await context.request.post(`${origin}/locale`, { headers, form: { locale: language }, maxRedirects: 0 });
  expect(spoken.status(), await spoken.text()).toBe(303);
}

/** Nothing on the page stands in the way of anyone. */
export async function expectAccessible(page: Page, where: string) {
  // No page holds a frame, so that axe needs no second window to put frames' findings together: half the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const told = violations.map((violation) => {
    const places = violation.nodes.slice(0, 5).map((node) => `    ${node.html.slice(0, 200)}\n      ${node.failureSummary}`);
    return `${violation.id}: ${violation.help}\n${places.join("\n")}`;
  });
  expect(told.join("\n"), `${where}: what axe finds`).toBe("");
}

/** The page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page, where: string) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(content, `${where}: width of what is shown`).toBeLessThanOrEqual(screen);
}
