import type { ProductEvaluation } from "../../contract/evaluation.ts";
import { adjustForTests, twoSidedP } from "./intervals.ts";
import { groupsOf, LEAST_ROWS, type Scored } from "./slices.ts";

/** Most conditions of a group, and how many groups are taken on to the next condition. */
const MOST_CONDITIONS = 3;
const BEAM = 10;
/** With fewer purchases foretold and made the normal approximation does not hold. */
const LEAST_EXPECTED = 5;
const FALSE_FINDS = 0.05;
const MOST_FOUND = 10;

interface Spot {
  groups: readonly number[];
  rows: Uint32Array;
  purchases: number;
  expected: number;
  z: number;
}

/**
 * Groups in which more or fewer bought than was foretold, by beam search over up to three conditions.
 *
 * z = (purchases - expected) / sqrt(sum of p (1 - p)). Every group looked at counts as a test; finds are those that stay after
 * adjusting for all of them. A find with more conditions is left out when a shorter one holds the same.
 */
export function weakSpots({ scores, target, dimensions }: Pick<Scored, "scores" | "target" | "dimensions">) {
  const groups = groupsOf(dimensions);
  const everyone = Uint32Array.from(target.keys());
  const seen = new Set<string>();
  const all: Spot[] = [];
  let beam: Pick<Spot, "groups" | "rows">[] = [{ groups: [], rows: everyone }];
  for (let depth = 1; depth <= MOST_CONDITIONS; depth++) {
    const made: Spot[] = [];
    for (const parent of beam) {
      for (const [g, { dimension, code }] of groups.entries()) {
        if (parent.groups.some((each) => groups[each].dimension === dimension)) continue;
        const chosen = [...parent.groups, g].sort((a, b) => a - b);
        if (seen.has(chosen.join())) continue;
        seen.add(chosen.join());
        const rows = parent.rows.filter((row) => dimension.codes[row] === code);
        if (rows.length < LEAST_ROWS) continue;
        const spot = measure(chosen, rows, scores, target);
        if (spot.expected >= LEAST_EXPECTED || spot.purchases >= 2 * LEAST_EXPECTED) made.push(spot);
      }
    }
    all.push(...made);
    beam = made.sort((a, b) => Math.abs(b.z) - Math.abs(a.z)).slice(0, BEAM);
  }
  const adjusted = adjustForTests(all.map(({ z }) => twoSidedP(z)));
  const finds = all
    .map((spot, i) => ({ ...spot, adjustedP: adjusted[i] }))
    .filter(({ adjustedP }) => adjustedP < FALSE_FINDS)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
  const found: ProductEvaluation["weakSpots"]["found"] = finds
    .filter(
      (spot) =>
        !finds.some(
          (wider) =>
            wider.groups.length < spot.groups.length &&
            wider.groups.every((g) => spot.groups.includes(g)) &&
            Math.abs(wider.z) >= Math.abs(spot.z),
        ),
    )
    .slice(0, MOST_FOUND)
    .map(({ groups: chosen, rows, purchases, expected, z, adjustedP }) => ({
      conditions: chosen.map((g) => ({
        by: groups[g].dimension.by,
        group: groups[g].dimension.groups[groups[g].code],
      })),
      rows: rows.length,
      purchases,
      expected,
      z,
      adjustedP,
    }));
  return { tested: all.length, found };
}

function measure(groups: readonly number[], rows: Uint32Array, scores: Float64Array, target: Uint8Array): Spot {
  let purchases = 0;
  let expected = 0;
  let variance = 0;
  for (const row of rows) {
    purchases += target[row];
    expected += scores[row];
    variance += scores[row] * (1 - scores[row]);
  }
  return { groups, rows, purchases, expected, z: (purchases - expected) / Math.sqrt(Math.max(variance, 1e-12)) };
}
