import { z } from "zod";
import { type GateReport, gateReport, type SignOff } from "../../contract/experiments.ts";
import { DomainError } from "../../errors/domainError.ts";
import { recordAudit } from "../../store/audit.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";

/** A registered model: a kept recommendation under a number of its own. */
export interface RegisteredModel {
  number: number;
  derived: string;
  created: string;
  gates: GateReport | null;
}

/** Names that a version can bear, one version each; they keep MLflow's rules for aliases (not `latest`, not `v<number>`). */
type Alias = "champion" | "challenger";

/** Who bears which name; null for nobody. */
export type Holders = Record<Alias, number | null>;

class UnknownModelError extends DomainError {
  constructor(number: number, known: readonly number[]) {
    super({
      code: "unknown-model",
      what: `There is no model ${number}`,
      mend: known.length > 0 ? `Choose one of ${known.join(", ")}.` : "Learn one first: easymoney recommend WORKSPACE.",
      facts: { number, known },
    });
  }
}

/** Registers a kept recommendation, once, and makes it the challenger unless it is the champion. Returns its number. */
export function registerModel(file: WorkspaceFile, derived: string): number {
  const { db } = file;
  return db
    .transaction(() => {
      db.prepare("INSERT OR IGNORE INTO model_version (derived, created) VALUES (?, ?)").run(
        derived,
        new Date().toISOString(),
      );
      const number = db
        .prepare<[string], { number: number }>("SELECT number FROM model_version WHERE derived = ?")
        .get(derived)?.number as number;
      const holders = readHolders(file);
      if (holders.champion !== number) giveAliases(file, { ...holders, challenger: number });
      return number;
    })
    .immediate();
}

/** Newest first; those whose every run was deleted are left out. */
export function registeredModels(file: WorkspaceFile): RegisteredModel[] {
  return file.db
    .prepare<[], { number: number; derived: string; created: string; gates: string | null }>(
      `SELECT number, derived, created, gates FROM model_version v WHERE NOT (
         EXISTS (SELECT 1 FROM run WHERE run.derived = v.derived)
         AND NOT EXISTS (SELECT 1 FROM run WHERE run.derived = v.derived AND run.deleted IS NULL))
       ORDER BY number DESC`,
    )
    .all()
    .map(({ gates, ...row }) => ({ ...row, gates: gates === null ? null : readGates(gates) }));
}

/** @throws UnknownModelError */
export function modelOf(file: WorkspaceFile, number: number): RegisteredModel {
  const known = registeredModels(file);
  const found = known.find((each) => each.number === number);
  if (found) return found;
  throw new UnknownModelError(
    number,
    known.map((each) => each.number),
  );
}

export function readHolders({ db }: WorkspaceFile): Holders {
  const find = db.prepare<[string], { number: number }>("SELECT number FROM model_alias WHERE alias = ?");
  const of = (alias: Alias) => find.get(alias)?.number ?? null;
  return { champion: of("champion"), challenger: of("challenger") };
}

/** Moves the names; returns who bore them before. Call it inside a transaction. */
export function giveAliases(file: WorkspaceFile, holders: Holders): Holders {
  const before = readHolders(file);
  for (const alias of ["champion", "challenger"] as const) {
    const number = holders[alias];
    if (number === before[alias]) continue;
    if (number === null) file.db.prepare("DELETE FROM model_alias WHERE alias = ?").run(alias);
    else file.db.prepare("INSERT OR REPLACE INTO model_alias (alias, number) VALUES (?, ?)").run(alias, number);
  }
  recordAudit(file, "model-aliases", { ...holders });
  return before;
}

/** Keeps what was measured of a model's gates. */
export function keepGates(file: WorkspaceFile, number: number, report: GateReport): void {
  file.db
    .transaction(() => {
      file.db.prepare("UPDATE model_version SET gates = ? WHERE number = ?").run(JSON.stringify(report), number);
      recordAudit(file, "measure-gates", {
        number,
        champion: report.champion,
        red: report.gates.filter(({ passes }) => !passes).map(({ id }) => id),
      });
    })
    .immediate();
}

/** The last signature under a model; null when nobody signed. */
export function signOffOf(file: WorkspaceFile, number: number): SignOff | null {
  const row = file.db
    .prepare<[number], { at: string; name: string; reason: string; overrides: number }>(
      "SELECT at, name, reason, overrides FROM model_sign_off WHERE number = ? ORDER BY rowid DESC LIMIT 1",
    )
    .get(number);
  return row ? { ...row, overrides: row.overrides === 1 } : null;
}

/** Signs a model by name and reason; every signature is kept, the last one counts. @throws UnknownModelError */
export function signOff(file: WorkspaceFile, number: number, signed: Omit<SignOff, "at">): SignOff {
  const { name, reason, overrides } = signature.parse(signed);
  return file.db
    .transaction(() => {
      modelOf(file, number);
      const at = new Date().toISOString();
      file.db
        .prepare("INSERT INTO model_sign_off (number, at, name, reason, overrides) VALUES (?, ?, ?, ?, ?)")
        .run(number, at, name, reason, overrides ? 1 : 0);
      recordAudit(file, "sign-model", { number, name, reason, overrides });
      return { at, name, reason, overrides };
    })
    .immediate();
}

const signature = z.object({
  name: z.string().trim().min(1),
  reason: z.string().trim().min(1),
  overrides: z.boolean(),
});

/** Gates that an older program kept in another shape are measured again. */
function readGates(text: string): GateReport | null {
  return gateReport.safeParse(JSON.parse(text)).data ?? null;
}
