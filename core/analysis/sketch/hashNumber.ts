const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/**
 * Two independent-looking 32-bit hashes of a number; -0 counts as 0.
 *
 * Murmur3's finaliser (Appleby) over both halves of the double, with two seeds.
 *
 * @param into receives both hashes
 */
export function hashNumber(value: number, into: Uint32Array): void {
  double[0] = value === 0 ? 0 : value;
  const low = words[0];
  const high = words[1];
  into[0] = mix(Math.imul(mix(low ^ 0x9e3779b9), 0x85ebca6b) ^ high);
  into[1] = mix(Math.imul(mix(high ^ 0x7f4a7c15), 0xc2b2ae35) ^ low);
}

/** A 32-bit integer spread over all bits, 0 or more. */
export function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
