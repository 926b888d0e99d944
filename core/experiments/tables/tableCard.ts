import type { ModelCard } from "../../contract/experiments.ts";
import type { TableSearchResult } from "../../contract/tableModel.ts";
import { count } from "../../words/count.ts";

type Section = ModelCard["sections"][number];

/** A card for a model of a table, in the order of Mitchell et al. (2019). */
export function tableCard(result: TableSearchResult, codeVersion: string): ModelCard {
  const { table, options, positive, negative, positives, budget } = result;
  const { sha256, rows } = table;
  return {
    title: `Model card: ${options.target} of ${table.path.split(/[\\/]/).at(-1)}`,
    sections: [
      section("What it is", [
        `The probability that ${options.target} is "${positive}" and not "${negative}": ${membersInWords(result)}.`,
        `Found in ${budget.usedSeconds.toFixed(0)} s among ${budget.tried} candidates, seed ${options.seed}, version ${codeVersion}. ${budget.advice}`,
      ]),
      section("Data", [
        `${count(rows)} rows, ${count(positives)} of them "${positive}" (${percent(positives / rows)}). SHA-256 of the file: ${sha256}.`,
      ]),
      columnSection(result),
      judgedSection(result),
      boardSection(result),
      section(
        "What matters most",
        ["Loss of log likelihood a row when a column's values are shuffled, on rows that the best model had not seen."],
        ["column", "loss", "deviation"],
        result.importance
          .slice(0, 20)
          .map(({ column, drop, deviation }) => [column, drop.toFixed(4), deviation.toFixed(4)]),
      ),
      section(
        "Calibration",
        [
          result.calibration === "none"
            ? "Probabilities are the models' own."
            : "Log odds were moved by Platt's method.",
        ],
        ["rows", "foretold", "came true"],
        result.reliability.map(({ rows: own, predicted, observed }) => [
          count(own),
          percent(predicted),
          percent(observed),
        ]),
      ),
      section("Limits of use", [
        "It foretells; it does not say what causes what. Rows unlike those that it learned from are scored as if they were like them.",
        ...result.warnings,
      ]),
    ],
  };
}

/** "0.62 x extra trees, 0.38 x logistic". */
function membersInWords({ leaderboard }: TableSearchResult): string {
  return leaderboard
    .filter(({ weight }) => weight > 0)
    .map(({ weight, learner, id }) => `${weight.toFixed(2)} x ${learner} (${id})`)
    .join(", ");
}

function columnSection({ columns }: TableSearchResult): Section {
  return section(
    "Columns",
    [],
    ["column", "used as", "kind", "missing", "why"],
    columns.map(({ name, role, kind, missing, why }) => [
      name,
      role === "aside" ? "set aside" : role,
      kind,
      count(missing),
      why,
    ]),
  );
}

function judgedSection({ judged, lastPeriod, validation }: TableSearchResult): Section {
  const line = (name: string, own: NonNullable<typeof lastPeriod>) => [
    name,
    count(own.rows),
    figure(own.auc),
    figure(own.averagePrecision),
    figure(own.logLoss),
    figure(own.liftTopTenth),
    own.brier.toFixed(4),
  ];
  return section(
    "How good it is",
    [`Judged on ${validation}. 95 % bootstrap intervals.`],
    ["rows judged", "rows", "AUC", "average precision", "log loss", "lift top tenth", "Brier"],
    [line("not seen by the models", judged), ...(lastPeriod ? [line("last period, opened once", lastPeriod)] : [])],
  );
}

function boardSection({ leaderboard }: TableSearchResult): Section {
  return section(
    "Leaderboard",
    ["Only models that were judged on every fold."],
    ["place", "learner", "metric", "weight", "training, s", "scoring 1 000 rows, s"],
    leaderboard
      .slice(0, 20)
      .map((line) => [
        String(line.place),
        `${line.learner} (${line.id})`,
        figure(line.metric),
        line.weight.toFixed(2),
        line.trainSeconds.toFixed(1),
        line.scoreSecondsPer1000.toFixed(3),
      ]),
  );
}

function section(title: string, paragraphs: string[], columns: string[] = [], rows: string[][] = []): Section {
  return { title, paragraphs, table: rows.length > 0 ? { columns, rows } : null };
}

function figure({ value, low, high }: { value: number | null; low: number | null; high: number | null }): string {
  if (value === null) return "–";
  return low === null || high === null
    ? value.toFixed(4)
    : `${value.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
