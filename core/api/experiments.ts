import type { GateReport, ModelCard, ModelList, ModelVersion } from "../contract/experiments.ts";
import { type Recommendation, recommendation } from "../contract/recommendation.ts";
import { modelCard } from "../experiments/cards/modelCard.ts";
import { cardHtml, cardMarkdown } from "../experiments/cards/renderCard.ts";
import {
  keepGates,
  modelOf,
  type RegisteredModel,
  readHolders,
  registeredModels,
  signOff,
  signOffOf,
} from "../experiments/registry/modelVersions.ts";
import { type Move, promote, rollBack, rollbackTarget } from "../experiments/registry/promote.ts";
import { deleteRuns, restoreRuns } from "../experiments/runs/deleteRuns.ts";
import { noteRun } from "../experiments/runs/noteRun.ts";
import { showRun } from "../experiments/runs/showRun.ts";
import { finish } from "../jobs/progress.ts";
import { findDerived } from "../store/derived.ts";
import { recordEdit } from "../store/edits.ts";
import { loadsOf } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { writeWhole } from "../store/writeWhole.ts";
import { formatMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";
import { onReadingThread } from "./readingThread.ts";
import { TUNING_SHARE } from "./recordFits.ts";

const runsInWords = (ids: readonly number[]) => (ids.length === 1 ? `run ${ids[0]}` : `${ids.length} runs`);

/** Writes a note on a run; can be undone. */
export function annotateRun(file: WorkspaceFile, id: number, note: string): { id: number; note: string } {
  return file.db
    .transaction(() => {
      const after = note.trim();
      const before = noteRun(file, id, after);
      recordEdit(file, { kind: "note-run", label: `Note on run ${id}`, detail: { id, before, after } });
      return { id, note: after };
    })
    .immediate();
}

/** Deletes runs for 30 days, then for good; can be undone. */
export function removeRuns(file: WorkspaceFile, ids: readonly number[]): { deleted: number[] } {
  return file.db
    .transaction(() => {
      const deleted = deleteRuns(file, ids);
      if (deleted.length > 0)
        recordEdit(file, { kind: "delete-runs", label: `Delete ${runsInWords(deleted)}`, detail: deleted });
      return { deleted };
    })
    .immediate();
}

/** Restores deleted runs; can be undone. */
export function bringBackRuns(file: WorkspaceFile, ids: readonly number[]): { restored: number[] } {
  return file.db
    .transaction(() => {
      const restored = restoreRuns(file, ids);
      if (restored.length > 0) {
        recordEdit(file, { kind: "restore-runs", label: `Restore ${runsInWords(restored)}`, detail: restored });
      }
      return { restored };
    })
    .immediate();
}

/** The registry: every model, newest first, who is champion and challenger, gates and signatures. */
export function listModels(file: WorkspaceFile): ModelList {
  const known = registeredModels(file);
  const holders = readHolders(file);
  const standing = (number: number | null) => (known.some((each) => each.number === number) ? number : null);
  return {
    champion: standing(holders.champion),
    challenger: standing(holders.challenger),
    rollbackTo: rollbackTarget(file),
    versions: known.flatMap((model) => {
      // one that an older program kept in another shape cannot be shown
      const result = recommendation.safeParse(findDerived(file, model.derived).result).data;
      return result ? [describeModel(file, model, result)] : [];
    }),
  };
}

/** One model as lists show it. @throws UnknownModelError, OutdatedResultError */
export function showModel(file: WorkspaceFile, number: number): ModelVersion {
  const model = modelOf(file, number);
  return describeModel(file, model, keptResult(findDerived(file, model.derived), recommendation));
}

function describeModel(file: WorkspaceFile, registered: RegisteredModel, result: Recommendation): ModelVersion {
  const { number, derived, created, gates } = registered;
  const holders = readHolders(file);
  return {
    number,
    derived,
    run: runOf(file, derived),
    data: result.version,
    created,
    aliases: (["champion", "challenger"] as const).filter((alias) => holders[alias] === number),
    testedOn: result.testedOn,
    scoresFor: result.scoresFor,
    map7: result.ranking.model.map7,
    shareOfCeiling: result.ranking.model.shareOfCeiling,
    popularityMap7: result.ranking.popularity.map7,
    gates,
    gatesAreCurrent: gates !== null && gates.champion === holders.champion,
    signOff: signOffOf(file, number),
  };
}

/** The newest standing run that made a result. */
function runOf({ db }: WorkspaceFile, derived: string): number | null {
  const row = db
    .prepare<[string], { id: number }>(
      "SELECT id FROM run WHERE derived = ? AND deleted IS NULL ORDER BY id DESC LIMIT 1",
    )
    .get(derived);
  return row?.id ?? null;
}

/** Measures a model's gates against the present champion, and keeps what came out. @throws UnknownModelError, CancelledError */
export async function measureModel(file: WorkspaceFile, number: number, control: Control): Promise<GateReport> {
  const { derived } = modelOf(file, number);
  const { champion } = readHolders(file);
  const rival =
    champion === null || champion === number ? null : { number: champion, derived: modelOf(file, champion).derived };
  const run = runOf(file, derived);
  const tuned = run === null ? undefined : showRun(file, run).metrics.find(({ name }) => name === TUNING_SHARE);
  const task = { derived, champion: rival, tuningShare: tuned?.value ?? null };
  const report = await finish(onReadingThread(file, "judgeGates", task, control.signal), control.onProgress);
  keepGates(file, number, report);
  return report;
}

/** Makes a model the champion; can be undone. @throws GatesNotMeasuredError, GatesNotPassedError */
export function promoteModel(file: WorkspaceFile, number: number): ModelList {
  return moveAliases(file, `Promote model ${number}`, () => promote(file, number));
}

/** Puts the former champion back; can be undone. @throws NoFormerChampionError */
export function rollBackModel(file: WorkspaceFile): ModelList {
  return moveAliases(file, "Roll back to the former champion", () => rollBack(file));
}

function moveAliases(file: WorkspaceFile, label: string, work: () => Move): ModelList {
  return file.db
    .transaction(() => {
      const move = work();
      const isMoved = move.before.champion !== move.after.champion;
      if (isMoved) recordEdit(file, { kind: "move-aliases", label, detail: move });
      return listModels(file);
    })
    .immediate();
}

/** Signs a model by name and reason. Signatures are a record: they are not undone, a later one takes their place. */
export const signModel = signOff;

/** What a model is, was made of, how good it is and where not to use it. @throws UnknownModelError */
export function cardOf(file: WorkspaceFile, number: number): ModelCard {
  const { derived, gates } = modelOf(file, number);
  const kept = findDerived(file, derived);
  const holders = readHolders(file);
  const run = runOf(file, derived);
  return modelCard({
    number,
    derived,
    content: kept.content,
    data: kept.version,
    loads: loadsOf(file, kept.version).map(({ table, month, rows, content }) => ({
      table,
      month: month === null ? null : formatMonth(month),
      rows,
      content,
    })),
    codeVersion: kept.codeVersion,
    seed: kept.seed,
    created: kept.created,
    aliases: (["champion", "challenger"] as const).filter((alias) => holders[alias] === number),
    result: keptResult(kept, recommendation),
    gates,
    signOff: signOffOf(file, number),
    run: run === null ? null : showRun(file, run),
  });
}

/** Writes a model card: HTML, or Markdown for a path that ends in .md. */
export function writeCard(file: WorkspaceFile, number: number, path: string): { path: string; bytes: number } {
  const card = cardOf(file, number);
  const text = /\.(md|markdown)$/i.test(path) ? cardMarkdown(card) : cardHtml(card);
  writeWhole(path, text);
  return { path, bytes: Buffer.byteLength(text) };
}
