import type { Random } from "../../random/random.ts";

/** How splits are judged. Arrays are by column. */
export interface SplitRules {
  /** L2 penalty on leaf values. */
  lambda: number;
  minHessian: number;
  /** Bins of the column have no order. */
  isCategory: readonly boolean[];
  /** 1: the score may only rise with the column, -1: only fall, 0: free; null when all are free. */
  monotone: Int8Array | null;
  /** Columns to look at. */
  columns: Uint16Array;
  /** Instead of the best cut of every column, one cut at random of `tries` of them (Geurts et al. 2006, extra trees). */
  random: { draw: Random; tries: number } | null;
}

/** Where each column's sums lie in a histogram of (gradient, hessian) pairs. */
export interface SlotLayout {
  /** First slot of each column; one more at the end. The last slot of a column takes missing values. */
  firstSlot: Int32Array;
  hasMissing: readonly boolean[];
}

/** What is known of a leaf before it is split. Values of its children stay within the bounds. */
export interface LeafSums {
  gradient: number;
  hessian: number;
  low: number;
  high: number;
  /** The way to it, a letter a split: random cuts depend on it and the seed alone. */
  path: string;
}

export interface Split {
  gain: number;
  column: number;
  cut: number;
  /** Bins that go left, where the column is a category. */
  set: number[] | null;
  missingLeft: boolean;
  /** Sums of the left side. */
  gradient: number;
  hessian: number;
}

const LEAST_GAIN = 1e-9;
/** What steadies the order of categories seen seldom, and the penalty on splits by them (as LightGBM's cat_smooth, cat_l2). */
const CATEGORY_SMOOTHING = 10;
const FEW_CATEGORIES = 4;

/** What a leaf of such sums adds to the margin, before the learning rate. */
export function leafValue({ gradient, hessian, low, high }: Omit<LeafSums, "path">, lambda: number): number {
  return Math.min(high, Math.max(low, -gradient / (hessian + lambda)));
}

/** The split of a leaf with the largest gain over its columns; null when none gains. */
export function bestSplit(
  histogram: Float64Array,
  layout: SlotLayout,
  leaf: LeafSums,
  rules: SplitRules,
): Split | null {
  const search = new Search(histogram, layout, leaf, rules);
  if (rules.random) search.tryAtRandom(rules.random);
  else {
    for (const c of rules.columns) {
      if (rules.isCategory[c]) search.tryCategories(c);
      else search.tryCuts(c);
    }
  }
  return search.best;
}

class Search {
  best: Split | null = null;
  #bestGain = LEAST_GAIN;
  readonly #histogram: Float64Array;
  readonly #layout: SlotLayout;
  readonly #leaf: LeafSums;
  readonly #rules: SplitRules;
  readonly #parent: number;

  constructor(histogram: Float64Array, layout: SlotLayout, leaf: LeafSums, rules: SplitRules) {
    this.#histogram = histogram;
    this.#layout = layout;
    this.#leaf = leaf;
    this.#rules = rules;
    this.#parent = this.#fit(leaf.gradient, leaf.hessian, 0);
  }

