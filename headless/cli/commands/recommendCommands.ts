import type { Workspace } from "../../../core/api/workspace.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { count, follow, print, table } from "../output.ts";
import { parseSeconds } from "../seconds.ts";
import { addCustomerCommand } from "./campaignCommands.ts";

interface RecommendFlags {
  version?: string;
  month?: string;
  seed: number;
  trees: number;
  budget?: number;
}

type Found = Awaited<ReturnType<Workspace["recommend"]>>;

/** `easymoney recommend WORKSPACE`, short for `recommend train WORKSPACE`; and `recommend customer WORKSPACE KEY`. */
export function addRecommendCommands(command: AddCommand): void {
  const recommend = command("recommend", "learn who buys what next month, judged on an untouched last month; kept");
  recommend
    .enablePositionalOptions()
    .command("train", { isDefault: true })
    .description("learn who buys what next month: what `recommend WORKSPACE` does")
    .argument("<workspace>")
    .option("--version <version>", "the current one when left out")
    .option("--month <month>", "YYYY-MM, the last month known; the version's last when left out")
    .option("--seed <n>", "the same seed gives the same models", Number, 1)
    .option("--trees <n>", "most trees of a usual model", Number, 300)
    .option(
      "--budget <time>",
      "time for trying and blending more models, for example 5m; none when left out",
      parseSeconds,
    )
    .option("--json", "print the result as JSON")
    .action(async (path: string, _: unknown, train) => {
      const { json, ...options }: Json & RecommendFlags = train.optsWithGlobals();
      const control = follow();
      const found = await using(path, false, (w) => w.recommend(options, control)).finally(control.end);
      print(found, json, () => [
        ...linesOf(found),
        "",
        `kept as ${found.id}, of ${found.version}. Next: easymoney campaign plan ${path}`,
      ]);
    });
  addCustomerCommand(recommend);
}

function linesOf(found: Found): string[] {
  const sold = found.products.filter((p) => p.trainingPurchases > 0);
  return [
    `Purchases of ${found.scoresFor}, learned from ${found.trainedOn[0]} to ${found.trainedOn.at(-1)}, tuned on ${found.tunedOn}. Judged on ${found.testedOn}, which no model had seen:`,
    "",
    ...table(
      [
        "product",
        "method",
        "candidates",
        "bought",
        "expected",
        "AUC",
        "avg precision",
        "base rate %",
        "lift top 1 %",
        "co-holding AUC",
        "MAP@7 of buyers",
      ],
      sold.map((p) => [
        p.label,
        p.method,
        p.candidates,
        p.purchases,
        p.expected.toFixed(1),
        p.auc?.toFixed(3) ?? null,
        p.averagePrecision?.toFixed(4) ?? null,
        ((p.purchases / p.candidates) * 100).toFixed(3),
        p.liftTopPercent?.toFixed(1) ?? null,
        p.coHoldingAuc?.toFixed(3) ?? null,
        p.map7?.toFixed(3) ?? null,
      ]),
    ),
    "",
    ...table(
      ["the 10,000 likeliest", "customers", "bought", "lift", "EUR"],
      sold.map(({ label, top }) => [
        label,
        top.customers,
        top.purchases,
        top.lift?.toFixed(2) ?? null,
        top.revenueEur.toFixed(0),
      ]),
    ),
    "",
    ...rankingLines(found),
    ...remarks(found),
  ];
}

function rankingLines({ ranking }: Found): string[] {
  const ways = [
    ["models, settled customers", ranking.model],
    ["popularity, held products left out", ranking.popularity],
    ["popularity, one list for everybody", ranking.popularityLeftIn],
    ["co-holding, settled customers", ranking.coHolding],
    ["customers new in the month", ranking.newcomers],
    ["everybody (not comparable: new customers flatter it)", ranking.everybody],
  ] as const;
  return [
    ...table(
      ["ranking of all products, MAP@7", "MAP@7", "% of what can be reached"],
      ways.map(([name, { map7, shareOfCeiling }]) => [name, map7.toFixed(5), (shareOfCeiling * 100).toFixed(1)]),
    ),
    "",
    ...table(
      ["segment of the bank", "customers", "MAP@7", "% of reachable", "popularity %", "top", "bought", "lift", "EUR"],
      ranking.bySegment.map((s) => [
        s.segment,
        s.customers,
        s.map7.toFixed(5),
        (s.shareOfCeiling * 100).toFixed(1),
        (s.popularityShareOfCeiling * 100).toFixed(1),
        s.top.customers,
        s.top.purchases,
        s.top.lift?.toFixed(2) ?? null,
        s.top.revenueEur.toFixed(0),
      ]),
    ),
  ];
}

function remarks({ products, together, suspects, fits, openings, testedOn }: Found): string[] {
  const labels = new Map(products.map(({ id, label }) => [id, label]));
  const lines = [
    ...together.map(
      (rule) =>
        `Bought together: ${(rule.share * 100).toFixed(1)} % of ${count(rule.purchases)} purchases of ${labels.get(rule.product)} were with ${labels.get(rule.needs)}.`,
    ),
    ...suspects.map(
      ({ column, product, auc }) =>
        `Question: ${column} alone foretells ${labels.get(product)} with AUC ${auc.toFixed(3)}. Is it known before the month?`,
    ),
    ...products.flatMap(({ label, questions }) => questions.map((question) => `Question about ${label}: ${question}`)),
    ...(fits === 0
      ? []
      : [
          `${count(fits)} more models were tried within the time:`,
          ...products.flatMap(({ label, members }) =>
            members.length === 0
              ? []
              : [`   ${label}: ${members.map((m) => `${m.recipe} ${(m.weight * 100).toFixed(0)} %`).join(", ")}`],
          ),
        ]),
    openings === 1
      ? `${testedOn} was opened for the first time: its figures are honest.`
      : `${testedOn} has been opened ${openings} times: figures that were chosen by looking at it flatter.`,
  ];
  return ["", ...lines];
}
