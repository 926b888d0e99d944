import { expect, it } from "vitest";
import { captureCurve } from "../../../../../core/learning/metrics/capture.ts";

it("finds positives at the pace of the order, all of them at its end, and nothing of nothing", () => {
  const order = Uint32Array.from({ length: 200 }, (_, i) => i);
  // 10 of the first 20 rows, 10 of the rest
  const target = Uint8Array.from(order, (row) =>
    (row < 20 && row % 2 === 0) || (row >= 20 && row % 18 === 2) ? 1 : 0,
  );
  expect(target.reduce((sum, is) => sum + is, 0)).toBe(20);
  const curve = new Map(captureCurve(order, target).map(({ customers, purchases }) => [customers, purchases]));
  expect(curve.get(0.01)).toBe(1 / 20);
  expect(curve.get(0.1)).toBe(0.5);
  expect(curve.get(1)).toBe(1);
  const back = captureCurve(order.toReversed(), target);
  expect(back.at(-1)).toEqual({ customers: 1, purchases: 1 });
  expect(back[0].purchases).toBe(0);
  expect(captureCurve(order, new Uint8Array(200))).toEqual([]);
});
