import { ATTRIBUTE_TYPE, ELEMENT, type OnnxAttribute, type OnnxNode, type OnnxValue } from "./model.ts";

type Setting =
  | { ints: number[] }
  | { floats: number[] }
  | { strings: string[] }
  | { int: number }
  | { float: number }
  | { text: string };

/** Domain of the operators for tables: trees, encoders, scalers. */
export const ML_DOMAIN = "ai.onnx.ml";

/** A node named after what it makes. */
export function nodeOf(
  operator: string,
  inputs: string[],
  output: string,
  settings: Readonly<Record<string, Setting>> = {},
  domain = "",
): OnnxNode {
  const attributes = Object.entries(settings).map(([name, setting]) => ({ name, ...attributeOf(setting) }));
  return { name: `make ${output}`, operator, inputs, outputs: [output], attributes, domain };
}

function attributeOf(setting: Setting): OnnxAttribute {
  if ("ints" in setting) return { ints: setting.ints, type: ATTRIBUTE_TYPE.ints };
  if ("floats" in setting) return { floats: setting.floats, type: ATTRIBUTE_TYPE.floats };
  if ("strings" in setting) return { strings: setting.strings, type: ATTRIBUTE_TYPE.strings };
  if ("int" in setting) return { i: setting.int, type: ATTRIBUTE_TYPE.int };
  if ("float" in setting) return { f: setting.float, type: ATTRIBUTE_TYPE.float };
  return { s: setting.text, type: ATTRIBUTE_TYPE.string };
}

/** A column of any number of rows, as an input or output of a graph. */
export function columnOf(name: string, element: keyof typeof ELEMENT, doc: string): OnnxValue {
  const dims = [{ name: "rows" }, { size: 1 }];
  return { name, doc, type: { tensor: { element: ELEMENT[element], shape: { dims } } } };
}
