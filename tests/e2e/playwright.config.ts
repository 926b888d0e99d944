import process from "node:process";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "../support/chromium.ts";

/** The window as a person uses it: in Chromium against the browser host, and in Electron where its binary is. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../build/e2e/results",
  globalSetup: "./support/makeExtracts.ts",
  workers: 2,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? [["line"]] : [["list"]],
  // a second try on a crowded machine; what passes only then is reported as flaky
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      args: CHROMIUM_FLAGS,
      ...(process.env.EASYMONEY_CHROMIUM ? { executablePath: process.env.EASYMONEY_CHROMIUM } : {}),
    },
  },
});
