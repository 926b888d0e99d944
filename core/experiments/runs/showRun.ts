import type { RunDetail } from "../../contract/experiments.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";
import { runsOf } from "./findRuns.ts";

/** Everything that is known of one run. @throws UnknownRunError */
export function showRun(file: WorkspaceFile, id: number): RunDetail {
  const { db } = file;
  const [summary] = runsOf(file, [id]);
  const detail = db
    .prepare<[number], { params: string; config: string; message: string }>(
      "SELECT params, config, message FROM run_detail WHERE run = ?",
    )
    .get(id);
  const artefacts = db
    .prepare<[number], { name: string; type: string; bytes: number }>(
      `SELECT a.name, a.dtype AS type, length(b.bytes) AS bytes FROM run_artefact a JOIN blob b ON b.hash = a.hash
       WHERE a.run = ? ORDER BY a.name`,
    )
    .all(id);
  const result = db
    .prepare<[string | null], { n: number | null }>(
      "SELECT sum(length(b.bytes)) AS n FROM derived_array a JOIN blob b ON b.hash = a.hash WHERE a.derived_id = ?",
    )
    .get(summary.derived);
  const byName = metricsOf(file, id);
  const names = [...byName];
  return {
    ...summary,
    params: JSON.parse(detail?.params ?? "{}"),
    config: JSON.parse(detail?.config ?? "null"),
    message: detail?.message ?? "",
    metrics: names
      .filter(([, { steps }]) => steps.length === 1)
      .map(([name, { values }]) => ({ name, value: values[0] })),
    curves: names.filter(([, { steps }]) => steps.length > 1).map(([name, points]) => ({ name, ...points })),
    artefacts,
    bytes: (result?.n ?? 0) + artefacts.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function metricsOf(file: WorkspaceFile, id: number): Map<string, { steps: number[]; values: number[] }> {
  const rows = file.db
    .prepare<[number], { name: string; step: number; value: number }>(
      "SELECT name, step, value FROM run_metric WHERE run = ? ORDER BY name, step",
    )
    .all(id);
  const found = new Map<string, { steps: number[]; values: number[] }>();
  for (const { name, step, value } of rows) {
    const points = found.get(name) ?? { steps: [], values: [] };
    points.steps.push(step);
    points.values.push(value);
    found.set(name, points);
  }
  return found;
}
