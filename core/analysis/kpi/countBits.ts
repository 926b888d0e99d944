/**
 * How often each bit is set, in all or by group.
 *
 * Visits set bits only: with about one product a customer this is fifteen times less work than asking for every product.
 *
 * @param groups group of each mask; counts are then laid out group by group
 * @returns `bits` counts, or groups x bits
 */
export function countBits(
  masks: Uint32Array,
  bits: number,
  groups?: { codes: Uint16Array; groups: number },
): Uint32Array {
  const counts = new Uint32Array(bits * (groups?.groups ?? 1));
  const codes = groups?.codes;
  for (let i = 0; i < masks.length; i++) {
    let mask = masks[i];
    if (mask === 0) continue;
    const base = codes ? codes[i] * bits : 0;
    for (; mask !== 0; mask &= mask - 1) counts[base + 31 - Math.clz32(mask & -mask)]++;
  }
  return counts;
}
