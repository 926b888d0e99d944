import fc from "fast-check";
import { expect, it } from "vitest";
import { rootTicks } from "../../../../renderer/charts/rootScale.ts";

it("marks round shares that are spread over the length of a square-root axis", () => {
  expect(rootTicks(0.038)).toEqual([0, 0.003, 0.01, 0.03, 0.05]);
  expect(rootTicks(0)).toEqual([0]);
});

it("begins at zero, rises, and reaches the largest share", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-8, max: 1, noNaN: true }), (most) => {
      const ticks = rootTicks(most);
      expect(ticks[0]).toBe(0);
      for (let i = 1; i < ticks.length; i++) expect(ticks[i]).toBeGreaterThan(ticks[i - 1]);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * 0.999);
    }),
  );
});
