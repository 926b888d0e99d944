import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "../errors/domainError.ts";
import type { ContractTable, DataContract } from "../ingestion/contract/dataContract.ts";
import { builtInContracts, parseContract, readContract } from "../ingestion/contract/readContract.ts";
import { writeWhole } from "../store/writeWhole.ts";

/** Which column of a table a name in the file stands for; null for none. */
export interface ColumnMapping {
  table: string;
  source: string;
  column: string | null;
}

class UnmappableError extends DomainError {
  constructor(what: string, mend: string) {
    super({ code: "unmappable-column", what, mend });
  }
}

/** The contracts of a person, one JSON file each in a folder, named by their ids. */
export class ContractShelf {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All that can be read; one that somebody broke by hand is left out, and stays where it is. */
  list(): DataContract[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .flatMap((name) => {
        try {
          return [readContract(join(this.#folder, name))];
        } catch (error) {
          if (error instanceof DomainError) return [];
          throw error;
        }
      });
  }

  /** What an import knows a contract by: the path of one from the shelf, any other name as it is. */
  nameOf(id: string): string {
    const path = this.#pathOf(id);
    return isPlain(id) && existsSync(path) ? path : id;
  }

  /** Checks a contract and keeps it under its id, with a number behind it when a built-in one has that id. @throws InvalidContractError */
  save(json: string): { contract: string } {
    const contract = parseContract(json, "the contract");
    const builtIn = builtInContracts().map(({ id }) => id);
    let id = plain(contract.id);
    for (let n = 2; builtIn.includes(id); n++) id = `${plain(contract.id)}-${n}`;
    mkdirSync(this.#folder, { recursive: true });
    const path = this.#pathOf(id);
    writeWhole(path, `${JSON.stringify({ ...contract, id }, null, 2)}\n`);
    return { contract: id };
  }

  /** Keeps a copy of a contract in which columns go by the names that a person chose. @throws InvalidContractError, UnmappableError */
  map(name: string, columns: readonly ColumnMapping[]): { contract: string } {
    const base = this.list().find(({ id }) => id === name) ?? readContract(this.nameOf(name));
    for (const { table } of columns) {
      if (base.tables.some(({ id }) => id === table)) continue;
      throw new UnmappableError(
        `${base.title} has no table ${table}`,
        `Choose one of ${base.tables.map(({ id }) => id).join(", ")}.`,
      );
    }
    const isCopy = base.id.endsWith(OWN);
    return this.save(
      JSON.stringify({
        ...base,
        id: isCopy ? base.id : `${base.id}${OWN}`,
        title: isCopy ? base.title : `${base.title}, own column names`,
        tables: base.tables.map((table) =>
          mapTable(
            table,
            columns.filter((each) => each.table === table.id),
          ),
        ),
      }),
    );
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

const OWN = "-own";
const plain = (id: string) => id.toLowerCase().replace(/[^a-z0-9_-]+/g, "-");
const isPlain = (id: string) => plain(id) === id;

function mapTable(table: ContractTable, mapping: readonly ColumnMapping[]): ContractTable {
  if (mapping.length === 0) return table;
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const unknown = mapping.find(({ column }) => column !== null && !table.columns.some(({ id }) => id === column));
  if (unknown) {
    throw new UnmappableError(
      `Table ${table.id} has no column ${unknown.column}`,
      `Choose one of ${table.columns.map(({ id }) => id).join(", ")}.`,
    );
  }
  const columns = table.columns.flatMap((column) => {
    const own = mapping.filter((each) => each.column === column.id).map(({ source }) => source.trim());
    const others = column.source.filter((name) => !mapping.some(({ source }) => same(source, name)));
    const source = [...own, ...others];
    if (source.length > 0) return [{ ...column, source }];
    if (column.role !== "key" && column.role !== "month") return [];
    throw new UnmappableError(
      `Table ${table.id} cannot do without its ${column.role}`,
      `Say which column of the file is ${column.label ?? column.id}.`,
    );
  });
  return { ...table, columns };
}
