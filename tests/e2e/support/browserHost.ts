import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { type Host, listen, type Place, type StartOptions } from "./host.ts";

const PROGRAM = fileURLToPath(new URL("../../../headless/start.ts", import.meta.url));

/** The browser host, and Chromium as its window. */
export function browserHost(context: BrowserContext, place: Place, workspace: string): Host {
  let program: ChildProcess | null = null;
  /** The window shows what this program serves; before that it may still ask for the one before. */
  let isShown = false;
  let window: Page | null = null;
  let origin = "";
  const errors: string[] = [];
  const newWindow = async () => {
    const page = await context.newPage();
    listen(page, () => isShown, errors);
    return page;
  };
  const receive = async (page: Page, act: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    const path = join(place.folder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };
  return {
    kind: "browser",
    place,
    workspace,
    errors,
    at: (screen) => `${origin}/#${screen}`,
    async start({ open = true }: StartOptions = {}) {
      program = spawn(
        process.execPath,
        ["--disable-warning=ExperimentalWarning", PROGRAM, "--browser", "--no-open", ...(open ? [workspace] : [])],
        { cwd: place.folder, env: place.env, stdio: ["ignore", "pipe", "inherit"] },
      );
      const address = await addressOf(program);
      origin = new URL(address).origin;
      window ??= await newWindow();
      await window.goto(address);
      isShown = true;
      await window.getByRole("main").waitFor();
      return window;
    },
    async end(signal = "SIGINT") {
      const ending = program;
      program = null;
      isShown = false;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      ending.kill(signal);
      await once(ending, "exit");
    },
    async secondWindow() {
      const page = await newWindow();
      await page.goto(`${origin}/`);
      await page.getByRole("main").waitFor();
      return page;
    },
    async choose(page, path, ask) {
      await ask();
      const dialog = page.getByRole("dialog");
      const isFile = /\.(easymoney|csv|onnx)$/.test(path);
      await dialog.getByRole("textbox", { name: "Folder" }).fill(isFile ? dirname(path) : path);
      if (isFile) {
        await dialog.getByRole("button", { name: basename(path) }).click();
        await dialog.getByRole("button", { name: "Choose", exact: true }).click();
      } else await dialog.getByRole("button", { name: "Take the whole folder" }).click();
      await dialog.waitFor({ state: "hidden" });
    },
    async name(page, path, ask) {
      await ask();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox", { name: "Folder" }).fill(dirname(path));
      await dialog.getByRole("textbox", { name: "File name" }).fill(basename(path));
      await dialog.getByRole("button", { name: "Save here" }).click();
      await dialog.waitFor({ state: "hidden" });
    },
    receive,
    fileOf: (page, card) => receive(page, () => card.getByRole("link", { name: "Download the file" }).click()),
  };
}

/** The address that the program prints once it can be asked. */
async function addressOf(program: ChildProcess): Promise<string> {
  if (!program.stdout) throw new Error("the host has no output");
  for await (const line of createInterface(program.stdout)) {
    const address = line.match(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/)?.[0];
    if (address) return address;
  }
  throw new Error(`the host ended with ${program.exitCode} before it gave an address`);
}
