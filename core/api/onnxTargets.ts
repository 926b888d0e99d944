import type { OnnxFile, OnnxOutput } from "../connections/onnx/run/onnxFile.ts";
import { shapeOf, type Tensor } from "../connections/onnx/run/tensor.ts";
import { DomainError } from "../errors/domainError.ts";
import type { Product } from "../store/panel.ts";
import { plain } from "./onnxMapping.ts";

/** Where the score of one product stands. */
export interface Target {
  /** Place of the product in the panel. */
  product: number;
  output: OnnxOutput;
  /** Null: the only column, or the second of two. */
  column: number | null;
}

const ownOutput = (id: string) => `probability:${id}`;

/**
 * Where a file has the scores that it is asked for: of the product that is named or that the file names, else of all that it ranks.
 *
 * @returns `product` null for a ranking, or when nothing says which, and then without targets; `ranks` those of a ranking
 * @throws UnknownProductError, and what opening an output throws
 */
export function targetsOf(
  model: OnnxFile,
  name: string,
  products: readonly Product[],
  { product: asked, output }: { product?: string | undefined; output?: string | undefined },
): { product: string | null; ranks: Target[]; targets: Target[] } {
  const known = products.map(({ id }) => id);
  if (asked !== undefined && !known.includes(asked)) throw new UnknownProductError(asked, known);
  const ranks = rankingTargets(model, products, output);
  const product = asked ?? (ranks.length > 0 ? null : productOf(model, name, products));
  const targets = product === null ? ranks : [targetOf(model, products, known.indexOf(product), output)];
  return { product, ranks, targets };
}

/** The output that is the score: the one asked for, the one called a probability, or else the last. */
function mainOutput({ outputs }: OnnxFile, wanted?: string): string {
  return wanted ?? outputs.find((name) => /prob/i.test(name)) ?? outputs.at(-1) ?? "";
}

/** Scores of several products, when a file has them: an output for each, or one whose classes are products. */
function rankingTargets(model: OnnxFile, products: readonly Product[], wanted?: string): Target[] {
  const own = products.flatMap(({ id }, product): Target[] =>
    model.outputs.includes(ownOutput(id)) ? [{ product, output: model.output(ownOutput(id)), column: null }] : [],
  );
  if (wanted === undefined && own.length > 1) return own;
  const output = model.output(mainOutput(model, wanted));
  const classes = output.classes.map(plain);
  const found = products.flatMap(({ id, label }, product): Target[] => {
    const column = classes.findIndex((name) => name === plain(id) || name === plain(label));
    return column < 0 ? [] : [{ product, output, column }];
  });
  return found.length > 1 ? found : [];
}

/** The product that a file says it foretells; null when it says none. */
function productOf({ outputs }: OnnxFile, name: string, products: readonly Product[]): string | null {
  const own = products.filter(({ id }) => outputs.includes(ownOutput(id)));
  if (own.length === 1) return own[0].id;
  const named = products.filter(({ id }) => plain(name).includes(plain(id)));
  return named.length === 1 ? named[0].id : null;
}

/** The score of one product. */
export function targetOf(model: OnnxFile, products: readonly Product[], product: number, wanted?: string): Target {
  const { id } = products[product];
  if (wanted === undefined && model.outputs.includes(ownOutput(id)))
    return { product, output: model.output(ownOutput(id)), column: null };
  const ranked = rankingTargets(model, products, wanted).find((target) => target.product === product);
  return ranked ?? { product, output: model.output(mainOutput(model, wanted)), column: null };
}

/** The scores of a target's column. @throws OutputShapeError when there is no such column, or not one row for each customer */
export function readColumn(made: Tensor, { output, column }: Target, rows: number, where: string): Float64Array {
  const { width } = shapeOf(made);
  const isText = !ArrayBuffer.isView(made.data);
  const across = made.dims.length < 2 ? 1 : width;
  if (isText || made.data.length !== rows * across || (column === null && across > 2) || (column ?? 0) >= across)
    throw new OutputShapeError(output, made.dims, rows, isText, where);
  const place = column ?? across - 1;
  return Float64Array.from({ length: rows }, (_, row) => Number(made.data[row * across + place]));
}

class UnknownProductError extends DomainError {
  constructor(product: string, known: readonly string[]) {
    super({
      code: "unknown-product",
      what: `The recommendation has no product ${product}`,
      mend: `Choose one of ${known.join(", ")}.`,
      facts: { product, known },
    });
  }
}

class OutputShapeError extends DomainError {
  constructor({ name, classes }: OnnxOutput, dims: readonly number[], rows: number, isText: boolean, where: string) {
    const shape = dims.join(" x ");
    const about = classes.length > 2 ? ` for the classes ${classes.slice(0, 8).join(", ")}` : "";
    super({
      code: "output-shape",
      what: isText
        ? `The output ${name} is text, not a score`
        : `The output ${name} has the shape ${shape}${about}, where one score for each of ${rows} customers is wanted`,
      where,
      mend: "Choose the output with the probabilities; a model of several classes needs our products' names as its classes.",
      facts: { output: name, dims, rows, classes },
    });
  }
}
