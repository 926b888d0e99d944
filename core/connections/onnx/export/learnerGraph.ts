import { DomainError } from "../../../errors/domainError.ts";
import type { GbdtModel } from "../../../learning/gbdt/tree.ts";
import type { LogisticState } from "../../../learning/learners/dense/logistic.ts";
import type { NetworkState } from "../../../learning/learners/dense/mlp.ts";
import type { LearnedModel } from "../../../learning/learners/learner.ts";
import type { NaiveBayesState } from "../../../learning/learners/naiveBayes.ts";
import { bayesMargin } from "./bayesMargin.ts";
import type { ColumnKinds, GraphBuilder } from "./graphBuilder.ts";
import { layered } from "./layered.ts";
import { treeSums } from "./treeSums.ts";

/** A model's probabilities: doubles, a column, or one number when it foretells the same for everybody. */
export function probability(graph: GraphBuilder, model: LearnedModel, kinds: ColumnKinds): string {
  const { state, rate } = model;
  if (state === null) return graph.doubles([rate], [1, 1]);
  switch (model.learner) {
    case "constant":
      return graph.doubles([(state as { rate: number }).rate], [1, 1]);
    case "naive-bayes":
      return graph.add("Sigmoid", [bayesMargin(graph, state as NaiveBayesState, kinds)]);
    case "logistic": {
      const { encoding, weights, intercept } = state as LogisticState;
      const layer = { inputs: weights.length, outputs: 1, weights, bias: [intercept] };
      return graph.add("Sigmoid", [layered(graph, encoding, [layer])]);
    }
    case "mlp": {
      const { encoding, network } = state as NetworkState;
      return graph.add("Sigmoid", [layered(graph, encoding, network)]);
    }
    case "gbdt":
      return graph.add("Sigmoid", [treeSums(graph, state as GbdtModel)]);
    case "extra-trees": {
      const rates = treeSums(graph, state as GbdtModel);
      return graph.add("Min", [graph.add("Max", [rates, graph.doubles([0])]), graph.doubles([1])]);
    }
    default:
      throw new UnsupportedLearnerError(model.learner);
  }
}

/** Labels that the models know, by category, in alphabetical order. */
export function knownLabels(models: readonly LearnedModel[], kinds: ColumnKinds): Map<string, string[]> {
  const known = new Map<string, Set<string>>();
  for (const model of models) {
    for (const [name, labels] of labelsIn(model)) {
      if (kinds.get(name) !== "category") continue;
      known.set(name, new Set([...(known.get(name) ?? []), ...labels]));
    }
  }
  return new Map([...known].map(([name, labels]) => [name, [...labels].sort()]));
}

function labelsIn({ learner, state }: LearnedModel): [name: string, labels: readonly string[]][] {
  if (state === null) return [];
  if (learner === "naive-bayes") {
    return (state as NaiveBayesState).columns.flatMap((column) =>
      column.kind === "labels" ? [[column.name, Object.keys(column.logOdds)]] : [],
    );
  }
  if (learner === "logistic" || learner === "mlp") {
    return (state as LogisticState | NetworkState).encoding.flatMap((column) =>
      column.kind === "labels" ? [[column.name, column.labels]] : [],
    );
  }
  if (learner === "gbdt" || learner === "extra-trees") {
    return (state as GbdtModel).columns.flatMap(({ id, labels }) => (labels ? [[id, labels]] : []));
  }
  return [];
}

class UnsupportedLearnerError extends DomainError {
  constructor(learner: string) {
    super({
      code: "unsupported-learner",
      what: `Models of the learner ${learner} are not written as ONNX`,
      mend: "Search again without it.",
      facts: { learner },
    });
  }
}
