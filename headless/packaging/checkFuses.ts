import { DomainError } from "../../core/errors/domainError.ts";
import { type Fuse, readFuses } from "./fuseWire.ts";

class FuseError extends DomainError {
  constructor(program: string, wrong: readonly string[]) {
    super({
      code: "fuse",
      what: `The packaged program does not have the fuses that were asked for: ${wrong.join(", ")}`,
      where: program,
      mend: "Do not give it to anybody. Look whether signing came after the fuses were set, and package again.",
      facts: { program, wrong },
    });
  }
}

/**
 * Reads the fuses back from a packaged program.
 *
 * @param wanted on (true) or off, by name
 * @throws FuseError when one is not as wanted, NoFusesError when the file is no program of Electron
 */
export function checkFuses(program: string, wanted: Partial<Record<Fuse, boolean>>): void {
  const found = readFuses(program);
  const wrong = (Object.entries(wanted) as [Fuse, boolean][])
    .filter(([fuse, on]) => found[fuse] !== (on ? "on" : "off"))
    .map(([fuse]) => `${fuse} is ${found[fuse]}`);
  if (wrong.length > 0) throw new FuseError(program, wrong);
}

/** The fuses in electron-builder's configuration; its other settings beside them are no fuses. */
export function wantedFuses(settings: Readonly<Record<string, unknown>>): Partial<Record<Fuse, boolean>> {
  const { resetAdHocDarwinSignature: _signature, ...fuses } = settings;
  return fuses as Partial<Record<Fuse, boolean>>;
}
