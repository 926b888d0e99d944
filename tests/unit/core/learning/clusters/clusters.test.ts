import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedRandIndex, bestJaccards } from "../../../../../core/learning/clusters/agreement.ts";
import { bestMatching } from "../../../../../core/learning/clusters/bestMatching.ts";
import { nearestCentres } from "../../../../../core/learning/clusters/nearestCentre.ts";
import { principalComponents, project } from "../../../../../core/learning/clusters/principalComponents.ts";
import { fitRuleTree, treeAccuracy } from "../../../../../core/learning/clusters/ruleTree.ts";
import { silhouette } from "../../../../../core/learning/clusters/silhouette.ts";
import { goldenRows } from "../../../../support/goldenRows.ts";

const golden = JSON.parse(readFileSync(new URL("../../../../golden/learning/clusters.json", import.meta.url), "utf8"));
const labels = Uint8Array.from(golden.labels, Number);

describe("figures of a clustering", () => {
  it("has scikit-learn's silhouette, of all and by cluster", () => {
    const { mean, byCluster } = silhouette(goldenRows(), labels, 4);
    expect(mean).toBeCloseTo(golden.silhouette, 10);
    golden.silhouetteByCluster.forEach((value: number, c: number) => {
      expect(byCluster[c]).toBeCloseTo(value, 10);
    });
  });

  it("has scikit-learn's adjusted Rand index", () => {
    const other = labels.map((_, i) => i % 3);
    expect(adjustedRandIndex(labels, other, 4, 3)).toBeCloseTo(golden.ari, 12);
  });

  it("does not mind how clusters are numbered", () => {
    const renamed = labels.map((label) => (label + 3) % 4);
    expect(adjustedRandIndex(labels, renamed, 4, 4)).toBe(1);
    expect(Array.from(bestJaccards(labels, renamed, 4, 4))).toEqual([1, 1, 1, 1]);
  });

  it("finds half a cluster again as a half", () => {
    const one = Uint8Array.from([0, 0, 0, 0, 1, 1]);
    const other = Uint8Array.from([0, 0, 1, 1, 2, 2]);
    expect(Array.from(bestJaccards(one, other, 2, 3))).toEqual([0.5, 1]);
  });

  it("has scikit-learn's principal components", () => {
    const matrix = goldenRows();
    const found = principalComponents(matrix, 2);
    found.shares.forEach((share, a) => {
      expect(share).toBeCloseTo(golden.pcaShares[a], 8);
      found.axes[a].forEach((loading, j) => {
        expect(Math.abs(loading)).toBeCloseTo(golden.pcaAxes[a][j], 6);
      });
    });
    const places = project(matrix, found);
    let sum = 0;
    for (let i = 0; i < 600; i++) sum += places[2 * i];
    expect(sum / 600).toBeCloseTo(0, 4);
  });

  it("tells clusters apart as well as scikit-learn's tree of depth 3", () => {
    expect(treeAccuracy(fitRuleTree(goldenRows(), labels, 4, 3))).toBeCloseTo(golden.treeAccuracy, 2);
  });

  it("places rows with their nearest centre and names the next one", () => {
    const matrix = { values: Float32Array.from([0, 3, 9]), rows: 3, width: 1 };
    const { labels, second, squared } = nearestCentres(matrix, Float64Array.from([0, 4, 10]));
    expect([...labels, ...second, ...squared]).toEqual([0, 1, 2, 1, 0, 1, 0, 1, 1]);
  });
});

describe("bestMatching", () => {
  it("finds scipy's assignment of five rows to seven columns", () => {
    expect(bestMatching(golden.gains)).toEqual(golden.matching);
  });

  it("is never beaten by another permutation", () => {
    const square = fc.integer({ min: 1, max: 5 }).chain((n) =>
      fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
    );
    fc.assert(
      fc.property(square, (gains) => {
        const total = (order: number[]) => order.reduce((sum, column, row) => sum + gains[row][column], 0);
        const best = Math.max(...permutations(gains.length).map(total));
        expect(total(bestMatching(gains))).toBe(best);
      }),
    );
  });

  it("leaves rows over when columns run out", () => {
    expect(bestMatching([[1], [5], [2]])).toEqual([-1, 0, -1]);
  });
});

function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) => Array.from({ length: n }, (_, at) => rest.toSpliced(at, 0, n - 1)));
}