  /** Every cut, twice where values are missing: they go right, then left. */
  tryCuts(c: number): void {
    const { firstSlot, hasMissing } = this.#layout;
    const { gradient: allG, hessian: allH } = this.#leaf;
    const { lambda, minHessian, monotone } = this.#rules;
    const histogram = this.#histogram;
    const parent = this.#parent;
    const first = firstSlot[c];
    const last = firstSlot[c + 1] - 2;
    const missingG = hasMissing[c] ? histogram[2 * (last + 1)] : 0;
    const missingH = hasMissing[c] ? histogram[2 * (last + 1) + 1] : 0;
    for (let way = 0; way < (missingH > 0 ? 2 : 1); way++) {
      let g = way === 1 ? missingG : 0;
      let h = way === 1 ? missingH : 0;
      // missing to the right: the last bin may be cut off from them alone
      const end = way === 0 && missingH > 0 ? last : last - 1;
      for (let slot = first; slot <= end; slot++) {
        g += histogram[2 * slot];
        h += histogram[2 * slot + 1];
        if (h < minHessian) continue;
        const restH = allH - h;
        if (restH < minHessian) break;
        const restG = allG - g;
        const gain = monotone
          ? this.#boundGain(c, g, h)
          : (g * g) / (h + lambda) + (restG * restG) / (restH + lambda) - parent;
        if (gain <= this.#bestGain) continue;
        this.#keep({ gain, column: c, cut: slot - first, set: null, missingLeft: way === 1, gradient: g, hessian: h });
      }
    }
  }

  /** Categories in the order of their gradient a hessian: the best two-way split is a cut in it (Fisher 1958). */
  tryCategories(c: number): void {
    const { firstSlot } = this.#layout;
    const { hessian: allH } = this.#leaf;
    const { minHessian } = this.#rules;
    const bins = this.#filled(c, firstSlot[c + 1] - 1);
    const penalty = bins.length > FEW_CATEGORIES ? CATEGORY_SMOOTHING : 0;
    const histogram = this.#histogram;
    const first = firstSlot[c];
    const lean = (bin: number) => {
      const at = 2 * (first + bin);
      return histogram[at] / (histogram[at + 1] + penalty);
    };
    bins.sort((a, b) => lean(a) - lean(b) || a - b);
    let g = 0;
    let h = 0;
    for (let i = 0; i < bins.length - 1; i++) {
      g += histogram[2 * (first + bins[i])];
      h += histogram[2 * (first + bins[i]) + 1];
      if (h < minHessian) continue;
      if (allH - h < minHessian) break;
      const gain = this.#boundGain(c, g, h, penalty);
      if (gain > this.#bestGain) this.#keepSet(c, bins.slice(0, i + 1), gain, g, h);
    }
  }

  tryAtRandom({ draw, tries }: { draw: Random; tries: number }): void {
    const own = draw.fork(this.#leaf.path);
    const columns = own.shuffle(this.#rules.columns.slice());
    let tried = 0;
    for (const c of columns) {
      if (tried >= tries && this.best) return;
      const first = this.#layout.firstSlot[c];
      const missing = this.#layout.firstSlot[c + 1] - 1 - first;
      const bins = this.#filled(c, first + missing);
      // a column of one value in this leaf is no try
      if (bins.length < 2) continue;
      tried++;
      const isOrdered = !this.#rules.isCategory[c];
      const values = bins[bins.length - 1] === missing ? bins.slice(0, -1) : bins;
      const at = values.length > 1 ? values[0] + own.integer(values[values.length - 1] - values[0]) : values[0];
      const missingLeft = values.length > 1 ? own.chance(0.5) : false;
      const left = bins.filter((bin) => (isOrdered ? (bin === missing ? missingLeft : bin <= at) : own.chance(0.5)));
      let g = 0;
      let h = 0;
      for (const bin of left) {
        g += this.#histogram[2 * (first + bin)];
        h += this.#histogram[2 * (first + bin) + 1];
      }
      const { minHessian } = this.#rules;
      if (h < minHessian || this.#leaf.hessian - h < minHessian) continue;
      const gain = this.#boundGain(c, g, h);
      if (gain <= this.#bestGain) continue;
      if (isOrdered) this.#keep({ gain, column: c, cut: at, set: null, missingLeft, gradient: g, hessian: h });
      else this.#keepSet(c, left, gain, g, h);
    }
  }

  #keepSet(c: number, bins: readonly number[], gain: number, gradient: number, hessian: number) {
    const missing = this.#layout.firstSlot[c + 1] - 1 - this.#layout.firstSlot[c];
    const set = bins.filter((bin) => bin !== missing).sort((a, b) => a - b);
    this.#keep({ gain, column: c, cut: 0, set, missingLeft: set.length < bins.length, gradient, hessian });
  }

  #keep(split: Split) {
    this.best = split;
    this.#bestGain = split.gain;
  }

  /** Bins of a column with rows in this leaf, ascending. Sums that subtraction left behind are not rows. */
  #filled(c: number, lastSlot: number): number[] {
    const first = this.#layout.firstSlot[c];
    const bins: number[] = [];
    for (let slot = first; slot <= lastSlot; slot++) if (this.#histogram[2 * slot + 1] > 1e-12) bins.push(slot - first);
    return bins;
  }

  /** Gain when both sides keep within the leaf's bounds and the column's direction; -Infinity against it. */
  #boundGain(c: number, g: number, h: number, penalty = 0): number {
    const { gradient, hessian, low, high } = this.#leaf;
    const lambda = this.#rules.lambda + penalty;
    const direction = this.#rules.monotone?.[c] ?? 0;
    if (direction !== 0) {
      const left = leafValue({ gradient: g, hessian: h, low, high }, lambda);
      const right = leafValue({ gradient: gradient - g, hessian: hessian - h, low, high }, lambda);
      if (direction * (right - left) < 0) return Number.NEGATIVE_INFINITY;
    }
    return this.#fit(g, h, penalty) + this.#fit(gradient - g, hessian - h, penalty) - this.#parent;
  }

  #fit(g: number, h: number, penalty: number): number {
    const lambda = this.#rules.lambda + penalty;
    const value = leafValue({ ...this.#leaf, gradient: g, hessian: h }, lambda);
    return -(2 * g * value + (h + lambda) * value * value);
  }
}
