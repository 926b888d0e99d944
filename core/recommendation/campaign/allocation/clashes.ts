import { maximumFlow } from "./maximumFlow.ts";
import { type AllocationProblem, NO_SEGMENT } from "./problem.ts";

/** A limit that may take part in a clash. */
export interface Clash {
  kind: "size" | "budget" | "channel" | "least" | "most" | "segment";
  index: number;
}

/** Customers who are alike for the minimums: same products among those with one, same capped segment. */
interface Types {
  mask: Uint32Array;
  segment: Uint8Array;
  customers: Float64Array;
  rowsOf(type: number): number[];
}

export function typesOf({ rows, allowed, segment, least }: AllocationProblem): Types {
  const wanted = least.reduce((mask, n, p) => (n > 0 ? mask | (1 << p) : mask), 0);
  const places = new Map<number, number>();
  const masks: number[] = [];
  const segments: number[] = [];
  const customers: number[] = [];
  const type = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    const own = (allowed[row] & wanted) >>> 0;
    if (own === 0) continue;
    const key = own * 256 + segment[row];
    let place = places.get(key);
    if (place === undefined) {
      place = masks.length;
      places.set(key, place);
      masks.push(own);
      segments.push(segment[row]);
      customers.push(0);
    }
    customers[place]++;
    type[row] = place;
  }
  return {
    mask: Uint32Array.from(masks),
    segment: Uint8Array.from(segments),
    customers: Float64Array.from(customers),
    rowsOf(wantedType) {
      const found: number[] = [];
      for (let row = 0; row < rows; row++) if (type[row] === wantedType) found.push(row);
      return found;
    },
  };
}

/** How the minimums can be met: customers of each type for each product. Empty minimums need nothing. */
export function placeMinimums(problem: AllocationProblem, types: Types) {
  const { flows } = flowOf(problem, types, problem.least, problem.segmentCaps);
  return flows;
}

/**
 * The smallest set of limits that cannot be kept together, or null when all can: only minimums force contacts, so each clash
 * has one among them. Sets of up to three are tried, smallest first; a larger one is reduced until nothing can be left out.
 */
export function findClash(problem: AllocationProblem): Clash[] | null {
  if (problem.least.every((n) => n === 0)) return null;
  const types = typesOf(problem);
  const limits = clashable(problem);
  const isKept = (own: readonly Clash[]) => canKeep(problem, types, own);
  if (isKept(limits)) return null;
  for (const size of [1, 2, 3]) {
    const found = subsets(limits, size).find((own) => own.some(({ kind }) => kind === "least") && !isKept(own));
    if (found) return found;
  }
  let left = limits;
  for (const limit of limits) {
    const without = left.filter((each) => each !== limit);
    if (!isKept(without)) left = without;
  }
  return left;
}

function clashable({ size, rows, budgetEur, channels, least, most, segmentCaps }: AllocationProblem): Clash[] {
  const limits: Clash[] = [];
  for (const [index, n] of least.entries()) if (n > 0) limits.push({ kind: "least", index });
  for (const [index, n] of most.entries()) if (n < least[index]) limits.push({ kind: "most", index });
  if (size < rows) limits.push({ kind: "size", index: 0 });
  if (Number.isFinite(budgetEur)) limits.push({ kind: "budget", index: 0 });
  for (const index of segmentCaps.keys()) limits.push({ kind: "segment", index });
  // a channel that cannot take more than the others leave clashes together with them
  if (channels.some(({ capacity }) => capacity < rows)) limits.push({ kind: "channel", index: 0 });
  return limits;
}

/** Whether some list keeps these limits, all others left aside. */
function canKeep(problem: AllocationProblem, types: Types, limits: readonly Clash[]): boolean {
  const has = (kind: Clash["kind"], index = 0) => limits.some((own) => own.kind === kind && own.index === index);
  const least = problem.least.map((n, p) => (has("least", p) ? n : 0));
  if (least.some((n, p) => has("most", p) && problem.most[p] < n)) return false;
  const contacts = least.reduce((sum, n) => sum + n, 0);
  if (has("size") && problem.size < contacts) return false;
  if (!channelsTake(problem, contacts, has("channel"), has("budget"))) return false;
  const caps = problem.segmentCaps.map((n, s) => (has("segment", s) ? n : Number.POSITIVE_INFINITY));
  return flowOf(problem, types, least, caps).total >= contacts;
}

function channelsTake(
  { channels, budgetEur }: AllocationProblem,
  contacts: number,
  isCapped: boolean,
  isBudget: boolean,
): boolean {
  let left = contacts;
  let cost = 0;
  for (const { costEur, capacity } of channels.toSorted((a, b) => a.costEur - b.costEur)) {
    const n = isCapped ? Math.min(left, capacity) : left;
    left -= n;
    cost += n * costEur;
  }
  return left === 0 && (!isBudget || cost <= budgetEur + 1e-9);
}

/** Products to types of customers to segments: how many of each minimum can be met at once. */
function flowOf(
  { margins }: AllocationProblem,
  types: Types,
  least: readonly number[],
  caps: readonly number[],
): { total: number; flows: { product: number; type: number; customers: number }[] } {
  const [products, count] = [margins.length, types.mask.length];
  const [source, sink] = [0, 1];
  const productAt = (p: number) => 2 + p;
  const typeAt = (t: number) => 2 + products + t;
  const segmentAt = (s: number) => 2 + products + count + s;
  const edges: { from: number; to: number; capacity: number }[] = [];
  for (const [p, n] of least.entries()) if (n > 0) edges.push({ from: source, to: productAt(p), capacity: n });
  const offers: { product: number; type: number; edge: number }[] = [];
  for (let t = 0; t < count; t++) {
    for (let p = 0; p < products; p++) {
      if (least[p] === 0 || ((types.mask[t] >>> p) & 1) === 0) continue;
      offers.push({ product: p, type: t, edge: edges.length });
      edges.push({ from: productAt(p), to: typeAt(t), capacity: Number.POSITIVE_INFINITY });
    }
    const own = types.segment[t];
    edges.push({ from: typeAt(t), to: own === NO_SEGMENT ? sink : segmentAt(own), capacity: types.customers[t] });
  }
  for (const [s, capacity] of caps.entries()) edges.push({ from: segmentAt(s), to: sink, capacity });
  const { total, flow } = maximumFlow(2 + products + count + caps.length, edges, source, sink);
  const flows = offers
    .map(({ product, type, edge }) => ({ product, type, customers: flow[edge] }))
    .filter(({ customers }) => customers > 0);
  return { total, flows };
}

function subsets<T>(items: readonly T[], size: number, from = 0): T[][] {
  if (size === 0) return [[]];
  const found: T[][] = [];
  for (let i = from; i < items.length; i++) {
    for (const rest of subsets(items, size - 1, i + 1)) found.push([items[i], ...rest]);
  }
  return found;
}
