/**
 * Counts scaled to another size so that every running total is the rounded total: no drift over the months.
 *
 * @returns whole numbers, one per count
 */
export function scaleFlows(counts: readonly number[], scale: number): number[] {
  let before = 0;
  let total = 0;
  return counts.map((count) => {
    total += count;
    const now = Math.round(total * scale);
    const own = now - before;
    before = now;
    return own;
  });
}

/** Levels (not flows) scaled and rounded one by one. */
export function scaleLevels(levels: readonly number[], scale: number): number[] {
  return levels.map((level) => Math.round(level * scale));
}
