import type { FigureSet, ProductEvaluation } from "../../../core/contract/evaluation.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";

/** Commands that say how far models can be trusted. */
export function addEvaluationCommands(command: AddCommand): void {
  command("evaluate", "how far a recommendation's models can be trusted: groups, weak spots, noise, fairness; kept")
    .argument("<workspace>")
    .argument("[id]", "which recommendation; the newest when left out")
    .option("--beside <id>", "another recommendation of the same month; ranking by holdings alone when left out")
    .option("--replicates <n>", "bootstrap replicates of the intervals", parseWhole, 200)
    .option("--seed <n>", "the same seed gives the same intervals", parseWhole, 1)
    .option("--product <id>", "print every group of this product")
    .action(async (path: string, id: string | undefined, { json, beside, product, ...options }: Json & Flags) => {
      const control = follow();
      const request = { recommendation: id, other: beside, ...options };
      const found = await using(path, false, (w) => w.evaluate(request, control)).finally(control.end);
      print(found, json, () => [
        `${found.recommendation} on ${found.testedOn}, beside ${found.other}; 95 % intervals of ${count(found.replicates)} replicates`,
        "",
        ...table(
          ["product", "bought", "AUC", "avg precision", "AUC beside", "difference", "bought / expected", "weak spots"],
          found.products.map((p) => [p.label, p.purchases, ...overallCells(p)]),
        ),
        "",
        ...found.products.flatMap((p) => spotLines(p)),
        ...found.products.filter((p) => p.id === product).flatMap(groupLines),
        `kept as ${found.id}, of ${found.version}`,
      ]);
    });
}

interface Flags {
  beside?: string;
  product?: string;
  replicates: number;
  seed: number;
}

function overallCells({ overall, comparison, weakSpots }: ProductEvaluation): string[] {
  const auc = comparison.find(({ metric }) => metric === "auc");
  return [
    cell(overall.auc, 3),
    cell(overall.averagePrecision, 4),
    auc?.other?.toFixed(3) ?? "–",
    auc ? cell(auc.difference, 3) : "–",
    cell(overall.calibration, 2),
    `${weakSpots.found.length} of ${count(weakSpots.tested)}`,
  ];
}

function cell({ value, low, high }: FigureSet["auc"], digits: number): string {
  if (value === null) return "–";
  const interval = low === null || high === null ? "" : ` [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
  return `${value.toFixed(digits)}${interval}`;
}

function spotLines({ label, weakSpots }: ProductEvaluation): string[] {
  return weakSpots.found
    .slice(0, 3)
    .map(
      ({ conditions, rows, purchases, expected, adjustedP }) =>
        `${label}: ${conditions.map(({ by, group }) => `${by} ${group}`).join(", ")}: ${count(purchases)} bought, ${expected.toFixed(1)} expected of ${count(rows)} (p = ${adjustedP.toPrecision(2)})`,
    );
}

function groupLines({ label, slices, robustness, shift, fairness, conformal }: ProductEvaluation): string[] {
  return [
    "",
    ...table(
      [`${label} by`, "group", "customers", "bought", "AUC", "avg precision", "bought / expected"],
      slices.map((s) => [
        s.by,
        s.group,
        s.rows,
        s.purchases,
        cell(s.auc, 3),
        cell(s.averagePrecision, 4),
        cell(s.calibration, 2),
      ]),
    ),
    "",
    ...table(
      ["by", "group", "in the top tenth %", "of the buyers %", "bought / expected"],
      fairness.flatMap(({ by, groups }) =>
        groups.map((g) => [
          by,
          g.group,
          percent(g.selected.rate),
          percent(g.found?.rate),
          g.calibration?.toFixed(2) ?? "–",
        ]),
      ),
    ),
    "",
    ...table(
      ["sets meant to hold %", "held, buyers %", "held, others %", "undecided %"],
      conformal.map((c) => [
        percent(c.wantedCoverage),
        percent(c.buyers.rate),
        percent(c.others.rate),
        percent(c.sets.both),
      ]),
    ),
    "",
    ...(robustness
      ? table(
          ["noise", "AUC", "avg precision"],
          robustness.map((r) => [String(r.noise), r.auc.toFixed(3), r.averagePrecision.toFixed(4)]),
        )
      : ["The tested models were not kept: recommend again to see what noise does."]),
    ...(shift
      ? [
          `The tenth of customers least like the month before: AUC ${shift.auc?.toFixed(3) ?? "–"}, the rest ${shift.restAuc?.toFixed(3) ?? "–"}`,
        ]
      : []),
    "",
  ];
}

const percent = (share: number | undefined) => (share === undefined ? "–" : (share * 100).toFixed(1));
