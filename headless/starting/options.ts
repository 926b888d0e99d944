import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";

export interface StartOptions {
  /** The workspace to open. */
  file: string | null;
  /** Take the browser even where Electron is. */
  browser: boolean;
  /** Open the address in the default browser. */
  open: boolean;
  port: number | null;
}

/** Reads the arguments of `npm start`. Commander prints what is wrong with them and ends the program with exit code 1. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const command = new Command("npm start --")
    .description("Opens easyMoney in a window, or in the browser where Electron is not installed.")
    .argument("[file]", "a workspace to open (FILE.easymoney)")
    .option("--browser", "use the browser even where Electron is installed", false)
    .option("--port <number>", "the port on this computer (browser only; a free one when left out)", portNumber)
    .option("--no-open", "print the address instead of opening the browser")
    .parse(args, { from: "user" });
  const { browser, port, open } = command.opts<{ browser: boolean; port?: number; open: boolean }>();
  const [file] = command.args;
  return { file: file === undefined ? null : resolve(file), browser, open, port: port ?? null };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  }
  return port;
}
