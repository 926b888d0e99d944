import type { Gate } from "../../contract/experiments.ts";
import { DomainError } from "../../errors/domainError.ts";
import { recordAudit } from "../../store/audit.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";
import { signatureGate } from "../gates/gates.ts";
import { giveAliases, type Holders, modelOf, readHolders, registeredModels, signOffOf } from "./modelVersions.ts";

class GatesNotMeasuredError extends DomainError {
  constructor(number: number, champion: number | null) {
    super({
      code: "gates-not-measured",
      what: `The gates of model ${number} were not measured against ${champion === null ? "popularity, which is in use" : `the present champion, model ${champion}`}`,
      mend: "Measure its gates first.",
      facts: { number, champion },
    });
  }
}

class GatesNotPassedError extends DomainError {
  constructor(number: number, red: readonly Gate[]) {
    const isSignatureAlone = red.every(({ id }) => id === "signature");
    super({
      code: "gates-not-passed",
      what: `Model ${number} does not pass ${red.map(({ id, figure }) => `${id} (${figure})`).join("; ")}`,
      mend: isSignatureAlone
        ? "Sign it with your name and a reason."
        : "Learn a better one, or sign it in spite of that, with your name and a reason.",
      facts: { number, red: red.map(({ id }) => id) },
    });
  }
}

class NoFormerChampionError extends DomainError {
  constructor() {
    super({
      code: "no-former-champion",
      what: "There is no former champion to go back to",
      mend: "Promote another model instead.",
    });
  }
}

/** Who bore the names before and after a change. */
export interface Move {
  before: Holders;
  after: Holders;
}

/**
 * Makes a model the champion.
 *
 * @throws UnknownModelError, GatesNotMeasuredError, GatesNotPassedError: a red gate, unless the last signature overrides it
 */
export function promote(file: WorkspaceFile, number: number): Move {
  return file.db
    .transaction(() => {
      const { gates } = modelOf(file, number);
      const before = readHolders(file);
      if (before.champion === number) return { before, after: before };
      if (!gates || gates.champion !== before.champion) throw new GatesNotMeasuredError(number, before.champion);
      const signed = signOffOf(file, number);
      const red = [...gates.gates, signatureGate(signed)].filter(({ passes }) => !passes);
      if (red.length > 0 && !signed?.overrides) throw new GatesNotPassedError(number, red);
      const after = { champion: number, challenger: before.challenger === number ? null : before.challenger };
      giveAliases(file, after);
      file.db
        .prepare("INSERT INTO model_promotion (at, number, before) VALUES (?, ?, ?)")
        .run(new Date().toISOString(), number, before.champion);
      recordAudit(file, "promote-model", {
        number,
        before: before.champion,
        by: signed?.name ?? null,
        red: red.map(({ id }) => id),
      });
      return { before, after };
    })
    .immediate();
}

/** Whom a rollback would make champion: the one before the present; null for nobody. */
export function rollbackTarget(file: WorkspaceFile): number | null {
  const { champion } = readHolders(file);
  if (champion === null) return null;
  const before = file.db
    .prepare<[number], { before: number | null }>(
      "SELECT before FROM model_promotion WHERE number = ? ORDER BY id DESC LIMIT 1",
    )
    .get(champion)?.before;
  const known = registeredModels(file).some(({ number }) => number === before);
  return known ? (before ?? null) : null;
}

/** Puts the former champion back; the present one becomes the challenger. @throws NoFormerChampionError */
export function rollBack(file: WorkspaceFile): Move {
  return file.db
    .transaction(() => {
      const target = rollbackTarget(file);
      if (target === null) throw new NoFormerChampionError();
      const before = readHolders(file);
      const after = { champion: target, challenger: before.champion };
      giveAliases(file, after);
      recordAudit(file, "roll-back-model", { to: target, from: before.champion });
      return { before, after };
    })
    .immediate();
}
