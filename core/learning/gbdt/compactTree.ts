/** A regression tree as parallel arrays; node 0 is the root. Leaves have column -1. */
export interface Tree {
  /** Index into the model's columns. */
  column: number[];
  /** Bin: rows with a code up to it go left. */
  cut: number[];
  /** 1: rows whose value is missing go left. */
  missingLeft: number[];
  left: number[];
  right: number[];
  /** What a tree that ended here would add to the margin, log odds; at a leaf, what it adds. */
  value: number[];
  /** By node: the bins of a category that go left, ascending; null where `cut` decides. Left out when it decides everywhere. */
  sets?: (number[] | null)[];
}

/**
 * A tree ready for scoring. Codes are moved up by one so that missing is 0; a node looks at (code - shift) mod 256, which
 * makes a missing value the smallest (shift 0) or the largest (shift 1) without asking.
 */
export interface CompactTree {
  column: Int16Array;
  shift: Uint8Array;
  cut: Uint8Array;
  /** Children: left, right, at twice the node. */
  next: Int16Array;
  value: Float64Array;
  /** Which bins go left, 256 flags a node, where sets decide; null where cuts do. */
  sets: (Uint8Array | null)[] | null;
}

export function compactTree(tree: Tree): CompactTree {
  const nodes = tree.column.length;
  const next = new Int16Array(2 * nodes);
  for (let node = 0; node < nodes; node++) {
    next[2 * node] = tree.left[node];
    next[2 * node + 1] = tree.right[node];
  }
  const sets = tree.sets?.map((set, node) => {
    if (set === null) return null;
    const flags = new Uint8Array(256);
    for (const bin of set) flags[bin + 1] = 1;
    flags[0] = tree.missingLeft[node];
    return flags;
  });
  return {
    column: Int16Array.from(tree.column),
    shift: Uint8Array.from(tree.missingLeft, (left) => 1 - left),
    cut: Uint8Array.from(tree.cut, (cut, node) => cut + tree.missingLeft[node]),
    next,
    value: Float64Array.from(tree.value),
    sets: sets ?? null,
  };
}
