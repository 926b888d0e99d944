import { describe, expect, it } from "vitest";
import { changeQuota, toggleProduct } from "../../../../../renderer/screens/campaigns/planner/limits/quotas.ts";

const ALL = ["cards", "loans", "funds"];

describe("a quota", () => {
  it("is made by its first limit and keeps the other", () => {
    const made = changeQuota({ quotas: [] }, "cards", { least: 5 });
    expect(made.quotas).toEqual([{ product: "cards", least: 5, most: null }]);
    expect(changeQuota(made, "cards", { most: 9 }).quotas).toEqual([{ product: "cards", least: 5, most: 9 }]);
  });

  it("goes when it limits nothing any more, and leaves those of other products", () => {
    const quotas = [
      { product: "cards", least: 5, most: null },
      { product: "loans", least: 0, most: 3 },
    ];
    expect(changeQuota({ quotas }, "cards", { least: 0 }).quotas).toEqual([quotas[1]]);
  });

  it("may forbid a product with a most of zero", () => {
    expect(changeQuota({ quotas: [] }, "cards", { most: 0 }).quotas).toEqual([{ product: "cards", least: 0, most: 0 }]);
  });
});

describe("the products to offer", () => {
  it("become a choice when one is left out, and none when it comes back", () => {
    const without = toggleProduct({ products: null, quotas: [] }, ALL, "loans");
    expect(without.products).toEqual(["cards", "funds"]);
    expect(toggleProduct(without, ALL, "loans").products).toBeNull();
  });

  it("take the quota of a product along when it is left out", () => {
    const quotas = [{ product: "loans", least: 5, most: null }];
    expect(toggleProduct({ products: null, quotas }, ALL, "loans").quotas).toEqual([]);
  });

  it("are never empty", () => {
    expect(toggleProduct({ products: ["funds"], quotas: [] }, ALL, "funds").products).toEqual(["funds"]);
  });
});
