import type { GbdtModel } from "../../../learning/gbdt/tree.ts";
import type { GraphBuilder } from "./graphBuilder.ts";
import { treeEnsemble } from "./treeEnsemble.ts";

/** Trees that a scorer may sum in single precision; sums of sums are doubles. */
const TOGETHER = 50;

/**
 * The base and what the trees add to it: doubles, a column.
 *
 * Splits of a category by a set of labels become 0/1 columns, looked up by the label; a set that comes again is one column.
 */
export function treeSums(graph: GraphBuilder, model: GbdtModel): string {
  const terms = [graph.doubles([model.base], [1, 1])];
  const features: string[] = [];
  const places = new Map<number, number>();
  const used = [...new Set(model.trees.flatMap(({ column }) => column))].filter((c) => c >= 0).sort((a, b) => a - b);
  const numbers = used.filter((c) => !model.columns[c].labels);
  if (numbers.length > 0) {
    features.push(graph.to("float", graph.numbers(numbers.map((c) => model.columns[c].id))));
    for (const [i, c] of numbers.entries()) places.set(c, i);
  }
  const setPlaces = new Map<string, number>();
  let width = numbers.length;
  for (const c of used.filter((each) => model.columns[each].labels)) {
    const { id, labels = [] } = model.columns[c];
    const sets = distinctSets(model, c);
    for (const key of sets.keys()) setPlaces.set(key, width++);
    const bins = new Map(labels.map((label, bin) => [label, bin]));
    const rowOf = (label: string | null) => {
      const bin = label === null ? undefined : bins.get(label);
      return [...sets.values()].map(({ left, missingLeft }) =>
        bin === undefined ? missingLeft : Number(left.has(bin)),
      );
    };
    features.push(graph.byLabel(id, rowOf, "float"));
  }
  if (features.length === 0) {
    const alone = model.trees.map(({ value }) => graph.doubles([value[0]], [1, 1]));
    return graph.sum([...terms, ...alone]);
  }
  const matrix = features.length === 1 ? features[0] : graph.add("Concat", features, { axis: { int: 1 } });
  const placeOf = (c: number) => places.get(c) ?? 0;
  for (let from = 0; from < model.trees.length; from += TOGETHER) {
    const part = { columns: model.columns, base: 0, trees: model.trees.slice(from, from + TOGETHER) };
    const output = `/trees/${graph.nodes.length}`;
    const columns = model.columns.map((_, c) => placeOf(c));
    graph.nodes.push(
      treeEnsemble(part, columns, 0, matrix, output, (c, set, missing) => setPlaces.get(setKey(c, set, missing))),
    );
    terms.push(graph.to("double", output));
  }
  return graph.sum(terms);
}

/** Sets that nodes part a category by, and where they send missing values, each once. */
function distinctSets(model: GbdtModel, c: number) {
  const found = new Map<string, { left: Set<number>; missingLeft: number }>();
  for (const { column, sets, missingLeft } of model.trees) {
    for (const [n, set] of sets?.entries() ?? []) {
      if (set === null || column[n] !== c) continue;
      found.set(setKey(c, set, missingLeft[n]), { left: new Set(set), missingLeft: missingLeft[n] });
    }
  }
  return found;
}

const setKey = (column: number, set: readonly number[], missingLeft: number) =>
  `${column}:${set.join(",")}:${missingLeft}`;
