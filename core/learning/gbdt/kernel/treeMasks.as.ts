// Which leaf of a tree each row comes to, in AssemblyScript (compiled by headless/setup/kernels.mjs). No branches: each test
// of a tree takes away, from rows that go right, the leaves on its left; the first leaf that is left is the row's
// (Lucchese et al. 2015, QuickScorer; 2016, vectorised). A row's leaves are 32 bits, in four planes of a byte.
// Arguments that end in `At` are byte addresses.

const BLOCK: usize = 512;

/**
 * Adds the values of trees to the margins of a block of 512 rows.
 *
 * @param codesAt   columns of 512 bytes
 * @param testsAt   8 bytes each: where the column begins (u32), what is taken off its code, the cut, the leaves taken away in
 *                  this plane from rows whose code is above the cut; by tree and plane
 * @param endsAt    by tree and plane: number of the test (u32) at which it ends
 * @param planesAt  room for 4 x 512
 * @param valuesAt  by tree: 32 float64s, from the leftmost leaf
 * @param marginsAt 512 float64s
 */
export function addTrees(
  codesAt: usize,
  testsAt: usize,
  endsAt: usize,
  trees: i32,
  planesAt: usize,
  valuesAt: usize,
  marginsAt: usize,
): void {
  let first = testsAt;
  for (let t = 0; t < trees; t++) {
    for (let plane: usize = 0; plane < 4; plane++) {
      const end = testsAt + ((<usize>load<u32>(endsAt)) << 3);
      endsAt += 4;
      if (end == first && plane > 0) {
        memory.fill(planesAt + plane * BLOCK, 255, BLOCK);
        continue;
      }
      for (let row: usize = 0; row < BLOCK; row += 64) {
        let a = i8x16.splat(-1);
        let b = a;
        let c = a;
        let d = a;
        const at = codesAt + row;
        for (let test = first; test < end; test += 8) {
          const own = at + <usize>load<u32>(test);
          const shift = v128.load_splat<u8>(test, 4);
          const cut = v128.load_splat<u8>(test, 5);
          const gone = v128.load_splat<u8>(test, 6);
          a = v128.andnot(a, v128.and(gone, i8x16.gt_u(i8x16.sub(v128.load(own), shift), cut)));
          b = v128.andnot(b, v128.and(gone, i8x16.gt_u(i8x16.sub(v128.load(own, 16), shift), cut)));
          c = v128.andnot(c, v128.and(gone, i8x16.gt_u(i8x16.sub(v128.load(own, 32), shift), cut)));
          d = v128.andnot(d, v128.and(gone, i8x16.gt_u(i8x16.sub(v128.load(own, 48), shift), cut)));
        }
        const to = planesAt + plane * BLOCK + row;
        v128.store(to, a);
        v128.store(to, b, 16);
        v128.store(to, c, 32);
        v128.store(to, d, 48);
      }
      first = end;
    }
    for (let row: usize = 0; row < BLOCK; row += 16) {
      const p0 = v128.load(planesAt + row);
      const p1 = v128.load(planesAt + row, 512);
      const p2 = v128.load(planesAt + row, 1024);
      const p3 = v128.load(planesAt + row, 1536);
      const low = v128.shuffle<u8>(p0, p1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const lowRest = v128.shuffle<u8>(p0, p1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const high = v128.shuffle<u8>(p2, p3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const highRest = v128.shuffle<u8>(p2, p3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const to = marginsAt + (row << 3);
      addFour(v128.shuffle<u16>(low, high, 0, 8, 1, 9, 2, 10, 3, 11), valuesAt, to);
      addFour(v128.shuffle<u16>(low, high, 4, 12, 5, 13, 6, 14, 7, 15), valuesAt, to + 32);
      addFour(v128.shuffle<u16>(lowRest, highRest, 0, 8, 1, 9, 2, 10, 3, 11), valuesAt, to + 64);
      addFour(v128.shuffle<u16>(lowRest, highRest, 4, 12, 5, 13, 6, 14, 7, 15), valuesAt, to + 96);
    }
    valuesAt += 256;
  }
}

@inline
function addFour(leaves: v128, valuesAt: usize, to: usize): void {
  store<f64>(to, load<f64>(to) + valueOf(i32x4.extract_lane(leaves, 0), valuesAt));
  store<f64>(to, load<f64>(to, 8) + valueOf(i32x4.extract_lane(leaves, 1), valuesAt), 8);
  store<f64>(to, load<f64>(to, 16) + valueOf(i32x4.extract_lane(leaves, 2), valuesAt), 16);
  store<f64>(to, load<f64>(to, 24) + valueOf(i32x4.extract_lane(leaves, 3), valuesAt), 24);
}

@inline
function valueOf(leaves: i32, valuesAt: usize): f64 {
  return load<f64>(valuesAt + ((<usize>ctz(leaves)) << 3));
}
