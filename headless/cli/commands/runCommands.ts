import { Option } from "commander";
import {
  RUN_KINDS,
  RUN_SORTS,
  RUN_STATES,
  type RunQuery,
  type RunSummary,
} from "../../../core/contract/experiments.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, print, table } from "../output.ts";
import { parseRun } from "../runNumber.ts";

interface ListFlags {
  kind?: RunQuery["kind"];
  state?: RunQuery["state"];
  data?: string;
  every?: boolean;
  of?: number;
  search: string;
  deleted?: boolean;
  sort: RunQuery["sort"]["column"];
  ascending?: boolean;
  offset: number;
  limit: number;
}

/** Commands about runs: every fit with what went in, what came out and what it cost. */
export function addRunCommands(command: AddCommand): void {
  const runs = command("runs", "every fit: parameters, metrics, time and memory").enablePositionalOptions();
  const add = (name: string, description: string) =>
    runs.command(name).description(description).option("--json", "print the result as JSON").argument("<workspace>");

  add("list", "runs, newest first; a search stands for its candidates")
    .addOption(new Option("--kind <kind>", "of what").choices(RUN_KINDS))
    .addOption(new Option("--state <state>", "how it ended").choices(RUN_STATES))
    .option("--data <version>", "those that learned from it")
    .addOption(new Option("--every", "every fit: candidates of searches, too").conflicts("of"))
    .option("--of <run>", "the candidates of this search", parseRun)
    .option("--search <text>", "in name, note or result", "")
    .option("--deleted", "those that were deleted and can be restored")
    .addOption(new Option("--sort <column>", "by what").choices(RUN_SORTS).default("id"))
    .option("--ascending", "smallest first")
    .option("--offset <n>", "runs to pass over", parseWhole, 0)
    .option("--limit <n>", "most runs to print", parseWhole, 20)
    .action(async (path: string, { json, sort, ascending, every, of, ...query }: Json & ListFlags) => {
      const order = { column: sort, descending: ascending !== true };
      const found = await using(path, true, (w) =>
        w.runs({ ...query, ...(every ? {} : { parent: of ?? null }), sort: order }),
      );
      print(found, json, () => [
        ...runTable(found.runs),
        `${count(found.runs.length)} of ${count(found.total)} runs`,
        ...(found.gone
          ? [
              `${found.gone.at.slice(0, 10)}: ${found.gone.runs} deleted runs went for good, ${megabytes(found.gone.bytes)} MB freed`,
            ]
          : []),
      ]);
    });

  add("show", "one run with everything that is known of it")
    .argument("<run>", "its number", parseRun)
    .action(async (path: string, id: number, { json }: Json) => {
      const run = await using(path, true, (w) => w.run(id));
      print(run, json, () => [
        ...runTable([run]),
        ...(run.message === "" ? [] : [run.message]),
        "",
        ...table(
          ["parameter", "value"],
          Object.entries(run.params).map(([name, value]) => [name, String(value ?? "–")]),
        ),
        "",
        ...table(
          ["metric", "value"],
          run.metrics.map(({ name, value }) => [name, figure(value)]),
        ),
        "",
        `${run.curves.length} curves, ${run.artefacts.length} artefacts, ${megabytes(run.bytes)} MB stored; --json has them`,
      ]);
    });

  add("compare", "runs beside each other: only what differs")
    .argument("<runs...>", "two numbers or more", addRun)
    .action(async (path: string, ids: number[], { json }: Json) => {
      const found = await using(path, true, (w) => w.compareRuns(ids));
      const heading = found.runs.map(({ id }) => `run ${id}`);
      print(found, json, () => [
        ...table(
          ["parameter", ...heading],
          found.params.map(({ name, values }) => [name, ...values]),
        ),
        "",
        ...table(
          ["metric", ...heading],
          found.metrics.map(({ name, values }) => [
            name,
            ...values.map((value) => (value === null ? null : figure(value))),
          ]),
        ),
        "",
        `${found.same.params} parameters and ${found.same.metrics} metrics are the same in all`,
      ]);
    });

  add("note", "write a note on a run; an empty one takes it away. Can be undone")
    .argument("<run>", "its number", parseRun)
    .argument("<text>")
    .action(async (path: string, id: number, text: string, { json }: Json) => {
      const noted = await using(path, false, (w) => w.noteRun(id, text));
      print(noted, json, () => [noted.note === "" ? `Run ${id} has no note now` : `Run ${id}: ${noted.note}`]);
    });

  add("delete", "delete runs and the results they made; restorable for 30 days, then gone")
    .argument("<runs...>", "their numbers", addRun)
    .action(async (path: string, ids: number[], { json }: Json) => {
      const { deleted } = await using(path, false, (w) => w.deleteRuns(ids));
      print({ deleted }, json, () => [
        deleted.length > 0
          ? `Deleted ${deleted.join(", ")}; for 30 days: easymoney runs restore ${path} ${deleted.join(" ")}`
          : "They were deleted already",
      ]);
    });

  add("restore", "restore deleted runs")
    .argument("<runs...>", "their numbers", addRun)
    .action(async (path: string, ids: number[], { json }: Json) => {
      const { restored } = await using(path, false, (w) => w.restoreRuns(ids));
      print({ restored }, json, () => [restored.length > 0 ? `Restored ${restored.join(", ")}` : "None was deleted"]);
    });
}

const addRun = (text: string, before: readonly number[] = []) => [...before, parseRun(text)];

function runTable(runs: readonly RunSummary[]): string[] {
  return table(
    ["run", "name", "fits", "result", "state", "data", "started", "s", "MB", "metric", "value", "note"],
    runs.map((run) => [
      run.id,
      run.name,
      run.candidates === 0 ? null : run.candidates,
      run.derived,
      run.state,
      run.data.slice(0, 12),
      run.started.slice(0, 16).replace("T", " "),
      run.seconds?.toFixed(1) ?? null,
      run.peakBytes === null ? null : Math.round(run.peakBytes / 1e6),
      run.metric,
      run.value === null ? null : figure(run.value),
      run.note,
    ]),
  );
}

const figure = (value: number) => (Number.isInteger(value) ? count(value) : value.toPrecision(4));
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
