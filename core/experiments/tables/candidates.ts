import type { TableMetric } from "../../contract/tableModel.ts";
import type { StopMetric } from "../../learning/gbdt/fitGbdt.ts";
import type { Parameters } from "../../learning/learners/learner.ts";
import type { Random } from "../../random/random.ts";

/** A learner with settings, to be tried. */
export interface Candidate {
  id: string;
  learner: string;
  parameters: Parameters;
}

/** Sizes that settings depend on. */
export interface Extent {
  rows: number;
  columns: number;
  metric: TableMetric;
}

/** With fewer rows trees and networks are grown to a fixed size: too little would be left to say when to stop. */
const LEAST_TO_STOP_BY = 600;
/** Rows that networks are not worth their time on. */
const MOST_FOR_NETWORK = 300_000;
/** With more rows than this boosting first shows what it can do on so many. */
const MANY_ROWS = 60_000;
const FEW_ROWS = 20_000;
/** With fewer columns there is little to leave out. */
const LEAST_TO_CHOOSE = 6;

export const canStopEarly = (rows: number): boolean => rows >= LEAST_TO_STOP_BY;

/** Whether another seed is another model. */
export const hasSeeds = (learner: string): boolean =>
  learner === "gbdt" || learner === "extra-trees" || learner === "mlp";

/** What boosting stops by: what the search goes by, or, for the worth of a list's top, precision, which sees more of the list. */
function stopBy(metric: TableMetric): StopMetric {
  if (metric === "roc_auc") return "roc-auc";
  return metric === "log_loss" ? "log-loss" : "average-precision";
}

/** One of each learner with settings that usually do well, the cheapest first. */
export function firstCandidates(extent: Extent): Candidate[] {
  const { rows } = extent;
  const early = canStopEarly(rows);
  const usual = boosting({ learningRate: 0.1, leaves: 31, minRows: 20, lambda: 1 }, early, 120);
  const all: Omit<Candidate, "id">[] = [
    { learner: "constant", parameters: {} },
    { learner: "naive-bayes", parameters: {} },
    { learner: "logistic", parameters: { l2: 1 } },
    ...(rows > MANY_ROWS ? [{ learner: "gbdt", parameters: { ...usual, keptRows: FEW_ROWS } }] : []),
    { learner: "gbdt", parameters: { ...usual, metric: stopBy(extent.metric) } },
    { learner: "extra-trees", parameters: { trees: 200, leaves: 1024, minCases: 2, tries: 0, maxBins: binsFor(rows) } },
    { learner: "gbdt", parameters: boosting({ learningRate: 0.05, leaves: 8, minRows: 5, lambda: 1 }, early, 250) },
    { learner: "mlp", parameters: network(extent, { hidden: [64, 32], learningRate: 0.002, l2: 1e-4 }) },
  ];
  return all
    .filter(({ learner }) => learner !== "mlp" || rows <= MOST_FOR_NETWORK)
    .map((candidate, i) => ({ id: `a${i}`, ...candidate }));
}

/**
 * Further candidates: learners in proportion to how well they did, settings drawn around what is known to work.
 *
 * @param shares by learner, how often it is drawn
 */
export function drawCandidates(
  random: Random,
  round: number,
  count: number,
  shares: ReadonlyMap<string, number>,
  extent: Extent,
): Candidate[] {
  const draw = random.fork(`round ${round}`);
  const names = [...shares.keys()];
  const total = names.reduce((sum, name) => sum + (shares.get(name) as number), 0);
  return Array.from({ length: count }, (_, i) => {
    let left = draw.float() * total;
    const learner =
      names.find((name) => {
        left -= shares.get(name) as number;
        return left < 0;
      }) ?? names[0];
    const own = draw.fork(i);
    return {
      id: `${letterOf(round)}${i + 1}`,
      learner,
      parameters: { ...drawParameters(own, learner, extent), ...drawColumns(own.fork("columns"), extent) },
    };
  });
}

/** b, c, ... z, a26., b26., ...: a letter, then for later rounds their first number and a dot. */
const letterOf = (round: number) =>
  `${String.fromCharCode(97 + (round % 26))}${round < 26 ? "" : `${Math.floor(round / 26)}.`}`;

/** Half of the candidates learn from all columns, the others from those that tell most. */
function drawColumns(random: Random, { columns }: Extent): Parameters {
  if (columns < LEAST_TO_CHOOSE || random.chance(0.5)) return {};
  return { keptColumns: [0.25, 0.5, 0.75][random.integer(3)] };
}

function drawParameters(random: Random, learner: string, extent: Extent): Parameters {
  const logUniform = (low: number, high: number) => round(low * (high / low) ** random.float());
  const oneOf = <T>(items: readonly T[]): T => items[random.integer(items.length)];
  switch (learner) {
    case "logistic":
      return { l2: logUniform(0.01, 300) };
    case "extra-trees":
      return {
        trees: oneOf([200, 400]),
        leaves: 2048,
        minCases: oneOf([1, 2, 3, 5, 10]),
        tries: oneOf([0, Math.ceil(extent.columns / 4), Math.ceil(extent.columns / 2), extent.columns]),
        maxBins: binsFor(extent.rows),
      };
    case "gbdt":
      return {
        ...boosting(
          {
            learningRate: logUniform(0.02, 0.2),
            leaves: Math.round(logUniform(4, 64)),
            minRows: Math.round(logUniform(1, Math.max(2, Math.min(60, extent.rows / 20)))),
            lambda: logUniform(0.1, 20),
          },
          canStopEarly(extent.rows),
          oneOf([60, 120, 250, 500]),
        ),
        minHessian: logUniform(0.01, 3),
        rowShare: oneOf([0.6, 0.8, 1]),
        columnShare: oneOf([0.3, 0.5, 0.7, 1]),
        metric: oneOf([stopBy(extent.metric), "log-loss"]),
      };
    case "mlp":
      return network(extent, {
        hidden: oneOf([[32], [64, 32], [128, 64], [128, 64, 32]]),
        learningRate: logUniform(0.0005, 0.01),
        l2: logUniform(1e-5, 1e-2),
      });
    default:
      return {};
  }
}

/** Random cuts need no fine bins, and small leaves pay for every one. */
const binsFor = (rows: number) => (rows < 5000 ? 48 : 128);

function boosting(settings: Readonly<Record<string, number>>, canStop: boolean, trees: number): Parameters {
  return { ...settings, minHessian: 0.1, maxBins: 255, ...(canStop ? { trees: 1000, patience: 30 } : { trees }) };
}

function network(
  { rows }: Extent,
  settings: { hidden: readonly number[]; learningRate: number; l2: number },
): Parameters {
  const batch = rows < 3000 ? 64 : rows < 30_000 ? 256 : 1024;
  return { ...settings, batch, epochs: canStopEarly(rows) ? 60 : 40, patience: 8 };
}

/** Three figures: settings are read by people, and kept as text. */
const round = (value: number) => Number(value.toPrecision(3));
