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
}

/** With fewer rows trees and networks are grown to a fixed size: too little would be left to say when to stop. */
const LEAST_TO_STOP_BY = 600;
/** Rows that networks are not worth their time on, and cells that extra trees are not. */
const MOST_FOR_NETWORK = 300_000;

export const canStopEarly = (rows: number): boolean => rows >= LEAST_TO_STOP_BY;

/** One of each learner with settings that usually do well, the cheapest first. */
export function firstCandidates(extent: Extent): Candidate[] {
  const { rows } = extent;
  const early = canStopEarly(rows);
  const all: Omit<Candidate, "id">[] = [
    { learner: "constant", parameters: {} },
    { learner: "naive-bayes", parameters: {} },
    { learner: "logistic", parameters: { l2: 1 } },
    { learner: "gbdt", parameters: boosting({ learningRate: 0.1, leaves: 31, minRows: 20, lambda: 1 }, early, 120) },
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
    return {
      id: `${String.fromCharCode(97 + (round % 26))}${round < 26 ? "" : Math.floor(round / 26)}${i + 1}`,
      learner,
      parameters: drawParameters(draw.fork(i), learner, extent),
    };
  });
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
