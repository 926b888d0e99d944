import { Option } from "commander";
import { scoreTableFile } from "../../../core/api/tableFiles.ts";
import { scoreWithSearch } from "../../../core/api/tableRuns.ts";
import { searchTableFile } from "../../../core/api/tableSearch.ts";
import { TABLE_METRICS, type TableMetric, type TableSearchBoard } from "../../../core/contract/tableModel.ts";
import { DomainError } from "../../../core/errors/domainError.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseAmount, parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";
import { runOf } from "../runNumber.ts";
import { parseSeconds } from "../seconds.ts";
import { type ApplyFlags, parseNames } from "../tableFlags.ts";
import { addGroupingCommands } from "./groupingCommands.ts";

type Searched = Awaited<ReturnType<typeof searchTableFile>>;

/** `easymoney table ...`: learn from any flat table, without a workspace. */
export function addTableCommands(command: AddCommand): void {
  const group = command("table", "learn from any flat table: a CSV with a header").enablePositionalOptions();
  const add: AddCommand = (name, description) =>
    group.command(name).description(description).option("--json", "print the result as JSON");

  add("automl", "find the model that tells a two-valued column best, within a time")
    .argument("<train>", "a CSV, also .gz or .zst")
    .option("--target <column>", "what is to be told; needed unless --replay")
    .option("--positive <value>", "the label that is looked for; the rarer one when left out")
    .addOption(new Option("--time <column>", "judge rows by models of earlier rows").conflicts(["group", "ordered"]))
    .addOption(new Option("--group <column>", "keep rows of a group together").conflicts("ordered"))
    .option("--ordered", "the order of the rows is that of time")
    .option("--id <column>", "names the rows; not learned from")
    .option("--exclude <columns>", "not known beforehand, or not to be used; separated by commas", parseNames)
    .option("--keep <columns>", "use although they look like leaks or keys; separated by commas", parseNames)
    .addOption(
      new Option("--metric <name>", "average_precision for a target below 5 %, else roc_auc, when left out").choices(
        TABLE_METRICS,
      ),
    )
    .option(
      "--n <rows>",
      "length of the list of lift_at_n and expected_revenue_at_n; a tenth when left out",
      parseWhole,
    )
    .option("--margin <eur>", "what a found positive earns, for expected_revenue_at_n", parseAmount)
    .option("--cost <eur>", "what a contact costs, for expected_revenue_at_n", parseAmount)
    .option("--latency <ms>", "most milliseconds that scoring 1,000 rows may take, with all that is kept", parseAmount)
    .option("--budget <time>", "for example 60s or 5m; 60s when left out", parseSeconds)
    .option("--seed <n>", "the same seed and the same fits give the same model", parseWhole)
    .option("--score <file>", "score these rows instead of the table's own; needs --out")
    .option("--out <folder>", "writes scores, leaderboard, model card and model here")
    .option("--workspace <file>", "keeps the search among the runs of this workspace")
    .option("--replay <run.json>", "do a former search again, fit by fit; its options are taken from there")
    .action(async (path: string, { json, workspace, margin, cost, latency, budget, ...flags }: Json & AutomlFlags) => {
      if (flags.target === undefined && flags.replay === undefined) throw new NoTargetError();
      const request = {
        ...flags,
        path,
        target: flags.target ?? "",
        ...(margin === undefined ? {} : { marginEur: margin }),
        ...(cost === undefined ? {} : { costEur: cost }),
        ...(latency === undefined ? {} : { scoreMsPer1000: latency }),
        ...(budget === undefined ? {} : { budgetSeconds: budget }),
        resumable: true,
      };
      const follower = follow();
      const control = {
        stop: follower.signal,
        onBoard: (board: TableSearchBoard) =>
          void follower.onProgress?.({
            message: [board.doing || "Choosing what to try next", board.advice].filter(Boolean).join(". "),
            done: Math.min(board.seconds, board.budgetSeconds),
            total: board.budgetSeconds,
            unit: "s",
            rate: 1,
            secondsLeft: Math.max(0, board.budgetSeconds - board.seconds),
          }),
      };
      const made = await (workspace === undefined
        ? searchTableFile(request, control)
        : using(workspace, false, (w) => searchTableFile(request, control, w.file))
      ).finally(follower.end);
      print({ ...made.result, written: made.written, run: made.run }, json, () => linesOf(made));
    });

  addGroupingCommands(add);

  add("score", "score a table with a model that `table automl` found")
    .argument("<model>", "a model.json; with --workspace the number of a search")
    .argument("<file>", "a CSV with the model's columns")
    .requiredOption("--out <scores.csv>", "where to write the scores")
    .option("--id <column>", "names the rows; their number when left out")
    .option("--workspace <file>", "keeps the search")
    .action(async (model: string, path: string, { json, out, id, workspace }: Json & ApplyFlags) => {
      const made = await (workspace === undefined
        ? scoreTableFile(model, path, out, id)
        : using(workspace, true, ({ file }) => scoreWithSearch(file, runOf(model), path, out, id)));
      print(made, json, () => [`${made.path}: ${count(made.rows)} rows`]);
    });
}

