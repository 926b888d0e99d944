import { cpSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test as base, type Page } from "@playwright/test";
import { findElectron } from "../../../headless/bundle/electronBinary.ts";
import { browserHost } from "./browserHost.ts";
import { electronHost } from "./electronHost.ts";
import { clear, type Host, newPlace, type Place } from "./host.ts";
import { DEMO } from "./makeExtracts.ts";

interface Fixtures {
  /** Whether the window starts with the demo workspace open. */
  opensDemo: boolean;
  host: Host;
}

/** Path of Electron's program where the specs are asked to run in it; null in Chromium. */
const electron = process.env.EASYMONEY_WINDOW === "electron" ? findElectron() : null;
if (process.env.EASYMONEY_WINDOW === "electron" && electron === null) throw new Error("Electron's binary is not here");

/** Gives the test a host in a folder of its own, and takes both away after it. */
async function inPlace(
  opensDemo: boolean,
  open: (place: Place, workspace: string) => Host,
  use: (host: Host) => Promise<void>,
): Promise<void> {
  const place = newPlace();
  const workspace = join(place.folder, "demo.easymoney");
  if (opensDemo) cpSync(DEMO, workspace);
  const host = open(place, workspace);
  await use(host);
  await host.end();
  clear(place);
}

async function shown(
  { host, opensDemo }: Pick<Fixtures, "host" | "opensDemo">,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  await use(await host.start({ open: opensDemo }));
  if (host.errors.length > 0) throw new Error(`The page reported: ${host.errors.join("\n")}`);
}

const inChromium = base.extend<Fixtures>({
  opensDemo: [true, { option: true }],
  host: async ({ context, opensDemo }, use) => {
    await inPlace(opensDemo, (place, workspace) => browserHost(context, place, workspace), use);
  },
  page: async ({ host, opensDemo }, use) => {
    await shown({ host, opensDemo }, use);
  },
});

const inElectron = base.extend<Fixtures>({
  opensDemo: [true, { option: true }],
  host: async ({ opensDemo }, use) => {
    await inPlace(opensDemo, (place, workspace) => electronHost(electron ?? "", place, workspace), use);
  },
  page: async ({ host, opensDemo }, use) => {
    await shown({ host, opensDemo }, use);
  },
});

/**
 * A test with a window: `page` shows easyMoney, `host` is the program behind it. Anything that the page reports as an error
 * fails the test.
 */
export const test = electron === null ? inChromium : inElectron;

export { expect } from "@playwright/test";

/** Opens a screen by the left navigation. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: screen, exact: true }).click();
}

/** Opens a part of a screen by its tab. */
export async function goToTab(page: Page, tab: string): Promise<void> {
  await page.getByRole("tab", { name: tab, exact: true }).click();
}
