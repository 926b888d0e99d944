// Loss and gradient of four logistic regressions on the same rows, in AssemblyScript (compiled by headless/setup/kernels.mjs).
// Arguments that end in `At` are byte addresses; all numbers are float32 unless said. A lane of a vector is a task. Rows come
// four at a time: their number is a multiple of four, and a row that only fills up has no weight.

const BLOCK: i32 = 256;

/**
 * Adds the loss and the gradient of all rows at given coefficients.
 *
 * Sums are float32 over a block of 256 rows and float64 over blocks.
 *
 * @param xAt        rows x width
 * @param casesAt    by row: four weights, four weights of positives
 * @param weightsAt  width x 4 coefficients
 * @param blockAt    room for width x 4
 * @param residualAt room for 256 x 4
 * @param gradientAt width x 4 float64s, added to
 * @param lossAt     4 float64s, added to
 */
export function look(
  xAt: usize,
  width: i32,
  rows: i32,
  casesAt: usize,
  weightsAt: usize,
  blockAt: usize,
  residualAt: usize,
  gradientAt: usize,
  lossAt: usize,
): void {
  const stride = (<usize>width) << 2;
  const sumBytes = (<usize>width) << 4;
  for (let from = 0; from < rows; from += BLOCK) {
    const size = min(BLOCK, rows - from);
    let loss = f32x4.splat(0);
    for (let i = 0; i < size; i += 4) {
      const first = xAt + (<usize>(from + i)) * stride;
      const second = first + stride;
      const third = second + stride;
      const fourth = third + stride;
      let z0 = f32x4.splat(0);
      let z1 = f32x4.splat(0);
      let z2 = f32x4.splat(0);
      let z3 = f32x4.splat(0);
      let at = weightsAt;
      for (let j: usize = 0; j < stride; j += 4) {
        const w = v128.load(at);
        z0 = f32x4.add(z0, f32x4.mul(w, v128.load_splat<f32>(first + j)));
        z1 = f32x4.add(z1, f32x4.mul(w, v128.load_splat<f32>(second + j)));
        z2 = f32x4.add(z2, f32x4.mul(w, v128.load_splat<f32>(third + j)));
        z3 = f32x4.add(z3, f32x4.mul(w, v128.load_splat<f32>(fourth + j)));
        at += 16;
      }
      const cases = casesAt + ((<usize>(from + i)) << 5);
      const residual = residualAt + ((<usize>i) << 4);
      loss = f32x4.add(loss, judge(z0, cases, residual));
      loss = f32x4.add(loss, judge(z1, cases + 32, residual + 16));
      loss = f32x4.add(loss, judge(z2, cases + 64, residual + 32));
      loss = f32x4.add(loss, judge(z3, cases + 96, residual + 48));
    }
    v128.store(lossAt, f64x2.add(v128.load(lossAt), f64x2.promote_low_f32x4(loss)));
    v128.store(lossAt + 16, f64x2.add(v128.load(lossAt + 16), f64x2.promote_low_f32x4(upper(loss))));
    memory.fill(blockAt, 0, sumBytes);
    for (let i = 0; i < size; i += 4) {
      const first = xAt + (<usize>(from + i)) * stride;
      const second = first + stride;
      const third = second + stride;
      const fourth = third + stride;
      const residual = residualAt + ((<usize>i) << 4);
      const r0 = v128.load(residual);
      const r1 = v128.load(residual, 16);
      const r2 = v128.load(residual, 32);
      const r3 = v128.load(residual, 48);
      let at = blockAt;
      for (let j: usize = 0; j < stride; j += 4) {
        const a = f32x4.add(
          f32x4.mul(r0, v128.load_splat<f32>(first + j)),
          f32x4.mul(r1, v128.load_splat<f32>(second + j)),
        );
        const b = f32x4.add(
          f32x4.mul(r2, v128.load_splat<f32>(third + j)),
          f32x4.mul(r3, v128.load_splat<f32>(fourth + j)),
        );
        v128.store(at, f32x4.add(v128.load(at), f32x4.add(a, b)));
        at += 16;
      }
    }
    for (let j: usize = 0; j < <usize>width; j++) {
      const sum = v128.load(blockAt + (j << 4));
      const at = gradientAt + (j << 5);
      v128.store(at, f64x2.add(v128.load(at), f64x2.promote_low_f32x4(sum)));
      v128.store(at + 16, f64x2.add(v128.load(at + 16), f64x2.promote_low_f32x4(upper(sum))));
    }
  }
}

/**
 * The losses of a row: weight x ln(1 + e^z) - weight of positives x z. Keeps its residuals, weight x probability - weight of
 * positives.
 */
@inline
function judge(z: v128, casesAt: usize, residualAt: usize): v128 {
  const weight = v128.load(casesAt);
  const positive = v128.load(casesAt, 16);
  const one = f32x4.splat(1);
  const e = exponential(f32x4.neg(f32x4.abs(z)));
  const share = f32x4.div(one, f32x4.add(one, e));
  const p = v128.bitselect(share, f32x4.mul(e, share), f32x4.ge(z, f32x4.splat(0)));
  v128.store(residualAt, f32x4.sub(f32x4.mul(weight, p), positive));
  // ln(1 + e) = 2 artanh(e / (2 + e)), whose series needs seven terms up to a third
  const s = f32x4.div(e, f32x4.add(f32x4.splat(2), e));
  const q = f32x4.mul(s, s);
  let series = f32x4.splat(1.0 / 13.0);
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(1.0 / 11.0));
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(1.0 / 9.0));
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(1.0 / 7.0));
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(0.2));
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(1.0 / 3.0));
  series = f32x4.add(f32x4.mul(series, q), one);
  const log = f32x4.mul(f32x4.add(s, s), series);
  const plus = f32x4.add(f32x4.max(z, f32x4.splat(0)), log);
  return f32x4.sub(f32x4.mul(weight, plus), f32x4.mul(positive, z));
}

/** e^x of numbers up to 0, to a float32's precision: a power of two times a polynomial (Cephes, expf). */
@inline
function exponential(x: v128): v128 {
  const kept = f32x4.max(x, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(kept, f32x4.splat(1.44269504)));
  // ln 2 in two parts, so that what is taken off is exact
  const r = f32x4.sub(f32x4.sub(kept, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let series = f32x4.splat(1.9875691500e-4);
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.3981999507e-3));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(8.3334519073e-3));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(4.1665795894e-2));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.6666665459e-1));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(0.5));
  const value = f32x4.add(f32x4.add(f32x4.mul(series, f32x4.mul(r, r)), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(value, power);
}

@inline
function upper(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 2, 3, 2, 3);
}
