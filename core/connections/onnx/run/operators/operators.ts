import { ARITHMETIC } from "./arithmetic.ts";
import type { Operator } from "./operator.ts";
import { SHAPES } from "./shapes.ts";
import { TABLE_OPERATORS } from "./tables.ts";
import { TREE_OPERATORS } from "./trees.ts";

/** Everything that models of tables are made of, by the name that ONNX gives it. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  ...ARITHMETIC,
  ...SHAPES,
  ...TABLE_OPERATORS,
  ...TREE_OPERATORS,
};
