import type { RunComparison, RunDetail, RunSummary } from "../../contract/experiments.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";
import { showRun } from "./showRun.ts";

/** Runs beside each other: parameters and metrics that are not the same in all of them, and all curves. @throws UnknownRunError */
export function compareRuns(file: WorkspaceFile, ids: readonly number[]): RunComparison {
  return differences(ids.map((id) => showRun(file, id)));
}

/** What differs between runs. */
function differences(runs: readonly RunDetail[]): RunComparison {
  const params = rowsOf(runs.map((run) => new Map(Object.entries(factsOf(run)))));
  const metrics = rowsOf(runs.map((run) => new Map(run.metrics.map(({ name, value }) => [name, value]))));
  const curves = [...new Set(runs.flatMap((run) => run.curves.map(({ name }) => name)))].sort();
  const [differentParams, differentMetrics] = [params.filter(differs), metrics.filter(differs)];
  return {
    runs: runs.map(summaryOf),
    params: differentParams,
    metrics: differentMetrics,
    same: { params: params.length - differentParams.length, metrics: metrics.length - differentMetrics.length },
    curves: curves.map((name) => ({
      name,
      runs: runs.map((run) => {
        const found = run.curves.find((each) => each.name === name);
        return found ? { steps: found.steps, values: found.values } : null;
      }),
    })),
  };
}

/** What went in, as text: data, seed and program beside the parameters. */
function factsOf({ params, data, seed, codeVersion, kind }: RunDetail): Record<string, string> {
  const all = { kind, data, seed, "code version": codeVersion, ...params };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function rowsOf<T>(columns: readonly Map<string, T>[]): { name: string; values: (T | null)[] }[] {
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return names.map((name) => ({ name, values: columns.map((column) => column.get(name) ?? null) }));
}

function differs({ values }: { values: readonly unknown[] }): boolean {
  return values.some((value) => value !== values[0]);
}

function summaryOf({
  params: _,
  config: __,
  message: ___,
  metrics: ____,
  curves: _____,
  ...run
}: RunDetail): RunSummary {
  const { artefacts: ______, bytes: _______, ...summary } = run;
  return summary;
}
