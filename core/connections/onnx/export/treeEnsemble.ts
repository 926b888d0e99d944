import { DomainError } from "../../../errors/domainError.ts";
import type { GbdtModel } from "../../../learning/gbdt/tree.ts";
import { ML_DOMAIN, nodeOf } from "../format/build.ts";
import type { OnnxNode } from "../format/model.ts";

/**
 * A boosted model as one TreeEnsembleRegressor whose output is the margin, log odds.
 *
 * A bin up to `cut` is a value up to that bin's upper edge; edges are float32 already, so a float32 scorer takes the same
 * branches. A cut behind the last edge parts missing values from all others: every number is at most infinity.
 *
 * A split of a category by a set of labels asks a 0/1 feature that says which labels go left.
 *
 * @param places   where each of the model's columns stands in the features
 * @param shift    added to the model's base
 * @param setPlace where the 0/1 feature of a set stands
 * @throws CategorySplitError when a tree splits by a set that has no feature
 */
export function treeEnsemble(
  model: Pick<GbdtModel, "columns" | "base" | "trees">,
  places: readonly number[],
  shift: number,
  features: string,
  output: string,
  setPlace: (column: number, set: readonly number[], missingLeft: number) => number | undefined = () => undefined,
): OnnxNode {
  const nodes = {
    tree: [] as number[],
    id: [] as number[],
    feature: [] as number[],
    mode: [] as string[],
    value: [] as number[],
    yes: [] as number[],
    no: [] as number[],
    missing: [] as number[],
  };
  const leaves = { tree: [] as number[], id: [] as number[], weight: [] as number[] };
  // a graph without a tree is not allowed: a model that has none adds nothing by a tree of one leaf
  const none: GbdtModel["trees"][number] = {
    column: [-1],
    cut: [0],
    missingLeft: [0],
    left: [0],
    right: [0],
    value: [0],
  };
  for (const [t, tree] of (model.trees.length > 0 ? model.trees : [none]).entries()) {
    for (const [n, column] of tree.column.entries()) {
      const set = tree.sets?.[n];
      if (set) {
        const place = setPlace(column, set, tree.missingLeft[n]);
        if (place === undefined) throw new CategorySplitError(model.columns[column].id);
        nodes.tree.push(t);
        nodes.id.push(n);
        nodes.feature.push(place);
        nodes.mode.push("BRANCH_LEQ");
        nodes.value.push(0.5);
        nodes.yes.push(tree.right[n]);
        nodes.no.push(tree.left[n]);
        nodes.missing.push(0);
        continue;
      }
      const isLeaf = column < 0;
      const edges = isLeaf ? [] : model.columns[column].edges;
      nodes.tree.push(t);
      nodes.id.push(n);
      nodes.feature.push(isLeaf ? 0 : places[column]);
      nodes.mode.push(isLeaf ? "LEAF" : "BRANCH_LEQ");
      nodes.value.push(isLeaf ? 0 : (edges[tree.cut[n]] ?? Number.POSITIVE_INFINITY));
      nodes.yes.push(isLeaf ? 0 : tree.left[n]);
      nodes.no.push(isLeaf ? 0 : tree.right[n]);
      nodes.missing.push(isLeaf ? 0 : tree.missingLeft[n]);
      if (!isLeaf) continue;
      leaves.tree.push(t);
      leaves.id.push(n);
      leaves.weight.push(tree.value[n]);
    }
  }
  return nodeOf(
    "TreeEnsembleRegressor",
    [features],
    output,
    {
      n_targets: { int: 1 },
      base_values: { floats: [model.base + shift] },
      post_transform: { text: "NONE" },
      nodes_treeids: { ints: nodes.tree },
      nodes_nodeids: { ints: nodes.id },
      nodes_featureids: { ints: nodes.feature },
      nodes_modes: { strings: nodes.mode },
      nodes_values: { floats: nodes.value },
      nodes_truenodeids: { ints: nodes.yes },
      nodes_falsenodeids: { ints: nodes.no },
      nodes_missing_value_tracks_true: { ints: nodes.missing },
      target_treeids: { ints: leaves.tree },
      target_nodeids: { ints: leaves.id },
      target_ids: { ints: leaves.tree.map(() => 0) },
      target_weights: { floats: leaves.weight },
    },
    ML_DOMAIN,
  );
}

class CategorySplitError extends DomainError {
  constructor(column: string) {
    super({
      code: "category-split",
      what: `The model parts the values of the category ${column} by sets, which is not written as ONNX`,
      mend: "Learn again with the category as yes/no columns.",
      facts: { column },
    });
  }
}
