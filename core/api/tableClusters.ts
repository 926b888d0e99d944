import type { TableClusters } from "../contract/tableClusters.ts";
import { RunMeter } from "../experiments/runs/runMeter.ts";
import { idsOf } from "../experiments/tables/prepareTable.ts";
import { readFlatTable } from "../ingestion/flat/flatTable.ts";
import { finish } from "../jobs/progress.ts";
import { clusterTable } from "../segmentation/clusterTable.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";
import { type Grouping, reportOf, writeGrouping } from "./groupingFiles.ts";
import { recordGrouping } from "./groupingRuns.ts";
import { hashFile } from "./hashFile.ts";

interface ClusterRequest {
  path: string;
  k?: number | undefined;
  id?: string | undefined;
  exclude?: readonly string[] | undefined;
  seed?: number | undefined;
  /** Folder for labels.csv, clusters.json, report.md and model.json. */
  out?: string | undefined;
}

/**
 * Groups the rows of a table, writes who belongs where when a folder is named, and records the grouping as a run when a
 * workspace is given.
 */
export async function clusterTableFile(
  { path, id, out, seed = 1, ...rest }: ClusterRequest,
  control: Control = {},
  file?: WorkspaceFile,
): Promise<{ result: TableClusters; files: string[]; run: number | null }> {
  const { signal, threads } = control;
  const meter = new RunMeter();
  const table = await readFlatTable(path, { whole: id === undefined ? [] : [id], signal });
  const sha256 = file && (await hashFile(path));
  const found = await finish(
    clusterTable(table, { ...rest, id, seed, signal, threads }),
    meter.following(control.onProgress),
  );
  const grouping: Grouping = {
    ...found,
    report: reportOf(found.result),
    names: id === undefined ? null : { column: id, ids: idsOf(table, id) },
  };
  const written = out === undefined ? null : await writeGrouping(out, grouping, signal);
  const asked = { k: rest.k, exclude: rest.exclude ?? [] };
  const run = file && sha256 ? recordGrouping(file, grouping, asked, sha256, meter, written) : null;
  return { result: found.result, files: written?.files ?? [], run };
}
