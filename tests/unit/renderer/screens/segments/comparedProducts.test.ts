import { expect, it } from "vitest";
import type { Segment } from "../../../../../core/contract/segmentation.ts";
import { comparedProducts, mostUnlike } from "../../../../../renderer/screens/segments/compare/comparedProducts.ts";

const averages = { age: 40, tenureMonths: 12, activeShare: 0.5, products: 1, marginEur: 10, incomeMedian: null };

function segment(id: string, shares: Record<string, [share: number, lift: number | null]>): Segment {
  const products = Object.entries(shares).map(([product, [share, lift]]) => ({
    id: product,
    label: product,
    share,
    lift,
  }));
  return {
    id,
    name: id,
    namedBy: "proposal",
    customers: 10,
    share: 0.1,
    jaccard: id === "S0" ? null : 0.9,
    trust: id === "S0" ? null : "very stable",
    averages,
    products,
    categories: [],
    facts: [],
  };
}

const alike = segment("S1", { card: [0.5, 1], loan: [0.1, 1], gold: [0, null] });
const near = segment("S2", { card: [0.6, 1.2], loan: [0.1, 1], gold: [0, null] });
const far = segment("S3", { card: [0, 0], loan: [0.9, 9], gold: [0, null] });
const none = segment("S0", { card: [0, 0], loan: [0, 0], gold: [0, null] });

it("puts the product first that sets the chosen segments apart most, and leaves out what nobody holds", () => {
  const products = comparedProducts([alike, near, far, none], [alike, far]);
  expect(products.map(({ label }) => label)).toEqual(["loan", "card"]);
  expect(products[0].shares).toEqual([0.1, 0.9]);
});

it("knows everybody's share although a chosen segment holds nothing of it", () => {
  const [card] = comparedProducts([alike, near, far], [far, near]).filter(({ label }) => label === "card");
  expect(card.everybody).toBeCloseTo(0.5, 12);
});

it("begins with the largest segment and the one least like it, never with the set-aside", () => {
  expect(mostUnlike([alike, near, far, none])).toEqual(["S1", "S3"]);
  expect(mostUnlike([none])).toEqual([]);
});
