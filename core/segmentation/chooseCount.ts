import type { SegmentCount } from "../contract/segmentation.ts";
import { throwIfCancelled } from "../errors/domainError.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { adjustedRandIndex, bestJaccards } from "../learning/clusters/agreement.ts";
import { nearestCentres } from "../learning/clusters/nearestCentre.ts";
import { fitRuleTree, treeAccuracy } from "../learning/clusters/ruleTree.ts";
import { silhouette } from "../learning/clusters/silhouette.ts";
import { KernelArena } from "../learning/kernel/kernel.ts";
import { fitKMeans } from "../learning/kmeans/fitKMeans.ts";
import { type RowMatrix, takeRows } from "../learning/kmeans/matrix.ts";
import { createRandom, type Random } from "../random/random.ts";

export interface Candidate {
  count: SegmentCount;
  /** k x width; the best of several starts on the sample. */
  centres: Float64Array;
  /** Mean Jaccard similarity of each cluster with its like in the refits. */
  jaccards: Float64Array;
}

/** Rows on which counts are compared; silhouettes and trees take fewer. */
export const SAMPLE_ROWS = 10_000;
const SILHOUETTE_ROWS = 2_000;
const TREE_ROWS = 4_000;
const STARTS = 8;
const REFITS = 20;
/** Points are full from here on; a count with a cluster below the least share, or below the least stability, is ruled out. */
const GOOD_SHARE = 0.03;
const GOOD_SEPARABILITY = 0.85;
const LEAST_SHARE = 0.01;
const LEAST_STABILITY = 0.6;

/**
 * Tries each number of clusters: stability first, then silhouette, size of the smallest, and whether a person could tell
 * the clusters apart by three questions.
 *
 * Stability is the adjusted Rand index between the clusters of the sample and those of refits on random halves of it,
 * extended to all rows by the nearest centre. Source: Hennig (2007) and Ben-Hur, Elisseeff and Guyon (2002).
 */
export async function* tryCounts(
  sample: RowMatrix,
  counts: readonly number[],
  seed: number | string,
  signal?: AbortSignal,
): Work<Candidate[]> {
  const meter = new ProgressMeter("refits", counts.length * (REFITS + 1));
  const arena = new KernelArena();
  const candidates: Candidate[] = [];
  for (const [at, k] of counts.entries()) {
    yield meter.at(at * (REFITS + 1), `Trying ${k} segments`);
    const random = createRandom(seed).fork(`k=${k}`);
    const model = await fitKMeans(sample, { k, seed, starts: STARTS, arena, signal });
    const agreements: number[] = [];
    const jaccards = new Float64Array(k);
    for (let refit = 0; refit < REFITS; refit++) {
      throwIfCancelled(signal);
      yield meter.at(at * (REFITS + 1) + refit + 1, `Trying ${k} segments: refit ${refit + 1} of ${REFITS}`);
      const half = takeRows(sample, someRows(sample.rows, sample.rows >> 1, random.fork(refit)));
      const { centres } = await fitKMeans(half, { k, seed: `${seed}/${refit}`, starts: 3, arena, signal });
      const { labels } = nearestCentres(sample, centres);
      agreements.push(adjustedRandIndex(model.labels, labels, k, k));
      bestJaccards(model.labels, labels, k, k).forEach((value, c) => {
        jaccards[c] += value / REFITS;
      });
    }
    candidates.push({
      count: judge(sample, model, agreements, Math.min(...jaccards), random),
      centres: model.centres,
      jaccards,
    });
  }
  return withPoints(candidates);
}

/** The candidate with the most points that no criterion rules out; the one with the most points if all are ruled out. */
export function elect(candidates: readonly Candidate[]): Candidate {
  const allowed = candidates.filter(({ count }) => count.fails.length === 0);
  const field = allowed.length > 0 ? allowed : candidates;
  return field.reduce((best, each) => (each.count.points.all > best.count.points.all ? each : best));
}

function judge(
  sample: RowMatrix,
  model: { k: number; labels: Uint8Array; sizes: Uint32Array },
  agreements: number[],
  worst: number,
  random: Random,
): SegmentCount {
  const { k, labels, sizes } = model;
  const part = (most: number) => {
    const rows = someRows(sample.rows, Math.min(most, sample.rows), random.fork(`part ${most}`));
    return { matrix: takeRows(sample, rows), labels: Uint8Array.from(rows, (row) => labels[row]) };
  };
  const ranked = agreements.toSorted((a, b) => a - b);
  const forSilhouette = part(SILHOUETTE_ROWS);
  const forTree = part(TREE_ROWS);
  const stability = { median: median(ranked), low: ranked[Math.floor(ranked.length / 10)], worst };
  const smallestShare = Math.min(...sizes) / sample.rows;
  const fails: SegmentCount["fails"] = [];
  if (stability.median < LEAST_STABILITY) fails.push("stability");
  if (smallestShare < LEAST_SHARE) fails.push("size");
  return {
    k,
    stability,
    silhouette: silhouette(forSilhouette.matrix, forSilhouette.labels, k).mean,
    smallestShare,
    separability: treeAccuracy(fitRuleTree(forTree.matrix, forTree.labels, k, 3)),
    points: { stability: 0, silhouette: 0, size: 0, separability: 0, all: 0 },
    fails,
  };
}

function withPoints(candidates: readonly Candidate[]): Candidate[] {
  const best = Math.max(...candidates.map(({ count }) => count.silhouette));
  return candidates.map((candidate) => {
    const { count } = candidate;
    const unit = (value: number) => Math.min(1, Math.max(0, value));
    const points = {
      stability: unit((count.stability.median + count.stability.low + count.stability.worst) / 3),
      silhouette: best > 0 ? unit(count.silhouette / best) : 0,
      size: unit(count.smallestShare / GOOD_SHARE),
      separability: unit(count.separability / GOOD_SEPARABILITY),
    };
    const all = (points.stability + points.silhouette + points.size + points.separability) / 4;
    return { ...candidate, count: { ...count, points: { ...points, all } } };
  });
}

/** `n` of `rows` row numbers at random, ascending. */
export function someRows(rows: number, n: number, random: Random): Uint32Array {
  if (n >= rows) return Uint32Array.from({ length: rows }, (_, i) => i);
  const chosen = new Uint32Array(n);
  let kept = 0;
  // Knuth's selection sampling: each row with the chance that is left for it
  for (let i = 0; kept < n; i++) if (random.float() * (rows - i) < n - kept) chosen[kept++] = i;
  return chosen;
}

function median(ascending: readonly number[]): number {
  const middle = ascending.length / 2;
  return (ascending[Math.floor(middle)] + ascending[Math.ceil(middle) - 1]) / 2;
}
