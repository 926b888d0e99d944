import { describe, expect, it } from "vitest";
import { type BinnedMatrix, binColumn } from "../../../../../core/learning/gbdt/binMatrix.ts";
import { fitGbdt } from "../../../../../core/learning/gbdt/fitGbdt.ts";
import { type GbdtModel, predictMargins } from "../../../../../core/learning/gbdt/tree.ts";
import { createRandom } from "../../../../../core/random/random.ts";

/** A flag, numbers with missing values in many bins, a category, and a target of all of them. */
function tableOf(rows: number, seed: string) {
  const random = createRandom(seed);
  const draw = (of: () => number) => Float32Array.from({ length: rows }, of);
  const flag = draw(() => (random.chance(0.2) ? 1 : 0));
  const number = draw(() => (random.chance(0.2) ? Number.NaN : random.normal()));
  const fine = draw(() => random.normal());
  const city = draw(() => (random.chance(0.1) ? Number.NaN : random.integer(40)));
  const edges = (n: number, width: number) => Float32Array.from({ length: n }, (_, i) => (i - (n - 1) / 2) * width);
  const between = Float32Array.from({ length: 39 }, (_, i) => i + 0.5);
  const labels = Array.from({ length: 40 }, (_, i) => `city ${i}`);
  const matrix: BinnedMatrix = {
    rows,
    columns: [
      binColumn({ id: "flag", values: flag }, Float32Array.of(0.5)),
      binColumn({ id: "number", values: number }, edges(60, 0.1)),
      binColumn({ id: "fine", values: fine }, edges(254, 0.02)),
      { ...binColumn({ id: "city", values: city }, between), labels },
    ],
  };
  const target = Uint8Array.from(flag, (own, i) => {
    const missing = Number.isNaN(number[i]);
    const margin = own + (missing ? 1 : number[i] * fine[i]) + (city[i] % 3 === 1 ? 1 : -1);
    return random.chance(1 / (1 + Math.exp(-margin))) ? 1 : 0;
  });
  return { matrix, target };
}

/** The leaf of a row, node by node. */
function walked({ base, trees }: GbdtModel, { columns }: BinnedMatrix, row: number): number {
  let margin = base;
  for (const tree of trees) {
    let node = 0;
    while (tree.column[node] >= 0) {
      const { codes, edges } = columns[tree.column[node]];
      const code = codes[row];
      const isLeft = tree.sets?.[node]?.includes(code) ?? code <= tree.cut[node];
      const goesLeft = code === edges.length + 1 ? tree.missingLeft[node] === 1 : isLeft;
      node = goesLeft ? tree.left[node] : tree.right[node];
    }
    margin += tree.value[node];
  }
  return margin;
}

describe.each([
  { leaves: 2, trees: 10 },
  { leaves: 9, trees: 10 },
  { leaves: 32, trees: 20 },
  { leaves: 33, trees: 5 },
  { leaves: 120, trees: 5 },
])("trees of up to $leaves leaves", ({ leaves, trees }) => {
  const { matrix, target } = tableOf(3001, "train");
  const { model } = fitGbdt(matrix, target, { leaves, trees, minRows: 2 });

  it("add to every row, to the last bit, what a walk from the root adds", () => {
    const unseen = tableOf(1537, "unseen").matrix;
    const most = Math.max(...model.trees.map(({ column }) => column.filter((c) => c < 0).length));
    expect(most).toBe(leaves);
    if (leaves > 8) expect(model.trees.some(({ sets }) => sets)).toBe(true);
    const margins = predictMargins(model, unseen);
    expect([...margins]).toEqual(Array.from(margins, (_, row) => walked(model, unseen, row)));
  });
});
