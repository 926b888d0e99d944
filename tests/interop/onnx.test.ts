import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportModels } from "../../core/connections/onnx/export/exportModels.ts";
import { finish } from "../../core/jobs/progress.ts";
import { applyBins } from "../../core/learning/gbdt/binMatrix.ts";
import { predictMargins } from "../../core/learning/gbdt/tree.ts";
import { probabilityOf } from "../../core/learning/metrics/calibration.ts";
import { createRandom } from "../../core/random/random.ts";
import { categoryShares } from "../../core/recommendation/categoryShares.ts";
import { type KeptModel, trainRecommender } from "../../core/recommendation/trainRecommender.ts";
import { runScript, whyNoPython } from "../support/python.ts";
import { samplePanel } from "../support/samplePanel.ts";

const reason = whyNoPython("onnxruntime", "numpy");
const ROWS = 10_000;
const SCRIPT = fileURLToPath(new URL("scoreOnnx.py", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "onnx-"));
afterAll(() => rmSync(directory, { recursive: true }));

const panel = samplePanel({ customers: 2500, seed: "onnx" });
const categories = categoryShares(panel);
let models: KeptModel[];
beforeAll(async () => {
  const { arrays } = await finish(trainRecommender(panel, { seed: 1, trees: 25 }));
  models = JSON.parse(new TextDecoder().decode(arrays.models as Uint8Array));
});

/** Rows that go near every edge: values on it, a step to either side, missing, infinite; labels known, unknown and empty. */
function drawRows() {
  const random = createRandom("rows");
  const pick = <T>(items: readonly T[]) => items[random.integer(items.length)];
  const labels = new Map(
    categories.map(({ role, shares }) => {
      const known = ["", "never seen", ...shares.map(({ label }) => label)];
      return [role as string, Array.from({ length: ROWS }, () => pick(known))];
    }),
  );
  const columns = new Map<string, Float32Array>();
  for (const { id, edges } of models.flatMap(({ model }) => model?.columns ?? [])) {
    if (columns.has(id)) continue;
    const values = new Float32Array(ROWS);
    for (let i = 0; i < ROWS; i++) {
      const edge = edges.length > 0 ? pick(edges) : 0;
      const step = Math.max(Math.abs(edge), 1) * 2 ** -23;
      const near = [edge, edge, edge - step, edge + step, edge - 1, edge + 1, Number.POSITIVE_INFINITY];
      values[i] = random.chance(0.15) ? Number.NaN : pick(near);
    }
    columns.set(id, values);
  }
  // what the graph must make of labels by itself
  for (const { role, shares } of categories) {
    const own = labels.get(role) ?? [];
    const shareOf = new Map(shares.map(({ label, share }) => [label, share]));
    for (const [id, values] of columns) {
      if (id === `${role}-frequency`)
        for (let i = 0; i < ROWS; i++) values[i] = own[i] === "" ? Number.NaN : (shareOf.get(own[i]) ?? 0);
      if (id.startsWith(`${role}=`)) for (let i = 0; i < ROWS; i++) values[i] = id === `${role}=${own[i]}` ? 1 : 0;
    }
  }
  return { labels, columns };
}

describe.skipIf(reason !== null)(`models as ONNX${reason === null ? "" : ` (skipped: ${reason})`}`, () => {
  it("give in onnxruntime the probabilities of the product, to 1e-6 on 10,000 rows of every model", () => {
    const { labels, columns } = drawRows();
    const options = { categories, meaningOf: (column: string) => column, codeVersion: "0", metadata: {} };
    const [model, inputs] = [join(directory, "models.onnx"), join(directory, "inputs.json")];
    writeFileSync(model, exportModels(models, options));
    const numbers = [...columns].map(([id, values]) => [id, Array.from(values, asJson)] as const);
    writeFileSync(inputs, JSON.stringify(Object.fromEntries([...labels, ...numbers])));
    const scores = runScript<Record<string, number[]>>(SCRIPT, [model, inputs]);

    const values = [...columns].map(([id, values]) => ({ id, values }));
    expect(models.filter(({ model }) => model).length).toBeGreaterThan(3);
    for (const { product, model, shift, rate } of models) {
      const theirs = scores[`probability:${product}`];
      const edges = model?.columns.map(({ id, edges }) => ({ id, edges: Float32Array.from(edges) })) ?? [];
      const ours = model
        ? predictMargins(model, applyBins(edges, values)).map((margin) => probabilityOf(margin + shift))
        : new Float64Array(ROWS).fill(Math.max(rate, 1e-9));
      expect(theirs).toHaveLength(ROWS);
      const apart = ours.reduce((most, p, i) => Math.max(most, Math.abs(p - theirs[i])), 0);
      expect(apart, product).toBeLessThan(1e-6);
      if (model) expect(new Set(theirs).size, product).toBeGreaterThan(10);
    }
  });
});

/** JSON has neither NaN nor infinity; 1e39 is infinity as a float32. */
function asJson(value: number): number | null {
  return Number.isNaN(value) ? null : value === Number.POSITIVE_INFINITY ? 1e39 : value;
}
