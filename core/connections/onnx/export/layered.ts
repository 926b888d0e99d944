import type { Encoding } from "../../../learning/learners/dense/encode.ts";
import type { Network } from "../../../learning/learners/dense/network.ts";
import type { GraphBuilder } from "./graphBuilder.ts";

/**
 * Margins of layers on standardised columns. Labels enter by the weights of their own 0/1 column: the first layer looks them
 * up instead of multiplying by zeros.
 */
export function layered(graph: GraphBuilder, encoding: Encoding, [first, ...others]: Network): string {
  let signal = firstLayer(graph, encoding, first);
  for (const { inputs, outputs, weights, bias } of others) {
    const product = graph.add("MatMul", [graph.add("Relu", [signal]), graph.doubles(weights, [inputs, outputs])]);
    signal = graph.add("Add", [product, graph.doubles(bias, [1, outputs])]);
  }
  return signal;
}

function firstLayer(graph: GraphBuilder, encoding: Encoding, { outputs, weights, bias }: Network[number]): string {
  const terms = [graph.doubles(bias, [1, outputs])];
  const weightsOf = (input: number) => weights.slice(input * outputs, (input + 1) * outputs);
  const numbers: { name: string; mean: number; deviation: number; at: number; missingAt: number | null }[] = [];
  let at = 0;
  for (const column of encoding) {
    if (column.kind === "labels") {
      const { name, labels } = column;
      const places = new Map(labels.map((label, i) => [label, at + i]));
      const none = new Array<number>(outputs).fill(0);
      const rowOf = (label: string | null) => {
        const place = label === null ? undefined : places.get(label);
        return place === undefined ? none : weightsOf(place);
      };
      terms.push(graph.byLabel(name, rowOf, "double"));
      at += labels.length;
      continue;
    }
    const { name, mean, deviation, hasMissing } = column;
    numbers.push({ name, mean, deviation, at, missingAt: hasMissing ? at + 1 : null });
    at += hasMissing ? 2 : 1;
  }
  if (numbers.length === 0) return graph.sum(terms);
  const values = graph.numbers(numbers.map(({ name }) => name));
  const row = (of: (column: (typeof numbers)[number]) => number) => graph.doubles(numbers.map(of), [1, numbers.length]);
  const centred = graph.add("Sub", [values, row(({ mean }) => mean)]);
  const standard = graph.add("Div", [centred, row(({ deviation }) => deviation)]);
  const isMissing = graph.add("IsNaN", [values]);
  const filled = graph.add("Where", [isMissing, graph.doubles([0]), standard]);
  // standardised columns are single precision when a model is fitted and scored
  const single = graph.to("double", graph.to("float", filled));
  const matrix = (rows: number[][]) => graph.doubles(rows.flat(), [rows.length, outputs]);
  terms.push(graph.add("MatMul", [single, matrix(numbers.map((column) => weightsOf(column.at)))]));
  if (numbers.some(({ missingAt }) => missingAt !== null)) {
    const ofMissing = numbers.map(({ missingAt }) =>
      missingAt === null ? new Array<number>(outputs).fill(0) : weightsOf(missingAt),
    );
    terms.push(graph.add("MatMul", [graph.to("double", isMissing), matrix(ofMissing)]));
  }
  return graph.sum(terms);
}
