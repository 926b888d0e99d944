/**
 * Largest flow from source to sink along shortest paths (Edmonds and Karp, 1972).
 *
 * @param edges capacities of 0 or more, Infinity allowed as long as no path has only such edges
 * @returns the total and the flow of each edge
 */
export function maximumFlow(
  nodes: number,
  edges: readonly { from: number; to: number; capacity: number }[],
  source: number,
  sink: number,
): { total: number; flow: Float64Array } {
  const flow = new Float64Array(edges.length);
  const at: number[][] = Array.from({ length: nodes }, () => []);
  for (const [e, { from, to }] of edges.entries()) {
    // an edge forwards as 2e, backwards as 2e + 1
    at[from].push(2 * e);
    at[to].push(2 * e + 1);
  }
  const left = (arc: number) => (arc & 1 ? flow[arc >> 1] : edges[arc >> 1].capacity - flow[arc >> 1]);
  const end = (arc: number) => (arc & 1 ? edges[arc >> 1].from : edges[arc >> 1].to);
  const start = (arc: number) => (arc & 1 ? edges[arc >> 1].to : edges[arc >> 1].from);
  for (let total = 0; ; ) {
    const reachedBy = new Int32Array(nodes).fill(-1);
    const queue = [source];
    for (let i = 0; i < queue.length && reachedBy[sink] < 0; i++) {
      for (const arc of at[queue[i]]) {
        const node = end(arc);
        if (node === source || reachedBy[node] >= 0 || left(arc) <= 0) continue;
        reachedBy[node] = arc;
        queue.push(node);
      }
    }
    if (reachedBy[sink] < 0) return { total, flow };
    let amount = Number.POSITIVE_INFINITY;
    for (let node = sink; node !== source; node = start(reachedBy[node]))
      amount = Math.min(amount, left(reachedBy[node]));
    for (let node = sink; node !== source; node = start(reachedBy[node])) {
      flow[reachedBy[node] >> 1] += reachedBy[node] & 1 ? -amount : amount;
    }
    total += amount;
  }
}
