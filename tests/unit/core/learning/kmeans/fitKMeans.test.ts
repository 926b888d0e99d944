import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fitKMeans } from "../../../../../core/learning/kmeans/fitKMeans.ts";
import type { RowMatrix } from "../../../../../core/learning/kmeans/matrix.ts";
import { createRandom } from "../../../../../core/random/random.ts";
import { goldenRows } from "../../../../support/goldenRows.ts";

const golden = JSON.parse(readFileSync(new URL("../../../../golden/learning/clusters.json", import.meta.url), "utf8"));

/** Eight blobs with unequal sizes, large enough for two threads. */
function blobs(rows: number, width: number): RowMatrix {
  const random = createRandom("blobs");
  const values = new Float32Array(rows * width);
  for (let i = 0; i < rows; i++) {
    const blob = random.integer(8) & random.integer(8);
    for (let j = 0; j < width; j++) values[i * width + j] = ((blob >> (j % 3)) & 1) * 4 + random.normal();
  }
  return { values, rows, width };
}

describe("fitKMeans", () => {
  it("ends at scikit-learn's centres from the same start", async () => {
    const matrix = goldenRows();
    const initial = Float64Array.from(matrix.values.subarray(0, 4 * matrix.width));
    const model = await fitKMeans(matrix, { k: 4, seed: 1, initial });
    expect(model.inertia).toBeCloseTo(golden.inertia, 6);
    expect(Array.from(model.sizes)).toEqual(golden.sizes);
    expect(Array.from(model.labels).join("")).toBe(golden.labels);
    golden.centres.flat().forEach((value: number, q: number) => {
      expect(model.centres[q]).toBeCloseTo(value, 9);
    });
  });

  it("gives the same bytes with one thread and with two", async () => {
    const matrix = blobs(120_000, 9);
    const one = await fitKMeans(matrix, { k: 6, seed: 3, threads: 1 });
    const two = await fitKMeans(matrix, { k: 6, seed: 3, threads: 2 });
    expect(two).toEqual(one);
    expect(one.iterations).toBeGreaterThan(3);
  });

  it("leaves every row with its nearest centre", async () => {
    const matrix = blobs(3000, 5);
    const { labels, centres, k } = await fitKMeans(matrix, { k: 11, seed: 2, tolerance: 0 });
    const distance = (row: number, c: number) => {
      let sum = 0;
      for (let j = 0; j < 5; j++) sum += (matrix.values[row * 5 + j] - centres[c * 5 + j]) ** 2;
      return sum;
    };
    for (let row = 0; row < matrix.rows; row++) {
      const own = distance(row, labels[row]);
      for (let c = 0; c < k; c++) expect(distance(row, c)).toBeGreaterThanOrEqual(own - 1e-9);
    }
  });

  it("fills a cluster that no row chose", async () => {
    const values = Float32Array.from({ length: 200 }, (_, i) => (i < 100 ? i / 1000 : 50 + i / 1000));
    const initial = Float64Array.from([0, 50, 1000]);
    const { sizes } = await fitKMeans({ values, rows: 200, width: 1 }, { k: 3, seed: 1, initial });
    expect(Math.min(...sizes)).toBeGreaterThan(0);
  });

  it("draws better starts when it may draw more", async () => {
    const matrix = blobs(4000, 6);
    const one = await fitKMeans(matrix, { k: 8, seed: 5 });
    const many = await fitKMeans(matrix, { k: 8, seed: 5, starts: 12 });
    expect(many.inertia).toBeLessThanOrEqual(one.inertia * 1.0001);
  });

  it("refuses more clusters than rows, and stops when asked", async () => {
    const matrix = blobs(50_000, 8);
    await expect(fitKMeans({ ...matrix, rows: 3 }, { k: 4, seed: 1 })).rejects.toThrow(
      "4 clusters cannot be made of 3 rows",
    );
    const signal = AbortSignal.abort();
    await expect(fitKMeans(matrix, { k: 8, seed: 1, signal })).rejects.toThrow("Cancelled");
  });
});
