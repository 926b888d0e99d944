import { InvalidArgumentError } from "commander";

const UNITS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600 };

/** `90`, `90s`, `5m` or `1h` in seconds. @throws InvalidArgumentError for anything else, and for no time at all */
export function parseSeconds(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(text.trim());
  const seconds = match ? Number(match[1]) * UNITS[match[2] ?? ""] : 0;
  if (seconds <= 0) throw new InvalidArgumentError("Give a time, for example 90s, 5m or 1h.");
  return seconds;
}
