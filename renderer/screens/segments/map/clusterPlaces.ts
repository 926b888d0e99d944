interface Cluster {
  x: number[];
  y: number[];
  /** Median of its points, where its label stands; null without points. */
  middle: { x: number; y: number } | null;
}

/** Points of a map by segment. */
export function clusterPlaces(
  points: readonly { x: number; y: number; segment: number }[],
  segments: number,
): readonly Cluster[] {
  return Array.from({ length: segments }, (_, place) => {
    const own = points.filter(({ segment }) => segment === place);
    const x = own.map((point) => point.x);
    const y = own.map((point) => point.y);
    return { x, y, middle: own.length === 0 ? null : { x: median(x), y: median(y) } };
  });
}

function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  const middle = ascending.length / 2;
  return (ascending[Math.floor(middle)] + ascending[Math.ceil(middle) - 1]) / 2;
}
