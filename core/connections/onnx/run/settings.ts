import type { OnnxNode, OnnxTensor } from "../format/model.ts";

/** A node's attributes by name, with defaults where they were left out. */
export class Settings {
  readonly node: OnnxNode;
  readonly #byName: Map<string | undefined, NonNullable<OnnxNode["attributes"]>[number]>;

  constructor(node: OnnxNode) {
    const { attributes = [] } = node;
    this.node = node;
    this.#byName = new Map(attributes.map((each) => [each.name, each]));
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  int(name: string, otherwise: number): number {
    return this.#byName.get(name)?.i ?? otherwise;
  }

  float(name: string, otherwise: number): number {
    return this.#byName.get(name)?.f ?? otherwise;
  }

  text(name: string, otherwise: string): string {
    return this.#byName.get(name)?.s ?? otherwise;
  }

  ints(name: string): readonly number[] {
    return this.#byName.get(name)?.ints ?? [];
  }

  floats(name: string): readonly number[] {
    return this.#byName.get(name)?.floats ?? [];
  }

  texts(name: string): readonly string[] {
    return this.#byName.get(name)?.strings ?? [];
  }

  tensor(name: string): OnnxTensor {
    return this.#byName.get(name)?.t ?? {};
  }
}
