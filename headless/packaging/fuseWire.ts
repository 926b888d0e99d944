import { readFileSync } from "node:fs";
import { DomainError } from "../../core/errors/domainError.ts";

/** Electron's programs carry their fuses after this mark: version, count, then one character for each. */
const MARK = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const SETTINGS: Readonly<Record<string, FuseSetting>> = { "0": "off", "1": "on", r: "removed", "\x90": "inherit" };
/** In the order of the wire (Electron's docs/tutorial/fuses.md). */
const FUSES = [
  "runAsNode",
  "enableCookieEncryption",
  "enableNodeOptionsEnvironmentVariable",
  "enableNodeCliInspectArguments",
  "enableEmbeddedAsarIntegrityValidation",
  "onlyLoadAppFromAsar",
  "loadBrowserProcessSpecificV8Snapshot",
  "grantFileProtocolExtraPrivileges",
] as const;

export type Fuse = (typeof FUSES)[number];
type FuseSetting = "off" | "on" | "removed" | "inherit";

class NoFusesError extends DomainError {
  constructor(path: string) {
    super({
      code: "no-fuses",
      what: "This is no program of Electron: it has no fuses",
      where: path,
      mend: "Look whether the packaging ended without an error, and run it again.",
      facts: { path },
    });
  }
}

/**
 * The fuses that a packaged program really has: settings have been lost on the way before, at signing for one.
 *
 * @throws NoFusesError
 */
export function readFuses(path: string): Record<Fuse, FuseSetting> {
  const program = readFileSync(path);
  const at = program.indexOf(MARK, 0, "latin1");
  if (at < 0) throw new NoFusesError(path);
  const wire = program.toString("latin1", at + MARK.length + 2, at + MARK.length + 2 + FUSES.length);
  const count = program[at + MARK.length + 1];
  return Object.fromEntries(
    FUSES.map((fuse, i) => [fuse, i < count ? (SETTINGS[wire[i]] ?? "inherit") : "removed"]),
  ) as Record<Fuse, FuseSetting>;
}
