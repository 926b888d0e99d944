import { createRandom } from "../../core/random/random.ts";

/** Columns, of which the first `FLAGS` are holdings of 0 and 1. */
export const WIDTH = 40;
const FLAGS = 24;
export const TARGETS = 13;

/** People's flags and numbers, row by row, and thirteen rare purchases (0.2 % to 3 %) that follow from some of them. */
export function peopleTable(rows: number, seed: string) {
  const random = createRandom(seed);
  const values = new Float32Array(rows * WIDTH);
  const targets = Array.from({ length: TARGETS }, () => new Uint8Array(rows));
  for (let i = 0; i < rows; i++) {
    const at = i * WIDTH;
    for (let j = 0; j < WIDTH; j++) {
      values[at + j] = j < FLAGS ? Number(random.chance(0.02 + 0.01 * j)) : Math.round(random.normal() * 64) / 64;
    }
    for (let t = 0; t < TARGETS; t++) {
      const margin = -7 + 0.2 * t + 2 * values[at + t] + values[at + FLAGS + t] + values[at + t + 1] * values[at + 30];
      targets[t][i] = random.chance(1 / (1 + Math.exp(-margin))) ? 1 : 0;
    }
  }
  return { values, targets };
}

/** The same, column by column. */
export function columnsOf(values: Float32Array): { id: string; values: Float32Array }[] {
  const rows = values.length / WIDTH;
  return Array.from({ length: WIDTH }, (_, j) => ({
    id: `x${j}`,
    values: Float32Array.from({ length: rows }, (_, i) => values[i * WIDTH + j]),
  }));
}

/** Writes a table for a peer: `x` and `y`, whose columns are targets. */
export function rowMajorTargets(targets: readonly Uint8Array[]): Uint8Array {
  const rows = targets[0].length;
  const y = new Uint8Array(rows * targets.length);
  for (const [t, target] of targets.entries()) for (let i = 0; i < rows; i++) y[i * targets.length + t] = target[i];
  return y;
}
