import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { PlacedTable, TableClusters } from "../contract/tableClusters.ts";
import { idsOf } from "../experiments/tables/prepareTable.ts";
import { readFlatTable } from "../ingestion/flat/flatTable.ts";
import { finish } from "../jobs/progress.ts";
import { exportTable } from "../reporting/tables/exportTable.ts";
import { type GroupingModel, placeRows } from "../segmentation/placeRows.ts";
import { canonicalJson } from "../store/canonicalJson.ts";
import { writeWhole } from "../store/writeWhole.ts";
import type { Control } from "./control.ts";
import { OwnFileError, readOwnJson } from "./readOwnJson.ts";

/** Groups of a table with all that is written of them. */
export interface Grouping {
  result: TableClusters;
  /** By row, a place in the groups. */
  labels: Uint8Array;
  model: GroupingModel;
  report: string;
  /** What the rows are called: by a column, else by their numbers. */
  names: { column: string; ids: readonly string[] } | null;
}

/** Files of a grouping's folder. */
export interface WrittenGrouping {
  folder: string;
  files: string[];
}

const MEND =
  "Give the model.json that easymoney table cluster wrote, or with --workspace the number of a kept grouping.";

/** Writes who belongs where, what the groups are, and the model that places other rows in them. */
export async function writeGrouping(
  out: string,
  { result, labels, model, report, names }: Grouping,
  signal?: AbortSignal,
): Promise<WrittenGrouping> {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const put = (name: string, text: string) => {
    const target = join(folder, name);
    writeWhole(target, text);
    return target;
  };
  const file = join(folder, "labels.csv");
  const written = {
    name: "labels",
    columns: [
      { name: names?.column ?? "row", kind: "text" as const },
      { name: "group", kind: "text" as const },
    ],
    rowCount: labels.length,
    rows: () => Array.from(labels, (label, row) => [names?.ids[row] ?? String(row + 1), result.clusters[label].id]),
  };
  await finish(exportTable(written, file, { signal }));
  return {
    folder,
    files: [
      file,
      put("clusters.json", `${JSON.stringify(result, null, 2)}\n`),
      put("report.md", report),
      put("model.json", `${canonicalJson(model)}\n`),
    ],
  };
}

/** Places the rows of a table in groups that were written before. @throws OwnFileError, MissingColumnError */
export async function placeTableFile(modelPath: string, path: string, out: string, id?: string, control: Control = {}) {
  return placeFile(readGroupingModel(modelPath), path, out, id, control);
}

/** Places the rows of a file: one line a row, in its order. */
export async function placeFile(
  model: GroupingModel,
  path: string,
  out: string,
  id?: string,
  { signal, onProgress }: Control = {},
): Promise<PlacedTable> {
  const labels = model.recipe.filter(({ kind }) => kind === "category").map(({ name }) => name);
  const table = await readFlatTable(path, { whole: id === undefined ? labels : [...labels, id], signal });
  const placed = placeRows(model, table);
  const isFar = Uint8Array.from(placed.labels, (group, row) =>
    placed.distances[row] > model.groups[group].reach ? 1 : 0,
  );
  const ids = idsOf(table, id);
  const written = {
    name: "groups",
    columns: [
      { name: id ?? "row", kind: "text" as const },
      { name: "group", kind: "text" as const },
      { name: "distance", kind: "decimal" as const },
      { name: "far", kind: "integer" as const },
    ],
    rowCount: table.rows,
    rows: () => ids.map((own, row) => [own, model.groups[placed.labels[row]].id, placed.distances[row], isFar[row]]),
  };
  await finish(exportTable(written, out, { signal }), onProgress);
  const sizes = new Uint32Array(model.groups.length);
  for (const group of placed.labels) sizes[group]++;
  const far = isFar.reduce((sum, one) => sum + one, 0);
  return {
    path: resolve(out),
    rows: table.rows,
    groups: model.groups.map((group, at) => ({
      id: group.id,
      rows: sizes[at],
      share: sizes[at] / table.rows,
      shareBefore: group.share,
    })),
    far: { rows: far, share: far / table.rows },
  };
}

/** A grouping for people who read text. */
export function reportOf({ path, rows, reason, vote, clusters, aside }: TableClusters): string {
  const parts = [
    `# Groups of ${basename(path)}`,
    `${rows} rows. ${reason}`,
    ...clusters.map(
      ({ id, rows: own, share, jaccard, facts }) =>
        `## ${id}: ${own} rows, ${(share * 100).toFixed(1)} %\n\nFound again at ${jaccard.toFixed(2)} (Jaccard).\n\n${facts.map((fact) => `- ${fact}`).join("\n")}`,
    ),
    "## The vote",
    [
      "| groups | points | stability | silhouette | smallest | three questions | ruled out by |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      ...vote.map(
        (v) =>
          `| ${v.k} | ${v.points.toFixed(2)} | ${v.stability.toFixed(2)} | ${v.silhouette.toFixed(3)} | ${(v.smallestShare * 100).toFixed(1)} % | ${(v.separability * 100).toFixed(0)} % | ${v.ruledOut.join(", ")} |`,
      ),
    ].join("\n"),
    ...(aside.length > 0
      ? ["## Columns not used", aside.map(({ column, why }) => `- ${column}: ${why}`).join("\n")]
      : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function readGroupingModel(path: string): GroupingModel {
  const model = readOwnJson(path, MEND) as Partial<GroupingModel>;
  if (model.format !== 1 || !Array.isArray(model.groups) || !Array.isArray(model.recipe)) {
    throw new OwnFileError(path, "This is no model of groups", MEND);
  }
  return model as GroupingModel;
}
