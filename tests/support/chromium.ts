import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { chromium } from "playwright";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of a Chromium of this computer: the system's, else Playwright's own; null when there is none. */
function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (installed) return installed;
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

/**
 * Finds Chromium, or installs it: from the system's packages where we may, else as Playwright does.
 *
 * @returns its path; null, with a printed reason, where neither could be had
 */
export function ensureChromium(): string | null {
  const found = findChromium();
  if (found) return found;
  process.stdout.write("Installing Chromium for the tests (once) ...\n");
  const reasons = INSTALLERS.flatMap(({ name, isPossible, steps }) => {
    if (!isPossible()) return [];
    const failed = steps
      .map(([program, ...args]) => spawnSync(program, args, { encoding: "utf8" }))
      .find((run) => run.status !== 0);
    return failed ? [`${name}: ${lastLine(failed.stderr) || failed.error?.message || "failed"}`] : [];
  });
  const now = findChromium();
  if (!now) process.stdout.write(`There is no Chromium: ${reasons.join("; ")}\n`);
  return now;
}

const INSTALLERS: { name: string; isPossible: () => boolean; steps: [string, ...string[]][] }[] = [
  {
    name: "apt-get",
    isPossible: () => process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get"),
    steps: [
      ["apt-get", "update", "-qq"],
      ["apt-get", "install", "-y", "-qq", "chromium"],
    ],
  },
  {
    name: "playwright install",
    isPossible: () => findChromium() === null,
    steps: [[process.execPath, "node_modules/playwright/cli.js", "install", "chromium"]],
  },
];

const lastLine = (text: string | null) => text?.trim().split("\n").at(-1) ?? "";

/** As root, and in many containers, Chromium's own sandbox cannot start; nothing but our own pages is opened here. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How many charts of a page Chromium has drawn; null, with a printed reason, where there is no Chromium. */
export function drawnCharts(path: string): number | null {
  const program = findChromium();
  if (program) {
    const flags = ["--headless", ...CHROMIUM_FLAGS, "--virtual-time-budget=20000", "--dump-dom"];
    const { stdout } = spawnSync(program, [...flags, `file://${path}`], { encoding: "utf8", maxBuffer: 1 << 28 });
    return stdout.match(/class="[^"]*js-plotly-plot[^"]*"/g)?.length ?? 0;
  }
  process.stdout.write("Skipped: the report's charts were not drawn, because there is no Chromium here.\n");
  return null;
}
