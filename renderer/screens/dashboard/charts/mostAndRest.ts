/** The heaviest of some things, heaviest first, and the others as one: a chart holds at most `most` apart. */
export function mostAndRest<T extends { weight: number }>(
  things: readonly T[],
  most: number,
  merge: (rest: readonly T[]) => T,
): T[] {
  const ordered = [...things].sort((a, b) => b.weight - a.weight);
  if (ordered.length <= most) return ordered;
  return [...ordered.slice(0, most - 1), merge(ordered.slice(most - 1))];
}
