/** Log odds as 16 bits in steps of a thousandth, -32 to 32: exact enough for money, half the size. */
export function packMargins(margins: Float64Array): Uint16Array {
  return Uint16Array.from(margins, (margin) => Math.round((Math.min(32, Math.max(-32, margin)) + 32) * 1000));
}

export function unpackProbability(packed: number): number {
  return 1 / (1 + Math.exp(32 - packed / 1000));
}
