import { extname, resolve } from "node:path";

/**
 * The workspace that a command line names; null when it names none.
 *
 * Options are skipped: the second instance hands over Chromium's own among them.
 *
 * @param args after the program, and after the app's folder where it is not packaged
 * @param folder what relative paths are relative to
 */
export function workspaceIn(args: readonly string[], folder: string): string | null {
  const named = args.find((arg) => !arg.startsWith("-") && extname(arg).toLowerCase() === ".easymoney");
  return named === undefined ? null : resolve(folder, named);
}

/** Where the report of `--self-test=FILE` goes; null when none was asked for. */
export function selfTestIn(args: readonly string[], folder: string): string | null {
  const option = "--self-test=";
  const given = args.find((arg) => arg.startsWith(option))?.slice(option.length);
  return given ? resolve(folder, given) : null;
}
