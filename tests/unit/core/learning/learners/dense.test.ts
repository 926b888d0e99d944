import { describe, expect, it } from "vitest";
import { finish } from "../../../../../core/jobs/progress.ts";
import { fitLogistic } from "../../../../../core/learning/learners/dense/fitLogistic.ts";
import { fitNetwork } from "../../../../../core/learning/learners/dense/fitNetwork.ts";
import { networkMargins } from "../../../../../core/learning/learners/dense/network.ts";
import { newton } from "../../../../../core/learning/learners/dense/newton.ts";
import { tensorflow } from "../../../../../core/learning/learners/dense/tensorflow.ts";
import { rocAuc } from "../../../../../core/learning/metrics/ranking.ts";
import { createRandom } from "../../../../../core/random/random.ts";

const WIDTH = 6;

/** Three targets on the same rows; the third is known for half of them. */
function tasksOf(rows: number) {
  const random = createRandom("tasks");
  const values = Float32Array.from({ length: rows * WIDTH }, () => random.normal());
  const tasks = [0, 1, 2].map((t) => ({
    target: Uint8Array.from({ length: rows }, (_, i) => {
      const margin = -2 + values[i * WIDTH + t] * 1.5 - values[i * WIDTH + t + 1];
      return random.chance(1 / (1 + Math.exp(-margin))) ? 1 : 0;
    }),
    weights: Float64Array.from({ length: rows }, (_, i) => (t === 2 && i % 2 === 0 ? 0 : 1)),
  }));
  return { matrix: { values, rows, width: WIDTH }, tasks };
}

describe("several tasks on the same rows", () => {
  const { matrix, tasks } = tasksOf(2000);

  it("starts the WebAssembly backend from the package's own files", async () => {
    expect((await tensorflow()).getBackend()).toBe("wasm");
  });

  it("finds from gradients of all tasks at once the coefficients that Newton's method finds", async () => {
    const found = await finish(fitLogistic(matrix, tasks, { l2: 1, seed: 1, newtonRows: 1000 }));
    expect(found.passes).toBeLessThan(20);
    for (const [t, task] of tasks.entries()) {
      const exact = newton(matrix, task, 1, new Float64Array(WIDTH + 1));
      for (const [j, own] of found.coefficients[t].entries()) expect(Math.abs(own - exact[j])).toBeLessThan(1e-3);
    }
  });

  it("teaches one network all of them", async () => {
    const parameters = { hidden: [8], epochs: 12, batch: 200, leastSteps: 1, learningRate: 0.02, l2: 0, patience: 5 };
    const { network } = await finish(fitNetwork(matrix, tasks, parameters, { seed: 1 }));
    const margins = networkMargins(network, matrix);
    for (const [t, { target }] of tasks.entries()) expect(rocAuc(margins[t], target)).toBeGreaterThan(0.83);
  });
});
