import type { NaiveBayesState } from "../../../learning/learners/naiveBayes.ts";
import type { ColumnKinds, GraphBuilder } from "./graphBuilder.ts";

/** Log odds of naive Bayes: each column adds its own; missing values and labels never seen add nothing. */
export function bayesMargin(graph: GraphBuilder, { base, columns }: NaiveBayesState, kinds: ColumnKinds): string {
  const terms = [graph.doubles([base], [1, 1])];
  const normals = columns.filter((column) => column.kind === "normal");
  if (normals.length > 0) {
    const width = normals.length;
    const row = (of: (normal: (typeof normals)[number]) => number) => graph.doubles(normals.map(of), [1, width]);
    const values = graph.numbers(normals.map(({ name }) => name));
    // (value - mean)^2 / (2 variance) of a class
    const distance = (k: 0 | 1) => {
      const off = graph.add("Sub", [values, row(({ mean }) => mean[k])]);
      return graph.add("Div", [graph.add("Mul", [off, off]), row(({ variance }) => 2 * variance[k])]);
    };
    const shift = row(({ variance }) => 0.5 * Math.log(variance[0] / variance[1]));
    const own = graph.add("Sub", [graph.add("Add", [shift, distance(0)]), distance(1)]);
    const told = graph.add("Where", [graph.add("IsNaN", [values]), graph.doubles([0]), own]);
    terms.push(graph.add("ReduceSum", [told, graph.wholes([1], [1])]));
  }
  for (const column of columns) {
    if (column.kind !== "labels") continue;
    const { name, logOdds } = column;
    if (kinds.get(name) === "category") {
      terms.push(graph.byLabel(name, (label) => [label === null ? 0 : (logOdds[label] ?? 0)], "double"));
      continue;
    }
    for (const [value, odds] of Object.entries(logOdds)) {
      const isIt = graph.add("Equal", [name, graph.doubles([Number(value)])]);
      terms.push(graph.add("Mul", [graph.to("double", isIt), graph.doubles([odds])]));
    }
  }
  return graph.sum(terms);
}
