import { defineConfig } from "@playwright/test";

/** Chromium as Debian ships it, kept from calling home. */
const chromium = {
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** What a cheap phone and an office screen show. Stories that do not depend on the width run on the desktop only. */
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const desktop = { viewport: { width: 1280, height: 900 } };

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  globalSetup: "./server.ts",
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 90_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.BERGIZI_ADDRESS,
    launchOptions: chromium,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    reducedMotion: "reduce",
    screenshot: "only-on-failure",
    trace: "off",
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
  },
  projects: [
    { name: "desktop", use: desktop, grepInvert: /@phone/ },
    { name: "phone", use: phone, grepInvert: /@desktop/, testMatch: /pages\.spec\.ts|phone\.spec\.ts/ },
  ],
});
