import { ML_DOMAIN, nodeOf } from "../format/build.ts";
import { ELEMENT, type OnnxNode, type OnnxTensor } from "../format/model.ts";

type Settings = Parameters<typeof nodeOf>[3];

export type ColumnKinds = ReadonlyMap<string, "number" | "category">;

/** A graph as it grows: nodes in an order in which they can run, and constants. Tensors are named by what makes them. */
export class GraphBuilder {
  readonly nodes: OnnxNode[] = [];
  readonly constants: OnnxTensor[] = [];
  /** Labels that some model knows, by category. Code 0 is a missing or unknown one, code i + 1 is the label at i. */
  readonly #labels: ReadonlyMap<string, readonly string[]>;
  readonly #made = new Map<string, string>();

  constructor(labels: ReadonlyMap<string, readonly string[]>) {
    this.#labels = labels;
  }

  /** Adds a node; returns its output. The slash keeps it apart from columns of a table. */
  add(operator: string, inputs: string[], settings: Settings = {}, domain = ""): string {
    const output = `/${operator}/${this.nodes.length}`;
    this.nodes.push(nodeOf(operator, inputs, output, settings, domain));
    return output;
  }

  /** A constant of doubles: one number, or rows of equal width. */
  doubles(values: readonly number[], dims: number[] = []): string {
    return this.#constant({ dims, dataType: ELEMENT.double, doubleData: [...values] });
  }

  floats(values: readonly number[], dims: number[]): string {
    return this.#constant({ dims, dataType: ELEMENT.float, floatData: [...values] });
  }

  wholes(values: readonly number[], dims: number[]): string {
    return this.#constant({ dims, dataType: ELEMENT.int64, int64Data: [...values] });
  }

  to(element: "float" | "double", input: string): string {
    return this.add("Cast", [input], { to: { int: ELEMENT[element] } });
  }

  /** Columns of numbers side by side, doubles. */
  numbers(names: readonly string[]): string {
    return this.#once(`numbers ${JSON.stringify(names)}`, () =>
      names.length === 1 ? names[0] : this.add("Concat", [...names], { axis: { int: 1 } }),
    );
  }

  /** Labels that some model knows of a category. */
  labelsOf(name: string): readonly string[] {
    return this.#labels.get(name) ?? [];
  }

  /**
   * A row of a table for each row's label.
   *
   * @param rowOf what stands for a label; for null, what stands for a missing or unknown one. Equal widths
   */
  byLabel(name: string, rowOf: (label: string | null) => readonly number[], element: "float" | "double"): string {
    const rows = [null, ...this.labelsOf(name)].map(rowOf);
    const dims = [rows.length, rows[0].length];
    const table = element === "float" ? this.floats(rows.flat(), dims) : this.doubles(rows.flat(), dims);
    return this.add("Gather", [table, this.#codes(name)], { axis: { int: 0 } });
  }

  /** The sum of tensors whose shapes go together. */
  sum(terms: readonly string[]): string {
    return terms.reduce((sum, term) => this.add("Add", [sum, term]));
  }

  #codes(name: string): string {
    return this.#once(`codes ${name}`, () => {
      const labels = this.labelsOf(name);
      const settings = {
        keys_strings: { strings: ["", ...labels] },
        values_int64s: { ints: ["", ...labels].map((_, code) => code) },
        default_int64: { int: 0 },
      };
      const codes = this.add("LabelEncoder", [name], settings, ML_DOMAIN);
      return this.add("Reshape", [codes, this.wholes([-1], [1])]);
    });
  }

  #once(key: string, make: () => string): string {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }

  #constant(tensor: Omit<OnnxTensor, "name">): string {
    const name = `/constant/${this.constants.length}`;
    this.constants.push({ ...tensor, name });
    return name;
  }
}
