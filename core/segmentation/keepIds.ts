import type { Segment } from "../contract/segmentation.ts";
import { bestMatching } from "../learning/clusters/bestMatching.ts";

/** An earlier segmentation, seen from the customers of this one. */
export interface PreviousSegments {
  /** Its id among the derived things, `segmentation-3`. */
  id: string;
  segments: readonly Pick<Segment, "id" | "name" | "namedBy">[];
  nextId: number;
  /** Place of a dense customer index of the present panel in `segments`; -1 when it was not there. */
  placeOf(customer: number): number;
}

/** Those without products. */
export const SET_ASIDE = { id: "S0", name: "Without products" } as const;

/** Less in common than this is another segment. */
const LEAST_JACCARD = 0.3;

/**
 * Ids for new segments: the id (and a person's name) of the earlier segment with which each has most customers in common, one to one
 * (Hungarian method on Jaccard similarities), and new numbers for the rest.
 */
export function keepIds(
  customer: Uint32Array,
  places: Uint8Array,
  count: number,
  previous: PreviousSegments | null,
): { ids: { id: string; name: string | null }[]; nextId: number } {
  let nextId = previous?.nextId ?? 1;
  const kept: { id: string; name: string | null }[] = [];
  if (previous && previous.segments.length > 0) {
    const gains = jaccards(customer, places, count, previous);
    bestMatching(gains).forEach((column, row) => {
      const segment = previous.segments[column];
      if (column >= 0 && gains[row][column] >= LEAST_JACCARD && segment.id !== SET_ASIDE.id) {
        kept[row] = { id: segment.id, name: segment.namedBy === "person" ? segment.name : null };
      }
    });
  }
  const ids = Array.from({ length: count }, (_, place) => kept[place] ?? { id: `S${nextId++}`, name: null });
  return { ids, nextId };
}

function jaccards(customer: Uint32Array, places: Uint8Array, count: number, previous: PreviousSegments): number[][] {
  const before = previous.segments.length;
  const both = new Float64Array(count * before);
  const own = new Float64Array(count);
  const other = new Float64Array(before);
  for (let i = 0; i < customer.length; i++) {
    const then = previous.placeOf(customer[i]);
    if (then >= 0) other[then]++;
    if (places[i] >= count) continue;
    own[places[i]]++;
    if (then >= 0) both[places[i] * before + then]++;
  }
  return Array.from({ length: count }, (_, place) =>
    Array.from({ length: before }, (_, then) => {
      const common = both[place * before + then];
      return common / Math.max(1, own[place] + other[then] - common);
    }),
  );
}
