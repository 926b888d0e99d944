// Histogram and partition loops of gradient boosting, in AssemblyScript (compiled by headless/setup/kernels.mjs).
// Arguments that end in `At` are byte addresses. A row of bins is `stride` bytes of uint16 slots, a multiple of 16 bytes; columns
// that are nearly always in one bin are not in it: a row's other slots, if any, are listed apart.

/**
 * Adds (gradient, hessian) of rows[from..to) to the slot of each of a row's bins: 128 bits at a time.
 *
 * Gradients are ordered as `rows` is at the root, that is by row number.
 *
 * @param startsAt  by row, and one more: where its listed slots begin (u32)
 * @param listedAt  listed slots (u16)
 */
export function histogram(
  binsAt: usize,
  stride: i32,
  rowsAt: usize,
  from: i32,
  to: i32,
  pairsAt: usize,
  histAt: usize,
  startsAt: usize,
  listedAt: usize,
): void {
  for (let i = from; i < to; i++) {
    const r = <usize>load<u32>(rowsAt + ((<usize>i) << 2));
    const pair = v128.load(pairsAt + (r << 4));
    let at = binsAt + r * <usize>stride;
    const end = at + <usize>stride;
    while (at < end) {
      addTo(histAt, load<u16>(at), pair);
      addTo(histAt, load<u16>(at, 2), pair);
      addTo(histAt, load<u16>(at, 4), pair);
      addTo(histAt, load<u16>(at, 6), pair);
      addTo(histAt, load<u16>(at, 8), pair);
      addTo(histAt, load<u16>(at, 10), pair);
      addTo(histAt, load<u16>(at, 12), pair);
      addTo(histAt, load<u16>(at, 14), pair);
      at += 16;
    }
    const first = startsAt + (r << 2);
    const last = listedAt + ((<usize>load<u32>(first, 4)) << 1);
    for (let slot = listedAt + ((<usize>load<u32>(first)) << 1); slot < last; slot += 2) addTo(histAt, load<u16>(slot), pair);
  }
}

@inline
function addTo(histAt: usize, slot: u16, pair: v128): void {
  const at = histAt + ((<usize>slot) << 4);
  v128.store(at, f64x2.add(v128.load(at), pair));
}

/**
 * Moves the rows whose code in a column is up to the cut (or `missing`, when it goes left) to the front, both sides in their
 * former order.
 *
 * @returns how many went left
 */
export function partition(
  codesAt: usize,
  cut: i32,
  missing: i32,
  missingLeft: i32,
  rowsAt: usize,
  from: i32,
  to: i32,
  spareAt: usize,
): i32 {
  let left = rowsAt + ((<usize>from) << 2);
  let right = spareAt;
  for (let i = from; i < to; i++) {
    const r = load<u32>(rowsAt + ((<usize>i) << 2));
    const code = <i32>load<u8>(codesAt + <usize>r);
    const goesLeft = code == missing ? missingLeft : i32(code <= cut);
    if (goesLeft) {
      store<u32>(left, r);
      left += 4;
    } else {
      store<u32>(right, r);
      right += 4;
    }
  }
  const n = <i32>((left - rowsAt) >> 2) - from;
  memory.copy(left, spareAt, right - spareAt);
  return n;
}

/** As `partition`, for a column whose bins have no order: `sides` holds 1 for each bin that goes left. */
export function partitionBySet(
  codesAt: usize,
  sidesAt: usize,
  rowsAt: usize,
  from: i32,
  to: i32,
  spareAt: usize,
): i32 {
  let left = rowsAt + ((<usize>from) << 2);
  let right = spareAt;
  for (let i = from; i < to; i++) {
    const r = load<u32>(rowsAt + ((<usize>i) << 2));
    if (load<u8>(sidesAt + <usize>load<u8>(codesAt + <usize>r))) {
      store<u32>(left, r);
      left += 4;
    } else {
      store<u32>(right, r);
      right += 4;
    }
  }
  const n = <i32>((left - rowsAt) >> 2) - from;
  memory.copy(left, spareAt, right - spareAt);
  return n;
}

/** The larger histogram of two sisters: parent - smaller, in place of the parent. */
export function subtract(parentAt: usize, smallerAt: usize, slots: i32): void {
  for (let i = 0; i < slots; i++) {
    const at = parentAt + ((<usize>i) << 4);
    v128.store(at, f64x2.sub(v128.load(at), v128.load(smallerAt + ((<usize>i) << 4))));
  }
}
