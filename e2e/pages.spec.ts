/**
 * Every page, in both themes and languages, on a phone and on a desktop: nothing shuts anyone out, nothing scrolls
 * sideways, nothing complains. Pictures for looking at lie in test-results/pages/ afterwards.
 */

import { join } from "node:path";
import { expect, expectAccessible, expectNoSidewaysScroll, type Kitchen, test, type Who } from "./fixtures.ts";

interface Place {
  name: string;
  path: string;
  /** Who looks; nobody is signed in when absent. */
  as?: Who;
  status?: number;
}

const PLACES: Place[] = [
  { name: "login", path: "/login" },
  { name: "nothing-here", path: "/tidak-ada", status: 404 },
];

/** Pages speak their reader's language, so each language has a kitchen. */
const READERS: { language: string; browser: string; kitchen: Kitchen }[] = [
  { language: "id", browser: "id-ID", kitchen: "pwk" },
  { language: "en", browser: "en-GB", kitchen: "soe" },
];

for (const { language, browser, kitchen } of READERS) {
  for (const theme of ["light", "dark"] as const) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ locale: browser, colorScheme: theme });

      for (const place of PLACES) {
        test(place.name, async ({ page, signIn }, { project }) => {
          if (place.as) await signIn(place.as, kitchen, language);
          const answer = await page.goto(place.path);
          const where = `${place.path}, ${language}, ${theme}, ${project.name}`;
          expect(answer?.status(), where).toBe(place.status ?? 200);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
          await page.evaluate(() => document.fonts.ready);
          const picture = `${place.name}-${language}-${theme}-${project.name}.png`;
          await page.screenshot({ path: join(import.meta.dirname, "test-results", "pages", picture), fullPage: true });
          await expectNoSidewaysScroll(page, where);
          await expectAccessible(page, where);
        });
      }
    });
  }
}
