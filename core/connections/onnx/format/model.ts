import { bytes, double, float, list, type MessageOf, nested, text, whole } from "./fields.ts";

/** The parts of onnx.proto (ONNX 1.20) that models of tables need; tags are those of the file. */

const TENSOR = {
  dims: list(whole(1)),
  dataType: whole(2),
  floatData: list(float(4)),
  int32Data: list(whole(5)),
  stringData: list(text(6)),
  int64Data: list(whole(7)),
  name: text(8),
  rawData: bytes(9),
  doubleData: list(double(10)),
};

const ATTRIBUTE = {
  name: text(1),
  f: float(2),
  i: whole(3),
  s: text(4),
  t: nested(5, TENSOR),
  floats: list(float(7)),
  ints: list(whole(8)),
  strings: list(text(9)),
  type: whole(20),
};

const NODE = {
  inputs: list(text(1)),
  outputs: list(text(2)),
  name: text(3),
  operator: text(4),
  attributes: list(nested(5, ATTRIBUTE)),
  domain: text(7),
};

const DIMENSION = { size: whole(1), name: text(2) };
const TENSOR_TYPE = { element: whole(1), shape: nested(2, { dims: list(nested(1, DIMENSION)) }) };
const VALUE = { name: text(1), type: nested(2, { tensor: nested(1, TENSOR_TYPE) }), doc: text(3) };

const GRAPH = {
  nodes: list(nested(1, NODE)),
  name: text(2),
  initializers: list(nested(5, TENSOR)),
  doc: text(10),
  inputs: list(nested(11, VALUE)),
  outputs: list(nested(12, VALUE)),
};

export const MODEL = {
  irVersion: whole(1),
  producer: text(2),
  producerVersion: text(3),
  doc: text(6),
  graph: nested(7, GRAPH),
  operatorSets: list(nested(8, { domain: text(1), version: whole(2) })),
  metadata: list(nested(14, { key: text(1), value: text(2) })),
};

export type OnnxModel = MessageOf<typeof MODEL>;
export type OnnxNode = MessageOf<typeof NODE>;
export type OnnxAttribute = MessageOf<typeof ATTRIBUTE>;
export type OnnxTensor = MessageOf<typeof TENSOR>;
export type OnnxValue = MessageOf<typeof VALUE>;

/** Element types of tensors, and types of attributes. */
export const ELEMENT = { float: 1, int32: 6, int64: 7, string: 8, bool: 9, double: 11 } as const;
export const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, tensor: 4, floats: 6, ints: 7, strings: 8 } as const;
