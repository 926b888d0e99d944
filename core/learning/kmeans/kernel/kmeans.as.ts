// One Lloyd iteration with Hamerly's bounds over a stretch of rows, in AssemblyScript (compiled by headless/setup/kernels.mjs).
// All arguments that end in `At` are byte addresses in the shared memory. Arithmetic is float64 on float32 values.

// Layout of the block of centres, in float64s, for k centres padded to `wide` (a multiple of 8) and d columns:
// centres k x d | transposed d x wide | half squared norms wide | half distance to the nearest other centre k | moved k

/** Bounds in float64: distance to the own centre (upper), to the second nearest (lower). */
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
  labelAt: usize,
  upperAt: usize,
  lowerAt: usize,
  sumsAt: usize,
  countsAt: usize,
): i32 {
  const transposedAt = centresAt + ((<usize>(k * d)) << 3);
  const normsAt = transposedAt + ((<usize>(d * wide)) << 3);
  const halfAt = normsAt + ((<usize>wide) << 3);
  const movedAt = halfAt + ((<usize>k) << 3);
  let changed = 0;
  for (let i = from; i < to; i++) {
    const row = xAt + ((<usize>i * <usize>d) << 2);
    const upAt = upperAt + ((<usize>i) << 3);
    const lowAt = lowerAt + ((<usize>i) << 3);
    const before = <i32>load<u8>(labelAt + <usize>i);
    if (!first) {
      let up = load<f64>(upAt) + load<f64>(movedAt + ((<usize>before) << 3));
      const low = load<f64>(lowAt) - (before == mover ? secondFarthest : farthest);
      const half = load<f64>(halfAt + ((<usize>before) << 3));
      const bound = half > low ? half : low;
      if (up > bound) up = Math.sqrt(squared(row, centresAt + ((<usize>(before * d)) << 3), d));
      if (up <= bound) {
        store<f64>(upAt, up);
        store<f64>(lowAt, low);
        continue;
      }
    }
    let norm: f64 = 0;
    for (let j = 0; j < d; j++) {
      const v = <f64>load<f32>(row + ((<usize>j) << 2));
      norm += v * v;
    }
    let best: f64 = Infinity;
    let second: f64 = Infinity;
    let nearest = 0;
    for (let g = 0; g < wide; g += 8) {
      let at = normsAt + ((<usize>g) << 3);
      let a = v128.load(at);
      let b = v128.load(at, 16);
      let c = v128.load(at, 32);
      let e = v128.load(at, 48);
      at = transposedAt + ((<usize>g) << 3);
      for (let j = 0; j < d; j++) {
        const v = f64x2.splat(<f64>load<f32>(row + ((<usize>j) << 2)));
        a = f64x2.sub(a, f64x2.mul(v, v128.load(at)));
        b = f64x2.sub(b, f64x2.mul(v, v128.load(at, 16)));
        c = f64x2.sub(c, f64x2.mul(v, v128.load(at, 32)));
        e = f64x2.sub(e, f64x2.mul(v, v128.load(at, 48)));
        at += (<usize>wide) << 3;
      }
      for (let q = 0; q < 8; q++) {
        const pair = q < 2 ? a : q < 4 ? b : q < 6 ? c : e;
        const value = q & 1 ? f64x2.extract_lane(pair, 1) : f64x2.extract_lane(pair, 0);
        if (value < best) {
          second = best;
          best = value;
          nearest = g + q;
        } else if (value < second) second = value;
      }
    }
    best = norm + 2 * best;
    second = norm + 2 * second;
    store<f64>(upAt, best > 0 ? Math.sqrt(best) : 0);
    store<f64>(lowAt, second > 0 ? Math.sqrt(second) : 0);
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

/** Sum of squared distances to the own centre. */
export function inertia(xAt: usize, from: i32, to: i32, d: i32, centresAt: usize, labelAt: usize): f64 {
  let total: f64 = 0;
  for (let i = from; i < to; i++) {
    const own = <i32>load<u8>(labelAt + <usize>i);
    total += squared(xAt + ((<usize>i * <usize>d) << 2), centresAt + ((<usize>(own * d)) << 3), d);
  }
  return total;
}

// @ts-ignore: decorator
@inline
function squared(row: usize, centre: usize, d: i32): f64 {
  let one: f64 = 0;
  let two: f64 = 0;
  let j = 0;
  for (; j + 1 < d; j += 2) {
    const v = <f64>load<f32>(row + ((<usize>j) << 2)) - load<f64>(centre + ((<usize>j) << 3));
    const w = <f64>load<f32>(row + ((<usize>j) << 2), 4) - load<f64>(centre + ((<usize>j) << 3), 8);
    one += v * v;
    two += w * w;
  }
  if (j < d) {
    const v = <f64>load<f32>(row + ((<usize>j) << 2)) - load<f64>(centre + ((<usize>j) << 3));
    one += v * v;
  }
  return one + two;
}

// @ts-ignore: decorator
@inline
function add(countsAt: usize, cluster: i32, by: i32): void {
  const at = countsAt + ((<usize>cluster) << 2);
  store<i32>(at, load<i32>(at) + by);
}

// @ts-ignore: decorator
@inline
function addRow(sumAt: usize, row: usize, d: i32, sign: f64): void {
  for (let j = 0; j < d; j++) {
    const at = sumAt + ((<usize>j) << 3);
    store<f64>(at, load<f64>(at) + sign * <f64>load<f32>(row + ((<usize>j) << 2)));
  }
}
