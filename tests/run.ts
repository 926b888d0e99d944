/**
 * The project's own test command: every suite, in the order in which a failure is cheapest to see. Arguments go to vitest,
 * which then runs alone.
 */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildAppFolder, placePage } from "../headless/bundle/appFolder.ts";
import { findElectron } from "../headless/bundle/electronBinary.ts";
import { buildPage, PAGE_FOLDER } from "../headless/bundle/page.ts";
import { ensureChromium } from "./support/chromium.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const run = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const options = { stdio: "inherit", cwd: at(".."), env: { ...process.env, ...env } } as const;
  const { status } = spawnSync(process.execPath, [at(script), ...args], options);
  if (status !== 0) process.exit(status ?? 1);
};
const asked = process.argv.slice(2);

const browser = ensureChromium();
run("../node_modules/vitest/vitest.mjs", ["run", ...asked]);
if (asked.length === 0) {
  const inWindow = (env: NodeJS.ProcessEnv) =>
    run("../node_modules/@playwright/test/cli.js", ["test", "--config", "tests/e2e/playwright.config.ts"], env);
  await buildPage();
  if (browser) inWindow({ EASYMONEY_CHROMIUM: browser });
  else process.stdout.write("Skipped in Chromium: the tests in the window (tests/e2e), because there is none here.\n");
  if (findElectron()) {
    await buildAppFolder();
    placePage(PAGE_FOLDER);
    inWindow({ EASYMONEY_WINDOW: "electron" });
  } else {
    process.stdout.write(
      "Skipped in Electron: the tests in the window (tests/e2e), because its binary is not here; " +
        "run `npx install-electron` where GitHub can be reached.\n",
    );
  }
}
