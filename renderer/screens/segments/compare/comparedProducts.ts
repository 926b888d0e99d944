import type { Segment } from "../../../../core/contract/segmentation.ts";

interface ComparedProduct {
  label: string;
  /** In the order of the chosen segments. */
  shares: number[];
  lifts: (number | null)[];
  /** Share of all customers. */
  everybody: number;
}

/** Products that anybody holds, those whose shares differ most between the chosen segments first. */
export function comparedProducts(segments: readonly Segment[], chosen: readonly Segment[]): ComparedProduct[] {
  const products = chosen[0]?.products ?? [];
  return products
    .map(({ id, label }) => {
      const inSegment = (segment: Segment) => segment.products.find((product) => product.id === id);
      // everybody's share is that of any segment over its lift there
      const known = segments.map(inSegment).find((product) => product?.lift);
      return {
        label,
        shares: chosen.map((segment) => inSegment(segment)?.share ?? 0),
        lifts: chosen.map((segment) => inSegment(segment)?.lift ?? null),
        everybody: known?.lift ? known.share / known.lift : 0,
      };
    })
    .filter(({ everybody }) => everybody > 0)
    .sort((a, b) => spread(b.shares) - spread(a.shares));
}

/** The largest segment and the one whose products differ most from its own, to begin with: ids. */
export function mostUnlike(segments: readonly Segment[]): string[] {
  const [largest, ...others] = segments.filter(({ trust }) => trust !== null);
  if (!largest) return [];
  const distance = ({ products }: Segment) =>
    products.reduce((sum, { share }, place) => sum + Math.abs(share - largest.products[place].share), 0);
  const [farthest] = others.toSorted((a, b) => distance(b) - distance(a));
  return farthest ? [largest.id, farthest.id] : [largest.id];
}

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
