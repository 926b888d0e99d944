import { expect, it } from "vitest";
import { clusterPlaces } from "../../../../../renderer/screens/segments/map/clusterPlaces.ts";

it("stands the label of a segment at the median of its points, and gives none to a segment without points", () => {
  const points = [
    { x: 0, y: 1, segment: 1 },
    { x: 2, y: 3, segment: 1 },
    { x: 100, y: 5, segment: 1 },
    { x: 7, y: 8, segment: 0 },
  ];
  const [first, second, third] = clusterPlaces(points, 3);
  expect(first).toEqual({ x: [7], y: [8], middle: { x: 7, y: 8 } });
  expect(second.middle).toEqual({ x: 2, y: 3 });
  expect(third).toEqual({ x: [], y: [], middle: null });
});
