import type { OnnxInput } from "../connections/onnx/run/onnxFile.ts";
import type { OnnxSlot } from "../contract/importedModel.ts";
import { DomainError } from "../errors/domainError.ts";
import { isEncoded } from "../recommendation/categoryShares.ts";
import { meaningOf } from "../recommendation/reasons.ts";
import type { PanelSchema } from "../store/panel.ts";

/** What slots can be given: our features by id, and categories by role. */
export interface Givable {
  features: readonly string[];
  categories: readonly string[];
  schema: PanelSchema;
}

/** An input with the slots that it is made of, in its order. */
export interface MappedInput {
  input: OnnxInput;
  slots: OnnxSlot[];
}

/**
 * Which of our features each column of a model is given: what a person chose, else what its name says.
 *
 * @param named   names of the columns of its one matrix, as the file tells them; empty when it does not
 * @param chosen  features in the order of all its columns; an empty text leaves the choice to the name
 * @throws ColumnCountError, UnknownFeatureError
 */
export function mapInputs(
  inputs: readonly OnnxInput[],
  named: readonly string[],
  givable: Givable,
  chosen: readonly string[] = [],
): MappedInput[] {
  const open = inputs.filter(({ width }) => width === null).length;
  const known = inputs.reduce((sum, { width }) => sum + (width ?? 0), 0);
  const all = chosen.length > 0 ? chosen.length : named.length;
  const widthOf = (input: OnnxInput) => {
    if (input.width !== null) return input.width;
    // a name that says what it is stands for itself; else what is left over of what was named
    if (input.isText || draft(input.name, false, givable).feature !== null || open > 1) return 1;
    return Math.max(1, all - known);
  };
  const widths = inputs.map(widthOf);
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (chosen.length > 0 && chosen.length !== total) throw new ColumnCountError(total, chosen.length);
  const isOrdered = inputs.length === 1 && named.length === 0 && total === givable.features.length && total > 1;
  let at = 0;
  return inputs.map((input, i) => {
    const slots = Array.from({ length: widths[i] }, (_, place): OnnxSlot => {
      const column = named.length === total ? named[at] : null;
      const name = column ?? (widths[i] === 1 ? input.name : `${input.name}[${place}]`);
      const { isText } = input;
      const choice = chosen[at] ?? "";
      const found: Pick<OnnxSlot, "feature" | "by"> =
        choice !== ""
          ? { feature: choice, by: "choice" }
          : isOrdered
            ? { feature: givable.features[at], by: "order" }
            : draft(name, isText, givable);
      at++;
      if (choice !== "" && !(isText ? givable.categories : givable.features).includes(choice))
        throw new UnknownFeatureError(name, choice, isText, givable);
      return { name, isText, ...found };
    });
    return { input, slots };
  });
}

/** @throws UnmappedInputsError when a slot is given nothing */
export function refuseGaps(mapped: readonly MappedInput[]): void {
  const slots = mapped.flatMap((each) => each.slots);
  const missing = slots.filter(({ feature }) => feature === null).map(({ name }) => name);
  if (missing.length > 0) throw new UnmappedInputsError(missing, slots.length);
}

function draft(
  name: string,
  isText: boolean,
  { features, categories, schema }: Givable,
): Pick<OnnxSlot, "feature" | "by"> {
  const known = isText ? categories : features;
  if (known.includes(name)) return { feature: name, by: "name" };
  const wanted = plain(name);
  const feature =
    known.find((id) => plain(id) === wanted || (!isText && plain(meaningOf(id, schema)) === wanted)) ??
    byColumn(wanted, isText, schema);
  return feature !== undefined && known.includes(feature) ? { feature, by: "likeness" } : { feature: null, by: null };
}

/** The feature made from a column of the data: attributes by their role, products by whether they were held. */
function byColumn(wanted: string, isText: boolean, { attributes, products }: PanelSchema): string | undefined {
  const attribute = attributes.find(({ id, label, role }) =>
    [id, label, role ?? ""].some((each) => plain(each) === wanted),
  );
  const role = attribute?.role;
  if (isText) return role && isEncoded(role) ? role : undefined;
  if (role === "active") return "active1";
  if (role === "age" || role === "income") return role;
  const product = products.find(({ id, label }) => plain(id) === wanted || plain(label) === wanted);
  return product && `held1:${product.id}`;
}

/** Small letters and digits only, accents taken off: `Renta media` and `renta_media` are the same name. */
export const plain = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, "");

const some = (names: readonly string[], most = 8) =>
  `${names.slice(0, most).join(", ")}${names.length > most ? ` and ${names.length - most} more` : ""}`;

class UnmappedInputsError extends DomainError {
  constructor(names: readonly string[], all: number) {
    super({
      code: "unmapped-inputs",
      what: `None of our features is known for ${names.length} of the ${all} columns that the model asks for: ${some(names)}`,
      mend: "Choose a feature for each, in the order of its columns (--columns a,b,c); `easymoney models mapping` drafts them.",
      facts: { names },
    });
  }
}

class UnknownFeatureError extends DomainError {
  constructor(name: string, choice: string, isText: boolean, { features, categories }: Givable) {
    const known = isText ? categories : features;
    super({
      code: "unknown-feature",
      what: `${name} cannot be given ${choice}, which is none of our ${isText ? "categories" : "features"}`,
      mend: `Choose one of ${some(known)}; \`easymoney models mapping\` lists them all.`,
      facts: { name, choice, known },
    });
  }
}

class ColumnCountError extends DomainError {
  constructor(wanted: number, given: number) {
    super({
      code: "matrix-columns",
      what: `The model asks for ${wanted} ${wanted === 1 ? "column" : "columns"}, and ${given} ${given === 1 ? "is" : "are"} named`,
      mend: "Name one of our features for each, in its order, separated by commas.",
      facts: { wanted, given },
    });
  }
}
