// One Lloyd iteration with Hamerly's bounds over a stretch of rows, in AssemblyScript (compiled by headless/setup/kernels.mjs).
// All arguments that end in `At` are byte addresses in the shared memory. Arithmetic is float64 on float32 values.

// Layout of the block of centres, in float64s, for k centres padded to `wide` (a multiple of 8) and d columns:
// centres k x d | half distance to the nearest other centre k | moved k
// and then, as float32s: transposed d x wide | half squared norms wide

/**
 * Bounds, rounded outwards to float32: distance to the own centre (upper), to the second nearest (lower).
 *
 * Which centre is nearest is decided in float32, four at a time, unless the two nearest are closer than float32 can tell;
 * then float64 decides. So labels are those of float64.
 */
export function pass(
  first: i32,
  xAt: usize,
  from: i32,
  to: i32,
  d: i32,
  k: i32,
  wide: i32,
  centresAt: usize,
  farthest: f64,
  secondFarthest: f64,
  mover: i32,
  largestHalfNorm: f64,
  labelAt: usize,
  upperAt: usize,
  lowerAt: usize,
  normAt: usize,
  sumsAt: usize,
  countsAt: usize,
): i32 {
  const halfAt = centresAt + ((<usize>(k * d)) << 3);
  const movedAt = halfAt + ((<usize>k) << 3);
  const quickAt = movedAt + ((<usize>k) << 3);
  const quickNormsAt = quickAt + ((<usize>(d * wide)) << 2);
  let changed = 0;
  for (let i = from; i < to; i++) {
    const row = xAt + ((<usize>i * <usize>d) << 2);
    const upAt = upperAt + ((<usize>i) << 2);
    const lowAt = lowerAt + ((<usize>i) << 2);
    const ownNormAt = normAt + ((<usize>i) << 2);
    const before = <i32>load<u8>(labelAt + <usize>i);
    if (!first) {
      const up = <f64>load<f32>(upAt) + load<f64>(movedAt + ((<usize>before) << 3));
      const low = <f64>load<f32>(lowAt) - (before == mover ? secondFarthest : farthest);
      const half = load<f64>(halfAt + ((<usize>before) << 3));
      // to make the upper bound exact first, as Hamerly does, costs as much here as all distances in float32
      if (up <= (half > low ? half : low)) {
        store<f32>(upAt, above(up));
        store<f32>(lowAt, below(low));
        continue;
      }
    } else {
      let norm: f64 = 0;
      for (let j = 0; j < d; j++) {
        const v = <f64>load<f32>(row + ((<usize>j) << 2));
        norm += v * v;
      }
      store<f32>(ownNormAt, <f32>norm);
    }
    const norm = <f64>load<f32>(ownNormAt);
    let quickBest: f32 = Infinity;
    let quickSecond: f32 = Infinity;
    let nearest = 0;
    for (let g = 0; g < wide; g += 8) {
      let a = v128.load(quickNormsAt + ((<usize>g) << 2));
      let b = v128.load(quickNormsAt + ((<usize>g) << 2), 16);
      let at = quickAt + ((<usize>g) << 2);
      // several sums at a time: one chain of subtractions would wait for each result
      let a2 = f32x4.splat(0);
      let b2 = f32x4.splat(0);
      let a3 = f32x4.splat(0);
      let b3 = f32x4.splat(0);
      const step = (<usize>wide) << 2;
      let j = 0;
      for (; j + 2 < d; j += 3) {
        const cell = row + ((<usize>j) << 2);
        const v = v128.load32_splat(cell);
        const v2 = v128.load32_splat(cell, 4);
        const v3 = v128.load32_splat(cell, 8);
        a = f32x4.sub(a, f32x4.mul(v, v128.load(at)));
        b = f32x4.sub(b, f32x4.mul(v, v128.load(at, 16)));
        at += step;
        a2 = f32x4.sub(a2, f32x4.mul(v2, v128.load(at)));
        b2 = f32x4.sub(b2, f32x4.mul(v2, v128.load(at, 16)));
        at += step;
        a3 = f32x4.sub(a3, f32x4.mul(v3, v128.load(at)));
        b3 = f32x4.sub(b3, f32x4.mul(v3, v128.load(at, 16)));
        at += step;
      }
      for (; j < d; j++) {
        const v = v128.load32_splat(row + ((<usize>j) << 2));
        a = f32x4.sub(a, f32x4.mul(v, v128.load(at)));
        b = f32x4.sub(b, f32x4.mul(v, v128.load(at, 16)));
        at += step;
      }
      a = f32x4.add(a, f32x4.add(a2, a3));
      b = f32x4.add(b, f32x4.add(b2, b3));
      // the least of eight, which lane it is in, and the least of the others
      let least = f32x4.min(a, b);
      least = f32x4.min(least, v128.shuffle<i32>(least, least, 2, 3, 0, 1));
      least = f32x4.min(least, v128.shuffle<i32>(least, least, 1, 0, 3, 2));
      const isLeastA = f32x4.eq(a, least);
      const isLeastB = f32x4.eq(b, least);
      const lanes = i32x4.bitmask(isLeastA) | (i32x4.bitmask(isLeastB) << 4);
      const best = f32x4.extract_lane(least, 0);
      let second = best;
      if (popcnt(lanes) == 1) {
        const infinite = f32x4.splat(Infinity);
        let rest = f32x4.min(v128.bitselect(infinite, a, isLeastA), v128.bitselect(infinite, b, isLeastB));
        rest = f32x4.min(rest, v128.shuffle<i32>(rest, rest, 2, 3, 0, 1));
        rest = f32x4.min(rest, v128.shuffle<i32>(rest, rest, 1, 0, 3, 2));
        second = f32x4.extract_lane(rest, 0);
      }
      if (best < quickBest) {
        quickSecond = quickBest < second ? quickBest : second;
        quickBest = best;
        nearest = g + ctz(lanes);
      } else if (best < quickSecond) quickSecond = best;
    }
    // rounding of d products and sums: d 2^-24 (|x||c| + |c|^2/2), and |x||c| <= (|x|^2 + |c|^2)/2
    const doubt = (<f64>(d + 3)) * 1.2e-7 * (norm + 2 * largestHalfNorm);
    if (<f64>quickSecond - <f64>quickBest > 2 * doubt) {
      const low = norm + 2 * (<f64>quickSecond - doubt);
      const up = norm + 2 * (<f64>quickBest + doubt);
      store<f32>(upAt, above(up > 0 ? Math.sqrt(up) : 0));
      store<f32>(lowAt, below(low > 0 ? Math.sqrt(low) : 0));
    } else {
      let best: f64 = Infinity;
      let second: f64 = Infinity;
      for (let c = 0; c < k; c++) {
        const value = squared(row, centresAt + ((<usize>(c * d)) << 3), d);
        if (value < best) {
          second = best;
          best = value;
          nearest = c;
        } else if (value < second) second = value;
      }
      store<f32>(upAt, above(Math.sqrt(best)));
      store<f32>(lowAt, below(Math.sqrt(second)));
    }
    if (first) {
      store<u8>(labelAt + <usize>i, <u8>nearest);
      add(countsAt, nearest, 1);
      addRow(sumsAt + ((<usize>(nearest * d)) << 3), row, d, 1);
      changed++;
    } else if (nearest != before) {
      store<u8>(labelAt + <usize>i, <u8>nearest);
      add(countsAt, before, -1);
      add(countsAt, nearest, 1);
      addRow(sumsAt + ((<usize>(before * d)) << 3), row, d, -1);
      addRow(sumsAt + ((<usize>(nearest * d)) << 3), row, d, 1);
      changed++;
    }
  }
  return changed;
}

