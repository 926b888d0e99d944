import process from "node:process";
import { SingleBar } from "cli-progress";
import type { Control } from "../../core/api/control.ts";
import { systemFault } from "../../core/api/systemFault.ts";
import { DomainError } from "../../core/errors/domainError.ts";

/** Prints a result: the JSON as it is with `--json`, else lines for people. */
export function print(result: unknown, json: boolean | undefined, lines: () => string[]): void {
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${lines().join("\n")}\n`);
}

/** 1234567 -> 1 234 567, with narrow spaces. */
export function count(value: number): string {
  return value.toLocaleString("en-GB").replaceAll(",", "\u202f");
}

/** Rows in aligned columns under their names; numbers to the right. */
export function table(columns: readonly string[], rows: readonly (readonly unknown[])[]): string[] {
  const text = (value: unknown) =>
    value === null ? "–" : typeof value === "number" && Number.isInteger(value) ? count(value) : String(value);
  const cells = [columns.map(String), ...rows.map((row) => row.map(text))];
  const widths = columns.map((_, c) => Math.max(...cells.map((row) => row[c].length)));
  const right = columns.map(
    (_, c) => rows.length > 0 && rows.every((row) => row[c] === null || typeof row[c] === "number"),
  );
  return cells.map((row) =>
    row
      .map((cell, c) => (right[c] ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join("  ")
      .trimEnd(),
  );
}

/** Signals within this time are one. */
const TWICE_MS = 500;

/**
 * A progress bar on a terminal, plain lines elsewhere; Ctrl C cancels and leaves everything as it was, a second one ends the
 * program at once.
 */
export function follow(): Control & { end: () => void } {
  const cancel = new AbortController();
  let firstAt = 0;
  // a terminal tells every program of a command, and those that started us tell us again: once for all of them
  const onInterrupt = () => {
    if (cancel.signal.aborted && performance.now() - firstAt > TWICE_MS) process.exit(130);
    firstAt ||= performance.now();
    cancel.abort();
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: " {bar} {percentage}% {message}, {left}", hideCursor: true })
    : null;
  bar?.start(100, 0, { message: "", left: "" });
  let lastMessage = "";
  return {
    signal: cancel.signal,
    onProgress({ message, done, total, secondsLeft }) {
      const left = Number.isNaN(secondsLeft) ? "" : `${Math.ceil(secondsLeft)} s left`;
      if (bar) bar.update(total > 0 ? Math.round((done / total) * 100) : 0, { message, left });
      else if (message !== lastMessage) process.stderr.write(`${message}\n`);
      lastMessage = message;
    },
    end() {
      bar?.stop();
      process.off("SIGINT", onInterrupt);
      process.off("SIGTERM", onInterrupt);
    },
  };
}

/** One line to stderr (or a JSON object), and the exit code 1. Faults of the program itself keep their trace. */
export function fail(error: unknown, json: boolean): void {
  process.exitCode = 1;
  const told = error instanceof DomainError ? error : systemError(error);
  if (told === null) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  else {
    const { code, message, where, mend, facts } = told;
    process.stderr.write(
      json ? `${JSON.stringify({ error: { code, message, where, mend, facts } })}\n` : `${message}\n`,
    );
  }
}

/** What the disk, the system or SQLite refused, told like every other error. */
function systemError(error: unknown): DomainError | null {
  const fault = systemFault(error);
  return fault && new DomainError({ ...fault, what: fault.message });
}
