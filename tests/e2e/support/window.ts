import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { test as base, type Page } from "@playwright/test";
import { DEMO } from "./makeExtracts.ts";

const START = fileURLToPath(new URL("../../../headless/start.ts", import.meta.url));

/** A running host with a folder of its own. */
export interface Host {
  /** Temporary; where the host looks for files at first. */
  folder: string;
  /** Origin of the page. */
  origin: string;
  /** Path of the workspace that was opened at the start; the copy of the demo. */
  workspace: string;
  program: ChildProcess;
  /** Ends the host, as Ctrl C (or, with SIGKILL, as a crash) does. */
  end(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same folder; returns the address for a browser. */
  start(options?: { open?: boolean }): Promise<string>;
}

interface Fixtures {
  /** Whether the window starts with the demo workspace open. */
  opensDemo: boolean;
  host: Host;
}

/**
 * A test with a window: `page` shows easyMoney, `host` is the program behind it. Anything on the page's console that is an
 * error fails the test.
 */
export const test = base.extend<Fixtures>({
  opensDemo: [true, { option: true }],
  host: async ({ opensDemo }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "easymoney-window-"));
    const workspace = join(folder, "demo.easymoney");
    if (opensDemo) cpSync(DEMO, workspace);
    const host = newHost(folder, workspace);
    await use(host);
    await host.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  page: async ({ page, host, opensDemo }, use) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(await host.start({ open: opensDemo }));
    await page.getByRole("main").waitFor();
    await use(page);
    if (errors.length > 0) throw new Error(`The page reported: ${errors.join("\n")}`);
  },
});

export { expect } from "@playwright/test";

function newHost(folder: string, workspace: string): Host {
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  const host: Host = {
    folder,
    origin: "",
    workspace,
    program: undefined as unknown as ChildProcess,
    async start({ open = true } = {}) {
      const program = spawn(
        process.execPath,
        ["--disable-warning=ExperimentalWarning", START, "--browser", "--no-open", ...(open ? [workspace] : [])],
        {
          cwd: folder,
          env: { ...process.env, XDG_DATA_HOME: data, APPDATA: data, HOME: folder },
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      host.program = program;
      const address = await addressOf(program);
      host.origin = new URL(address).origin;
      return address;
    },
    async end(signal = "SIGINT") {
      if (!host.program || host.program.exitCode !== null || host.program.signalCode !== null) return;
      host.program.kill(signal);
      await once(host.program, "exit");
    },
  };
  return host;
}

async function addressOf(program: ChildProcess): Promise<string> {
  if (!program.stdout) throw new Error("the host has no output");
  for await (const line of createInterface(program.stdout)) {
    const address = line.match(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/)?.[0];
    if (address) return address;
  }
  throw new Error(`the host ended with ${program.exitCode} before it gave an address`);
}

/** Opens a screen by the left navigation. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: screen, exact: true }).click();
}
