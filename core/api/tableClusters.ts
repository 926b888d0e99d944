import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { TableClusters } from "../contract/tableClusters.ts";
import { idsOf } from "../experiments/tables/prepareTable.ts";
import { readFlatTable } from "../ingestion/flat/flatTable.ts";
import { finish } from "../jobs/progress.ts";
import { exportTable } from "../reporting/tables/exportTable.ts";
import { clusterTable } from "../segmentation/clusterTable.ts";
import { writeWhole } from "../store/writeWhole.ts";
import type { Control } from "./control.ts";

interface ClusterRequest {
  path: string;
  k?: number | undefined;
  id?: string | undefined;
  exclude?: readonly string[] | undefined;
  seed?: number | undefined;
  /** Folder for labels.csv, clusters.json and report.md. */
  out?: string | undefined;
}

/** Groups the rows of a table, and writes who belongs where when a folder is named. */
export async function clusterTableFile(
  { path, id, out, seed = 1, ...rest }: ClusterRequest,
  control: Control = {},
): Promise<{ result: TableClusters; files: string[] }> {
  const { signal, threads } = control;
  const table = await readFlatTable(path, { whole: id === undefined ? [] : [id], signal });
  const { result, labels } = await finish(
    clusterTable(table, { ...rest, id, seed, signal, threads }),
    control.onProgress,
  );
  if (out === undefined) return { result, files: [] };
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const put = (name: string, text: string) => {
    const target = join(folder, name);
    writeWhole(target, text);
    return target;
  };
  const ids = idsOf(table, id);
  const file = join(folder, "labels.csv");
  await finish(
    exportTable(
      {
        name: "labels",
        columns: [
          { name: id ?? "row", kind: "text" },
          { name: "group", kind: "text" },
        ],
        rowCount: ids.length,
        rows: () => ids.map((own, row) => [own, result.clusters[labels[row]].id]),
      },
      file,
      { signal },
    ),
  );
  return {
    result,
    files: [file, put("clusters.json", `${JSON.stringify(result, null, 2)}\n`), put("report.md", reportOf(result))],
  };
}

function reportOf({ path, rows, reason, vote, clusters, aside }: TableClusters): string {
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