interface AutomlFlags {
  target?: string;
  positive?: string;
  time?: string;
  group?: string;
  ordered?: boolean;
  id?: string;
  exclude?: string[];
  keep?: string[];
  metric?: TableMetric;
  n?: number;
  margin?: number;
  cost?: number;
  latency?: number;
  budget?: number;
  seed?: number;
  score?: string;
  out?: string;
  workspace?: string;
  replay?: string;
}

class NoTargetError extends DomainError {
  constructor() {
    super({
      code: "no-target",
      what: "No column to tell was named",
      mend: "Name it with --target, or do a former search again with --replay.",
    });
  }
}

function linesOf({ result, written, run }: Searched): string[] {
  const { options, judged, lastPeriod, budget, metric, warnings } = result;
  const aside = result.columns.filter(({ role }) => role === "aside").map(({ name, why }) => [name, why]);
  const mattered = result.importance.slice(0, 8).map(({ column, drop }) => [column, drop.toFixed(4)]);
  return [
    `${options.target} = ${result.positive}: ${count(result.positives)} of ${count(result.table.rows)} rows. Judged by ${result.validation}.`,
    `${count(budget.tried)} models tried in ${budget.usedSeconds.toFixed(1)} s, ${count(budget.ranked)} judged on every fold. ${budget.advice}`,
    ...(result.kept
      ? [
          `${count(result.kept.models)} models are kept; they score 1,000 rows in ${result.kept.msPer1000.toFixed(0)} ms.`,
        ]
      : []),
    "",
    ...boardLines(result),
    "",
    `Together, on rows not seen in learning (${metric} chose the models): ${figuresOf(judged)}.`,
    ...(lastPeriod ? [`On the last period, opened once: ${figuresOf(lastPeriod)}.`] : []),
    ...(aside.length > 0 ? ["", ...table(["set aside", "why"], aside)] : []),
    ...(mattered.length > 0 ? ["", ...table(["what mattered", "log loss"], mattered)] : []),
    ...(warnings.length > 0 ? ["", ...warnings] : []),
    ...(written ? ["", `Written to ${written.folder}:`, ...written.files] : []),
    ...(run === null ? [] : ["", `Kept as run ${run}.`]),
  ];
}

function boardLines({ leaderboard, metric }: Searched["result"]): string[] {
  return table(
    ["place", "model", metric, "from", "to", "worst fold", "Brier", "train s", "ms per 1,000", "kB", "weight %"],
    leaderboard
      .slice(0, 12)
      .map((line) => [
        line.place,
        `${line.learner} ${line.id}`,
        ...[line.metric.value, line.metric.low, line.metric.high].map((value) => value?.toFixed(4) ?? null),
        line.worstFold.toFixed(4),
        line.brier.toFixed(4),
        line.trainSeconds.toFixed(2),
        (line.scoreSecondsPer1000 * 1000).toFixed(1),
        (line.bytes / 1000).toFixed(0),
        (line.weight * 100).toFixed(0),
      ]),
  );
}

function figuresOf({ auc, averagePrecision, logLoss, liftTopTenth }: Searched["result"]["judged"]): string {
  const show = (figure: typeof auc, digits: number) => figure.value?.toFixed(digits) ?? "–";
  const range =
    auc.low === null || auc.high === null ? "" : ` (95 % from ${auc.low.toFixed(4)} to ${auc.high.toFixed(4)})`;
  return `AUC ${show(auc, 4)}${range}, average precision ${show(averagePrecision, 4)}, log loss ${show(logLoss, 4)}, lift of the top tenth ${show(liftTopTenth, 2)}`;
}