@inline
function above(bound: f64): f32 {
  return <f32>(bound * 1.0000002);
}

@inline
function below(bound: f64): f32 {
  return <f32>(bound * (bound > 0 ? 0.9999998 : 1.0000002));
}

/** Sum of squared distances to the own centre. */
export function inertia(xAt: usize, from: i32, to: i32, d: i32, centresAt: usize, labelAt: usize): f64 {
  let total: f64 = 0;
  for (let i = from; i < to; i++) {
    const own = <i32>load<u8>(labelAt + <usize>i);
    total += squared(xAt + ((<usize>i * <usize>d) << 2), centresAt + ((<usize>(own * d)) << 3), d);
  }
  return total;
}

@inline
function squared(row: usize, centre: usize, d: i32): f64 {
  let pairs = f64x2.splat(0);
  let j = 0;
  for (; j + 1 < d; j += 2) {
    const v = f64x2.sub(
      f64x2.promote_low_f32x4(v128.load64_zero(row + ((<usize>j) << 2))),
      v128.load(centre + ((<usize>j) << 3)),
    );
    pairs = f64x2.add(pairs, f64x2.mul(v, v));
  }
  let sum = f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
  if (j < d) {
    const v = <f64>load<f32>(row + ((<usize>j) << 2)) - load<f64>(centre + ((<usize>j) << 3));
    sum += v * v;
  }
  return sum;
}

@inline
function add(countsAt: usize, cluster: i32, by: i32): void {
  const at = countsAt + ((<usize>cluster) << 2);
  store<i32>(at, load<i32>(at) + by);
}

@inline
function addRow(sumAt: usize, row: usize, d: i32, sign: f64): void {
  for (let j = 0; j < d; j++) {
    const at = sumAt + ((<usize>j) << 3);
    store<f64>(at, load<f64>(at) + sign * <f64>load<f32>(row + ((<usize>j) << 2)));
  }
}
