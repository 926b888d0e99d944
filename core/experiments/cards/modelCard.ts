import type { GateReport, ModelCard, RunDetail, SignOff } from "../../contract/experiments.ts";
import type { Recommendation } from "../../contract/recommendation.ts";
import { count } from "../../words/count.ts";
import { referenceOf, signatureGate } from "../gates/gates.ts";

/** What a card is written from. */
export interface CardFacts {
  number: number;
  derived: string;
  /** SHA-256 of what was learned. */
  content: string;
  /** Dataset version, and the SHA-256 of each of its loads. */
  data: string;
  loads: readonly { table: string; month: string | null; rows: number; content: string }[];
  codeVersion: string;
  seed: number | null;
  created: string;
  aliases: readonly string[];
  result: Recommendation;
  gates: GateReport | null;
  signOff: SignOff | null;
  run: RunDetail | null;
}

type Section = ModelCard["sections"][number];

/** A model card in the order of Mitchell et al. (2019): what it is, what it was made of, how good it is, where not to use it. */
export function modelCard(facts: CardFacts): ModelCard {
  return {
    title: `Model card: model ${facts.number} (${facts.derived})`,
    sections: [
      whatItIs(facts),
      data(facts),
      features(facts),
      quality(facts),
      calibration(facts),
      gates(facts),
      slices(facts),
      limits(facts),
      signatures(facts),
    ],
  };
}

function section(title: string, paragraphs: string[], columns: string[] = [], rows: string[][] = []): Section {
  return { title, paragraphs, table: rows.length > 0 ? { columns, rows } : null };
}

function whatItIs({ result, aliases, derived, content, codeVersion, seed, created, run }: CardFacts): Section {
  const { trainedOn, tunedOn, testedOn, scoresFor } = result;
  const learners = result.products.filter(({ method }) => method === "model").length;
  const cost = run?.seconds
    ? `Learning took ${run.seconds.toFixed(0)} s${run.peakBytes ? ` and ${(run.peakBytes / 1e6).toFixed(0)} MB of memory` : ""}.`
    : "";
  return section("What it is", [
    `Propensity to buy each product in the next month: ${learners} boosted tree models and base rates for ${result.products.length - learners} products that sell too rarely. ${aliases.length > 0 ? `It is the ${aliases.join(" and ")}.` : "It is neither champion nor challenger."}`,
    `Learned from ${trainedOn[0]} to ${trainedOn[trainedOn.length - 1]}, tuned on ${tunedOn}, judged on ${testedOn}, which no model had seen. Its scores are for ${scoresFor}. ${cost}`.trim(),
    `Kept as ${derived} on ${created.slice(0, 10)} by version ${codeVersion}, seed ${seed ?? "none"}, SHA-256 ${content}. The same version, configuration and seed make it again byte for byte.`,
  ]);
}

function data({ data: version, loads, result }: CardFacts): Section {
  const { training, settled, newcomers } = result.rows;
  return section(
    "Data",
    [
      `Dataset version ${version}: ${loads.length} loads. ${count(training)} customer-months to learn from; judged on ${count(settled)} customers who were there the month before, ${newcomers} new ones kept apart.`,
    ],
    ["table", "month", "rows", "SHA-256"],
    loads.map(({ table, month, rows, content }) => [table, month ?? "–", count(rows), content]),
  );
}

function features({ result }: CardFacts): Section {
  const rows = result.products
    .filter(({ drivers }) => drivers.length > 0)
    .map(({ label, drivers }) => [
      label,
      drivers
        .slice(0, 4)
        .map(({ meaning }) => meaning)
        .join("; "),
    ]);
  const text = `${result.features} columns, all known at the end of the month before: holdings and their changes, months since, tenure, activity, segment, channel, age, region, income.`;
  return section("Features", [text], ["product", "what moves it most"], rows);
}

function quality({ result }: CardFacts): Section {
  const { model, popularity, coHolding, newcomers, ceiling } = result.ranking;
  const text = `MAP@7 ${model.map7.toFixed(5)} on ${result.testedOn}, ${percent(model.shareOfCeiling)} of the largest possible ${ceiling.toFixed(5)}; popularity ${popularity.map7.toFixed(5)}, co-holding ${coHolding.map7.toFixed(5)}. Customers new in the month: ${newcomers.map7.toFixed(5)}, not comparable.`;
  const figure = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits));
  const questions = result.products.flatMap(({ label, questions: asked }) => asked.map((each) => `${label}: ${each}`));
  return section(
    "How good it is",
    [text, ...questions],
    ["product", "method", "candidates", "bought", "AUC", "average precision", "lift top 1 %"],
    result.products.map((p) => [
      p.label,
      p.method,
      count(p.candidates),
      count(p.purchases),
      figure(p.auc, 3),
      figure(p.averagePrecision, 4),
      figure(p.liftTopPercent, 1),
    ]),
  );
}

function calibration({ result }: CardFacts): Section {
  return section(
    "Calibration",
    [`Purchases foretold and made in ${result.testedOn}.`],
    ["product", "foretold", "made"],
    result.products.map(({ label, expected, purchases }) => [label, expected.toFixed(1), count(purchases)]),
  );
}

function gates({ gates: report, signOff }: CardFacts): Section {
  if (!report) return section("Gates and stability", ["The gates were not measured."]);
  return section(
    "Gates and stability",
    [`Measured on ${report.measured.slice(0, 10)} against ${referenceOf(report)}, on ${report.month}.`],
    ["gate", "passes", "figure", "detail"],
    [...report.gates, signatureGate(signOff)].map((gate) => [
      gate.title,
      gate.passes ? "yes" : "no",
      gate.figure,
      gate.detail,
    ]),
  );
}

function slices({ gates: report }: CardFacts): Section {
  const rows = (report?.slices ?? []).map((slice) => [
    slice.by,
    slice.value,
    count(slice.customers),
    count(slice.buyers),
    slice.map7.toFixed(5),
    `${slice.difference.value.toFixed(5)} (${slice.difference.low.toFixed(5)} to ${slice.difference.high.toFixed(5)})`,
    slice.isWorse ? "worse" : "not worse",
  ]);
  const text = report
    ? `MAP@7 by group, and its difference from ${referenceOf(report)} with a 99 % interval; groups with 30 buyers or more.`
    : "Not measured.";
  return section(
    "Groups of customers",
    [text],
    ["by", "group", "customers", "buyers", "MAP@7", "difference", "verdict"],
    rows,
  );
}

function limits({ result }: CardFacts): Section {
  const rare = result.products.filter(({ method }) => method === "base rate").map(({ label }) => label);
  return section("Limits of use", [
    "It foretells purchases without contact. It does not say whom a contact would change: measure that with the campaign's hold-out.",
    `It is for ${result.scoresFor} alone: learn again when a new month is imported. It knows nothing of customers who were not there the month before.`,
    "Not for decisions on credit or price, nor for contact with minors, the deceased or people on the suppression list.",
    ...(rare.length > 0 ? [`Too few purchases to learn from, base rate only: ${rare.join(", ")}.`] : []),
  ]);
}

function signatures({ signOff }: CardFacts): Section {
  const text = signOff
    ? `${signOff.name} signed on ${signOff.at.slice(0, 10)}${signOff.overrides ? ", in spite of red gates" : ""}: ${signOff.reason}`
    : "Nobody signed.";
  return section("Who signed", [text]);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
