import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Locator, Page } from "@playwright/test";

export interface StartOptions {
  /** Whether the workspace is given to the program; true when left out. */
  open?: boolean;
}

/** easyMoney at work in a folder of its own: the program, and what differs between its two kinds of window. */
export interface Host {
  readonly kind: "browser" | "electron";
  readonly place: Place;
  /** Path of the workspace that `start` opens: a copy of the demo, where the test asked for one. */
  readonly workspace: string;
  /** What pages reported as errors while the program ran. */
  readonly errors: string[];
  /** Address of a screen, such as `/segments/map`. */
  at(screen: string): string;
  /** Starts the program, or starts it again after its end, and shows it in a window. */
  start(options?: StartOptions): Promise<Page>;
  /** Ends the program as its person does, or (SIGKILL) as a crash does. */
  end(signal?: NodeJS.Signals): Promise<void>;
  /** One more window on the same core. */
  secondWindow(): Promise<Page>;
  /** Chooses a folder, or a file, in the dialog that `ask` opens. */
  choose(page: Page, path: string, ask: () => Promise<void>): Promise<void>;
  /** Names a new file in the dialog that `ask` opens. */
  name(page: Page, path: string, ask: () => Promise<void>): Promise<void>;
  /** Does what makes the page hand a file to the person; returns its path. */
  receive(page: Page, act: () => Promise<void>): Promise<string>;
  /** Path of the file that a finished job wrote, taken from the job's card. */
  fileOf(page: Page, card: Locator): Promise<string>;
}

/** Where one test keeps its files. */
export interface Place {
  /** Temporary; where the program looks for files at first. */
  folder: string;
  /** The program's own data: settings, demo, exports. */
  data: string;
  /** Sets the program's folders to these. */
  env: Record<string, string>;
}

export function newPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "easymoney-window-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const own = { XDG_DATA_HOME: data, XDG_CONFIG_HOME: data, APPDATA: data, HOME: folder };
  return { folder, data, env: { ...Object.fromEntries(inherited), ...own } };
}

export function clear({ folder }: Place): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Keeps what a page reports as an error. */
export function listen(page: Page, isHeard: () => boolean, errors: string[]): void {
  page.on("pageerror", (error) => isHeard() && errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && isHeard() && errors.push(message.text()));
}
