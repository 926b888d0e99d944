import type { Tree } from "../gbdt/compactTree.ts";
import type { Classes } from "./classes.ts";

/**
 * A column's points by class as a tree, which scorers, explanations and ONNX already know: halves of the classes, in order,
 * down to a leaf for each. Inner nodes have the mean of what is below them, by cases.
 *
 * @param column index into the model's columns
 * @param points log odds by class
 */
export function classTree(column: number, { classOf, cases, hasMissing }: Classes, points: Float64Array): Tree {
  const tree: Tree = { column: [], cut: [], missingLeft: [], left: [], right: [], value: [] };
  const known = hasMissing ? cases.length - 1 : cases.length;
  const missing = classOf.length - 1;
  const lastBin = new Int16Array(cases.length);
  for (let bin = 0; bin < missing; bin++) lastBin[classOf[bin]] = bin;
  const add = (from: number, to: number): number => {
    let all = 0;
    let sum = 0;
    for (let at = from; at < to; at++) {
      all += cases[at];
      sum += cases[at] * points[at];
    }
    tree.cut.push(0);
    tree.missingLeft.push(0);
    tree.left.push(-1);
    tree.right.push(-1);
    tree.value.push(all > 0 ? sum / all : points[from]);
    return tree.column.push(-1) - 1;
  };
  const split = (node: number, from: number, middle: number, to: number, cut: number, missingLeft: boolean) => {
    tree.column[node] = column;
    tree.cut[node] = cut;
    tree.missingLeft[node] = missingLeft ? 1 : 0;
    tree.left[node] = add(from, middle);
    tree.right[node] = add(middle, to);
  };
  const halve = (node: number, from: number, to: number) => {
    if (to - from < 2) return;
    const middle = (from + to) >> 1;
    split(node, from, middle, to, lastBin[middle - 1], classOf[missing] < middle);
    halve(tree.left[node], from, middle);
    halve(tree.right[node], middle, to);
  };
  const root = add(0, cases.length);
  if (!hasMissing) halve(root, 0, known);
  else {
    split(root, 0, known, cases.length, missing - 1, false);
    halve(tree.left[root], 0, known);
  }
  return tree;
}
