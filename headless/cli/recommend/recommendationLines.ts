import type { Workspace } from "../../../core/api/workspace.ts";
import type { SegmentFigures, SegmentRanking } from "../../../core/contract/recommendation.ts";
import { count, table } from "../output.ts";

type Found = Awaited<ReturnType<Workspace["recommend"]>> & { ownSegments: SegmentRanking | null };

/** A recommendation as the command line shows it: by product, as a ranking, by segment, and what must be asked of it. */
export function recommendationLines(found: Found): string[] {
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
    ...newcomerLines(found, sold),
    "",
    ...rankingLines(found),
    "",
    ...segmentLines("segment of the bank", found.ranking.bySegment),
    "",
    ...ownSegmentLines(found.ownSegments),
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
  return table(
    ["ranking of all products, MAP@7", "MAP@7", "% of what can be reached"],
    ways.map(([name, { map7, shareOfCeiling }]) => [name, map7.toFixed(5), (shareOfCeiling * 100).toFixed(1)]),
  );
}

function newcomerLines({ testedOn, rows }: Found, sold: Found["products"]): string[] {
  return table(
    [`new in ${testedOn}: ${count(rows.newcomers)} customers`, "came with it", "foretold", "MAP@7 of those"],
    sold.map(({ label, newcomersWithIt, newcomersExpected, newcomersMap7 }) => [
      label,
      newcomersWithIt,
      newcomersExpected?.toFixed(1) ?? null,
      newcomersMap7?.toFixed(3) ?? null,
    ]),
  );
}

/** A ranking by our own segments, and how its customers were placed. */
export function ownSegmentLines(ranking: SegmentRanking | null): string[] {
  if (ranking === null) return ["By our own segments: there are none that fit. Make them: easymoney segment WORKSPACE"];
  const { segmentation, recommendation, testedOn, placedOn, learnedOn, knewTestedMonth, segments } = ranking;
  return [
    ...segmentLines(
      `our segment (${segmentation})`,
      segments.map((each) => ({ ...each, segment: `${each.id} ${each.segment}` })),
    ),
    `${recommendation} on ${testedOn}, customers placed as known at the end of ${placedOn}.${
      knewTestedMonth ? ` The segments themselves were learned from ${learnedOn}: for reporting only.` : ""
    }`,
  ];
}

function segmentLines(title: string, segments: readonly SegmentFigures[]): string[] {
  return table(
    [title, "customers", "MAP@7", "% of reachable", "popularity %", "top", "bought", "lift", "EUR"],
    segments.map((s) => [
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
  );
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
