import { kernelModule } from "../../jobs/kernel/kernelModule.ts";
import { KernelArena } from "../kernel/kernel.ts";
import type { BinnedMatrix } from "./binMatrix.ts";
import type { CompactTree } from "./compactTree.ts";

/** Leaves that the kernel can tell apart in a tree. */
export const MOST_LEAVES = 32;
const BLOCK = 512;
const PLANES = 4;
const TEST_BYTES = 8;

/** What a test asks of a row's code: whether it goes right, and which leaves are to its left. */
interface Test {
  column: number;
  shift: number;
  cut: number;
  /** Instead of the cut: flags by code of those that go left. */
  set: Uint8Array | null;
  /** Leaves under its left side: the first, and the first after them. */
  from: number;
  to: number;
}

interface Program {
  tests: Test[];
  /** From the leftmost leaf. */
  values: number[];
}

const arena = new KernelArena();

/** Adds the trees' values to each row's margin, by the kernel; trees have `MOST_LEAVES` leaves at most. */
export function addTreesByMasks(
  trees: readonly CompactTree[],
  { rows, columns }: BinnedMatrix,
  margins: Float64Array,
): void {
  const programs = trees.map(programOf);
  const used = [...new Set(programs.flatMap(({ tests }) => tests.map(({ column }) => column)))];
  const sets = programs.flatMap(({ tests }) => tests.filter(({ set }) => set !== null));
  // columns of codes, then one of 0 (left) and 1 (right) for each split by a set
  const place = new Map<number | Test, number>([...used, ...sets].map((key, i) => [key, i * BLOCK]));
  const laid = layOut(programs, (test) => place.get(test.set ? test : test.column) ?? 0);
  const width = used.length + sets.length;
  const memory = arena.take(
    width * BLOCK + laid.tests.length + 4 * laid.ends.length + 8 * laid.values.length + (PLANES + 8) * BLOCK + 1024,
  );
  const kernel = new WebAssembly.Instance(kernelModule("treeMasks"), { env: { memory: memory.memory } }).exports;
  const codes = memory.uint8(width * BLOCK).fill(0);
  const tests = memory.uint8(laid.tests.length);
  tests.set(laid.tests);
  const ends = memory.uint32(laid.ends.length);
  ends.set(laid.ends);
  const values = memory.float64(laid.values.length);
  values.set(laid.values);
  const planes = memory.uint8(PLANES * BLOCK);
  const sums = memory.float64(BLOCK);
  for (let from = 0; from < rows; from += BLOCK) {
    const size = Math.min(BLOCK, rows - from);
    for (const [i, c] of used.entries()) {
      const own = columns[c];
      const missing = own.edges.length + 1;
      const to = i * BLOCK;
      for (let row = 0; row < size; row++) {
        const code = own.codes[from + row];
        codes[to + row] = code === missing ? 0 : code + 1;
      }
    }
    for (const [i, test] of sets.entries()) {
      const to = (used.length + i) * BLOCK;
      const at = place.get(test.column) ?? 0;
      for (let row = 0; row < size; row++) codes[to + row] = 1 - (test.set as Uint8Array)[codes[at + row]];
    }
    sums.set(margins.subarray(from, from + size));
    kernel.addTrees(
      codes.byteOffset,
      tests.byteOffset,
      ends.byteOffset,
      trees.length,
      planes.byteOffset,
      values.byteOffset,
      sums.byteOffset,
    );
    margins.set(sums.subarray(0, size), from);
  }
}

/** A tree's tests, and its leaves from left to right. */
function programOf(tree: CompactTree): Program {
  const tests: Test[] = [];
  const values: number[] = [];
  const walk = (node: number) => {
    const column = tree.column[node];
    if (column < 0) {
      values.push(tree.value[node]);
      return;
    }
    const from = values.length;
    walk(tree.next[2 * node]);
    const set = tree.sets?.[node] ?? null;
    tests.push({ column, shift: tree.shift[node], cut: tree.cut[node], set, from, to: values.length });
    walk(tree.next[2 * node + 1]);
  };
  walk(0);
  return { tests, values };
}

/** Programs as the kernel reads them: tests by tree and plane, one for each plane whose leaves they take away. */
function layOut(programs: readonly Program[], placeOf: (test: Test) => number) {
  const found: { place: number; shift: number; cut: number; gone: number }[] = [];
  const ends: number[] = [];
  const values = new Float64Array(programs.length * MOST_LEAVES);
  for (const [t, program] of programs.entries()) {
    values.set(program.values, t * MOST_LEAVES);
    for (let plane = 0; plane < PLANES; plane++) {
      for (const test of program.tests) {
        const gone = bits(test.from - 8 * plane, test.to - 8 * plane);
        const { shift, cut } = test.set ? { shift: 0, cut: 0 } : test;
        if (gone !== 0) found.push({ place: placeOf(test), shift, cut, gone });
      }
      ends.push(found.length);
    }
  }
  const tests = new Uint8Array(found.length * TEST_BYTES);
  const view = new DataView(tests.buffer);
  for (const [i, { place, shift, cut, gone }] of found.entries()) {
    view.setUint32(i * TEST_BYTES, place, true);
    tests.set([shift, cut, gone], i * TEST_BYTES + 4);
  }
  return { tests, ends, values };
}

/** A byte whose bits from `from` to before `to` are set. */
function bits(from: number, to: number): number {
  const [low, high] = [Math.max(0, from), Math.min(8, to)];
  return high > low ? ((1 << high) - 1) & ~((1 << low) - 1) : 0;
}
