import type { Calibration } from "../../../learning/combine/calibrate.ts";
import type { GraphBuilder } from "./graphBuilder.ts";

/** Probabilities by a calibration: doubles, a column. */
export function calibrated(graph: GraphBuilder, scores: string, calibration: Calibration): string {
  if (calibration.kind === "none") return scores;
  if (calibration.kind === "platt") {
    const floor = graph.add("Max", [scores, graph.doubles([1e-12])]);
    const p = graph.add("Min", [floor, graph.doubles([1 - 1e-12])]);
    const odds = graph.add("Div", [p, graph.add("Sub", [graph.doubles([1]), p])]);
    const sloped = graph.add("Mul", [graph.add("Log", [odds]), graph.doubles([calibration.slope])]);
    return graph.add("Sigmoid", [graph.add("Add", [sloped, graph.doubles([calibration.intercept])])]);
  }
  return onRisingLine(graph, scores, calibration);
}

/** The line through the points: how many points lie below a score says on which stretch it is; flat beyond the ends. */
function onRisingLine(
  graph: GraphBuilder,
  scores: string,
  { scores: points, rates }: Extract<Calibration, { kind: "isotonic" }>,
): string {
  const last = points.length - 1;
  const stretches = Array.from({ length: points.length + 1 }, (_, below) => {
    if (below === 0) return [points[0], rates[0], 0];
    if (below > last) return [points[last], rates[last], 0];
    const from = below - 1;
    return [points[from], rates[from], (rates[below] - rates[from]) / (points[below] - points[from])];
  });
  const isAbove = graph.add("Less", [graph.doubles(points, [1, points.length]), scores]);
  const counted = graph.add("ReduceSum", [graph.to("double", isAbove), graph.wholes([1], [1])], {
    keepdims: { int: 0 },
  });
  const below = graph.add("Cast", [counted], { to: { int: 7 } });
  const column = (i: number) => {
    const table = graph.doubles(
      stretches.map((stretch) => stretch[i]),
      [stretches.length, 1],
    );
    return graph.add("Gather", [table, below], { axis: { int: 0 } });
  };
  const [start, rate, slope] = [0, 1, 2].map(column);
  return graph.add("Add", [rate, graph.add("Mul", [slope, graph.add("Sub", [scores, start])])]);
}
