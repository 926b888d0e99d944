import { DomainError } from "../errors/domainError.ts";
import type { ContractColumn, ContractTable, DataContract } from "./contract/dataContract.ts";
import type { DetectedFile } from "./csv/detectFile.ts";

/** A file and the table it holds: which field of the file is which column. */
export interface MatchedFile {
  file: DetectedFile;
  table: ContractTable;
  fields: { column: ContractColumn; field: number }[];
  /** Header names that the contract does not use. */
  ignored: string[];
}

class UnmatchedFileError extends DomainError {
  constructor(file: string, reason: string, mend: string) {
    super({ code: "unmatched-file", what: `No table of the contract fits this file: ${reason}`, where: file, mend });
  }
}

class DuplicateColumnError extends DomainError {
  constructor(file: string, name: string) {
    super({
      code: "duplicate-column",
      what: `The header names column "${name}" twice`,
      where: `${file}, line 1`,
      mend: "Remove or rename one of the two in the file.",
      facts: { name },
    });
  }
}

/** The contract whose tables fit all the files; the first that does. */
export function chooseContract(files: readonly DetectedFile[], contracts: readonly DataContract[]): DataContract {
  const fits = contracts.find((contract) => files.every((file) => bestTable(file, contract).missing.length === 0));
  return fits ?? contracts[0];
}

/**
 * Says which table each file holds, by the names in its header.
 *
 * @throws UnmatchedFileError naming the columns that are missing; DuplicateColumnError
 */
export function matchFile(file: DetectedFile, contract: DataContract): MatchedFile {
  const { table, missing } = bestTable(file, contract);
  if (missing.length > 0) {
    const names = missing.map(({ source }) => source.join(" or ")).join(", ");
    const lacking = missing.length === 1 ? `column ${names} is missing` : `columns ${names} are missing`;
    throw new UnmatchedFileError(
      file.path,
      `nearest is ${table.id}, but ${lacking} (line 1)`,
      "Add the column to the extract, add its name to the contract, or mark it optional there.",
    );
  }
  const fields = table.columns.flatMap((column) => {
    const at = positions(file, column);
    if (at.length > 1) throw new DuplicateColumnError(file.path, file.header[at[1]]);
    return at.map((field) => ({ column, field }));
  });
  const used = new Set(fields.map(({ field }) => field));
  const ignored = file.header.filter((name, field) => !used.has(field) && name !== "");
  return { file, table, fields, ignored };
}

/** The table that a file comes nearest to, and the columns of it that are there, by field; also when the file is not whole. */
export function nearestTable(file: DetectedFile, contract: DataContract): Pick<MatchedFile, "table" | "fields"> {
  const { table } = bestTable(file, contract);
  const fields = table.columns.flatMap((column) => positions(file, column).map((field) => ({ column, field })));
  return { table, fields };
}

function bestTable(file: DetectedFile, contract: DataContract): { table: ContractTable; missing: ContractColumn[] } {
  const candidates = contract.tables.map((table) => ({
    table,
    missing: table.columns.filter((column) => !column.optional && positions(file, column).length === 0),
  }));
  // most columns found wins among the whole ones: a small table's names may also stand in a larger one
  const found = ({ table, missing }: (typeof candidates)[number]) => table.columns.length - missing.length;
  candidates.sort((a, b) => Math.sign(a.missing.length) - Math.sign(b.missing.length) || found(b) - found(a));
  return candidates[0];
}

function positions(file: DetectedFile, column: ContractColumn): number[] {
  const names = new Set(column.source.map((name) => name.toLowerCase()));
  return file.header.flatMap((name, field) => (names.has(name.trim().toLowerCase()) ? [field] : []));
}
