import { kernelModule } from "../../../jobs/kernel/kernelModule.ts";
import { KernelArena } from "../../kernel/kernel.ts";
import type { DenseMatrix } from "./encode.ts";
import type { Coefficients, Task } from "./newton.ts";

/** Tasks that the kernel works on at once. */
const LANES = 4;
const BLOCK = 256;
/** Memory of fits that are over, for later ones. */
const arenas: KernelArena[] = [];

interface Group {
  /** By row: four weights, four weights of positives. */
  cases: Float32Array;
  tasks: number[];
}

/** All rows and tasks where the kernel sees them: penalised loss and gradient of each task at its coefficients. */
export class AllRows {
  readonly #arena: KernelArena;
  readonly #kernel: Readonly<Record<string, (...args: number[]) => number>>;
  readonly #width: number;
  readonly #rows: number;
  readonly #l2: number;
  readonly #x: Float32Array;
  readonly #groups: Group[] = [];
  readonly #coefficients: Float32Array;
  readonly #block: Float32Array;
  readonly #residual: Float32Array;
  readonly #gradient: Float64Array;
  readonly #loss: Float64Array;

  /** @throws KernelMemoryError when the rows need more than 4 GB */
  constructor({ values, rows, width }: DenseMatrix, tasks: readonly Task[], l2: number) {
    const size = width + 1;
    const padded = Math.ceil(rows / LANES) * LANES;
    const groups = Math.ceil(tasks.length / LANES);
    this.#arena = arenas.pop() ?? new KernelArena();
    const memory = this.#arena.take(
      4 * (padded * size + groups * padded * 2 * LANES + 2 * size * LANES + BLOCK * LANES) +
        8 * (size + 1) * LANES +
        4096,
    );
    this.#kernel = new WebAssembly.Instance(kernelModule("logistic"), { env: { memory: memory.memory } }).exports;
    this.#width = width;
    this.#rows = padded;
    this.#l2 = l2;
    this.#x = memory.float32(padded * size);
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < width; j++) this.#x[row * size + j] = values[row * width + j];
      this.#x[row * size + width] = 1;
    }
    // what an earlier fit left behind must not be rows
    this.#x.fill(0, rows * size);
    for (let first = 0; first < tasks.length; first += LANES) {
      const own = tasks.slice(first, first + LANES);
      const cases = memory.float32(padded * 2 * LANES).fill(0);
      for (const [lane, { target, weights }] of own.entries()) {
        for (let row = 0; row < rows; row++) {
          cases[row * 2 * LANES + lane] = weights[row];
          cases[row * 2 * LANES + LANES + lane] = target[row] === 1 ? weights[row] : 0;
        }
      }
      this.#groups.push({ cases, tasks: own.map((_, lane) => first + lane) });
    }
    this.#coefficients = memory.float32(size * LANES);
    this.#block = memory.float32(size * LANES);
    this.#residual = memory.float32(BLOCK * LANES);
    this.#gradient = memory.float64(size * LANES);
    this.#loss = memory.float64(LANES);
  }

  /** Looks at the tasks that are open; the others' results are null. */
  look(at: readonly Coefficients[], open: readonly boolean[]): ({ loss: number; gradient: Float64Array } | null)[] {
    const size = this.#width + 1;
    const seen: ({ loss: number; gradient: Float64Array } | null)[] = at.map(() => null);
    for (const { cases, tasks } of this.#groups) {
      if (!tasks.some((task) => open[task])) continue;
      this.#coefficients.fill(0);
      for (const [lane, task] of tasks.entries())
        for (let j = 0; j < size; j++) this.#coefficients[j * LANES + lane] = at[task][j];
      this.#gradient.fill(0);
      this.#loss.fill(0);
      const arrays = [cases, this.#coefficients, this.#block, this.#residual, this.#gradient, this.#loss];
      this.#kernel.look(this.#x.byteOffset, size, this.#rows, ...arrays.map(({ byteOffset }) => byteOffset));
      for (const [lane, task] of tasks.entries()) if (open[task]) seen[task] = this.#penalised(lane, at[task]);
    }
    return seen;
  }

  #penalised(lane: number, own: Coefficients) {
    let loss = this.#loss[lane];
    const gradient = own.map((value, j) => {
      const slope = this.#gradient[j * LANES + lane];
      if (j === this.#width) return slope;
      loss += (this.#l2 / 2) * value * value;
      return slope + this.#l2 * value;
    });
    return { loss, gradient };
  }

  /** Gives the memory back. */
  dispose(): void {
    arenas.push(this.#arena);
  }
}
