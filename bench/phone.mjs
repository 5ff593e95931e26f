/**
 * A first visit to the list of menus on a cheap phone: a processor four times slower, 1.6 Mbit/s, 150 ms.
 *
 * Usable is the moment when the list is painted and the page answers to a tap: its scripts have run, and nothing keeps
 * it busy. Five visits, each with an empty cache; the median counts.
 */

import { createRequire } from "node:module";
import { join } from "node:path";
import { withServer } from "./server.mjs";

const { chromium } = createRequire(join(import.meta.dirname, "../e2e/package.json"))("@playwright/test");

const LONGEST_MS = 1500;
const VISITS = 5;
const SLOWER = 4;
const BYTES_A_SECOND = (1.6 * 1024 * 1024) / 8;
const LATENCY_MS = 150;

await withServer(async (visitor) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  try {
    const times = [];
    for (let visit = 0; visit < VISITS; visit++) times.push(await firstVisit(browser, visitor));
    times.sort((a, b) => a.usable - b.usable);
    const { painted, usable } = times[Math.floor(VISITS / 2)];
    console.log(`first visit on a phone: painted after ${painted.toFixed(0)} ms, usable after ${usable.toFixed(0)} ms (at most ${LONGEST_MS})`);
    console.log(`visits: ${times.map((time) => time.usable.toFixed(0)).join(" ")}`);
    if (usable > LONGEST_MS) process.exitCode = 1;
  } finally {
    await browser.close();
  }
});

async function firstVisit(browser, visitor) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "id-ID" });
  const [name, value] = visitor.cookie.split("=");
  await context.addCookies([{ name, value, url: visitor.address }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // Nothing is asked of the page before it has loaded: what asks would be work for the slow processor itself.
  await page.goto(`${visitor.address}/menu`, { waitUntil: "load" });
  const times = await page.evaluate(() => {
    if (!document.querySelector(".menu-card")) throw new Error("the list has no menus");
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? performance.now();
    const { domContentLoadedEventEnd } = performance.getEntriesByType("navigation")[0];
    return { painted, usable: Math.max(painted, domContentLoadedEventEnd) };
  });
  await context.close();
  return times;
}
