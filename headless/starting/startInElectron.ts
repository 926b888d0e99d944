import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { APP_FOLDER } from "../bundle/appFolder.ts";
import { ROOT } from "../bundle/sources.ts";
import type { StartOptions } from "./options.ts";

/** Runs the shell until it ends; returns its exit code. */
export async function startInElectron(program: string, { file }: StartOptions): Promise<number> {
  const child = spawn(program, [join(ROOT, APP_FOLDER), ...(file === null ? [] : [file])], { stdio: "inherit" });
  // the shell gets Ctrl C from the terminal too, and ends in order; this process only waits for it
  const wait = () => {};
  const end = () => child.kill();
  process.on("SIGINT", wait);
  process.on("SIGTERM", end);
  const [code] = await once(child, "exit");
  process.off("SIGINT", wait);
  process.off("SIGTERM", end);
  return code ?? 0;
}
