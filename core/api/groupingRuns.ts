import { existsSync } from "node:fs";
import { basename } from "node:path";
import { type GroupingsBeside, type KeptGrouping, tableClusters } from "../contract/tableClusters.ts";
import { DomainError } from "../errors/domainError.ts";
import { runsOf } from "../experiments/runs/findRuns.ts";
import { readArrayArtefact, readJsonArtefact } from "../experiments/runs/readArtefact.ts";
import { recordRun } from "../experiments/runs/recordRun.ts";
import type { RunMeter } from "../experiments/runs/runMeter.ts";
import { adjustedRandIndex, contingency } from "../learning/clusters/agreement.ts";
import type { GroupingModel } from "../segmentation/placeRows.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";
import { type Grouping, placeFile, type WrittenGrouping, writeGrouping } from "./groupingFiles.ts";

class NotAGroupingError extends DomainError {
  constructor(run: number, name: string) {
    super({
      code: "not-a-grouping",
      what: `Run ${run} (${name}) is no grouping of a table`,
      mend: "Give the number of one: easymoney runs list WORKSPACE --kind grouping names them.",
      facts: { run },
    });
  }
}

/** The grouping as a run: what was asked for, how good the groups are, and all that places rows in them again. */
export function recordGrouping(
  file: WorkspaceFile,
  { result, labels, model, report, names }: Grouping,
  { k, exclude }: { k: number | undefined; exclude: readonly string[] },
  data: string,
  meter: RunMeter,
  written: WrittenGrouping | null,
): number {
  const { vote, clusters, rows, columns, chosenBy, seed } = result;
  const id = names?.column ?? null;
  const own = vote.find((line) => line.k === result.k);
  return recordRun(file, {
    kind: "grouping",
    name: `groups of ${basename(result.path)}`,
    data,
    config: { path: result.path, k: k ?? null, id, exclude },
    seed,
    params: {
      k: k ?? "auto",
      groups: result.k,
      "chosen by": chosenBy,
      columns: columns.join(", "),
      excluded: exclude.join(", "),
      id,
    },
    metrics: [
      { name: "silhouette", value: own?.silhouette ?? Number.NaN },
      { name: "stability", value: own?.stability ?? Number.NaN },
      { name: "told by three questions", value: own?.separability ?? Number.NaN },
      { name: "points", value: own?.points ?? Number.NaN },
      { name: "smallest group, share", value: Math.min(...clusters.map(({ share }) => share)) },
      { name: "worst group, found again", value: Math.min(...clusters.map(({ jaccard }) => jaccard)) },
      { name: "rows", value: rows },
      ...vote.flatMap((line) => [
        { name: "points by number of groups", value: line.points, step: line.k },
        { name: "silhouette by number of groups", value: line.silhouette, step: line.k },
        { name: "stability by number of groups", value: line.stability, step: line.k },
      ]),
    ],
    metric: "silhouette",
    artefacts: {
      labels,
      result: { json: result },
      report: { json: report },
      model: { json: model },
      ...(names ? { names: { json: names } } : {}),
      ...(written ? { folder: { json: written.folder } } : {}),
    },
    started: meter.started,
    seconds: meter.seconds,
    peakBytes: meter.peakBytes,
  });
}

/** A kept grouping. @throws UnknownRunError, NotAGroupingError */
export function showGrouping(file: WorkspaceFile, run: number): KeptGrouping {
  const [{ name, kind, started, data }] = runsOf(file, [run]);
  const result = tableClusters.safeParse(readJsonArtefact(file, run, "result"));
  if (kind !== "grouping" || !result.success) throw new NotAGroupingError(run, name);
  const names = readJsonArtefact(file, run, "names") as Grouping["names"];
  const folder = readJsonArtefact(file, run, "folder");
  return {
    run,
    started,
    data,
    id: names?.column ?? null,
    folder: typeof folder === "string" && existsSync(folder) ? folder : null,
    result: result.data,
  };
}

/** Writes the files of a kept grouping again, byte for byte as they were. @throws UnknownRunError, NotAGroupingError */
export function writeGroupingAgain(file: WorkspaceFile, run: number, out: string, signal?: AbortSignal) {
  const { result } = showGrouping(file, run);
  return writeGrouping(
    out,
    {
      result,
      labels: readArrayArtefact(file, run, "labels") as Uint8Array,
      model: readJsonArtefact(file, run, "model") as GroupingModel,
      report: readJsonArtefact(file, run, "report") as string,
      names: readJsonArtefact(file, run, "names") as Grouping["names"],
    },
    signal,
  );
}

/** Places the rows of a file in the groups of a kept grouping. @throws UnknownRunError, NotAGroupingError */
export function placeWithGrouping(
  file: WorkspaceFile,
  run: number,
  path: string,
  out: string,
  id?: string,
  control: Control = {},
) {
  showGrouping(file, run);
  return placeFile(readJsonArtefact(file, run, "model") as GroupingModel, path, out, id, control);
}

/** Two groupings beside each other, row by row when both are of the same table. @throws UnknownRunError, NotAGroupingError */
export function groupingsBeside(file: WorkspaceFile, run: number, other: number): GroupingsBeside {
  const [one, two] = [showGrouping(file, run), showGrouping(file, other)];
  if (one.data !== two.data) return { run, other, shared: null };
  const [k, l] = [one.result.clusters.length, two.result.clusters.length];
  const [labels, otherLabels] = [run, other].map((of) => readArrayArtefact(file, of, "labels") as Uint8Array);
  const counts = contingency(labels, otherLabels, k, l);
  return {
    run,
    other,
    shared: {
      rand: adjustedRandIndex(labels, otherLabels, k, l),
      groups: one.result.clusters.map(({ id }) => id),
      otherGroups: two.result.clusters.map(({ id }) => id),
      rows: Array.from({ length: k }, (_, at) => [...counts.subarray(at * l, (at + 1) * l)]),
    },
  };
}
