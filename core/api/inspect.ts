import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { InspectedFile, Inspection } from "../contract/desk/data.ts";
import { DomainError } from "../errors/domainError.ts";
import type { ContractColumn, DataContract } from "../ingestion/contract/dataContract.ts";
import { builtInContracts, readContract } from "../ingestion/contract/readContract.ts";
import { type DetectedFile, detectFile } from "../ingestion/csv/detectFile.ts";
import { type MatchedFile, matchFile, nearestTable } from "../ingestion/matchFiles.ts";

const DATA_FILE = /\.(csv|tsv|txt)(\.gz|\.zst)?$/i;
const SAMPLE_ROWS = 8;
const NAMES: Record<number, string> = { 44: "comma", 59: "semicolon", 9: "tab", 124: "vertical bar" };

/**
 * Says what files hold and how they would be read, with reasons, without reading them whole. Nothing is changed.
 *
 * @param own contracts of the person, besides those that come with the product
 * @param name a contract by its id, or a JSON file; the one that fits most columns when left out
 */
export async function inspectFiles(
  paths: readonly string[],
  name?: string,
  own: readonly DataContract[] = [],
): Promise<Inspection> {
  // among equals the built-in one stands: by another recipe every month would count as changed
  const known = [...builtInContracts(), ...own];
  const found: (DetectedFile | { path: string; error: DomainError })[] = [];
  for (const path of paths.flatMap(expand)) {
    try {
      found.push(await detectFile(path));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      found.push({ path, error });
    }
  }
  const detected = found.filter((file): file is DetectedFile => !("error" in file));
  const named = name === undefined ? undefined : (known.find(({ id }) => id === name) ?? readContract(name));
  const contract = named ?? bestContract(detected, known);
  const files = found.map((file) => ("error" in file ? faulty(file.path, file.error) : inspectFile(file, contract)));
  return {
    contract: { id: contract.id, title: contract.title },
    contracts: [...new Map([...known, contract].map(({ id, title }) => [id, { id, title }])).values()],
    tables: contract.tables.map(({ id, columns }) => ({ id, columns: columns.map(describeColumn) })),
    margins: marginsOf(contract, files),
    files,
    ready: files.length > 0 && files.every(({ problem }) => problem === null),
  };
}

/** The contract that fits most files and, among equals, most of their columns; the first of those. */
function bestContract(files: readonly DetectedFile[], contracts: readonly DataContract[]): DataContract {
  const fits = contracts.map((contract) => {
    const columns = files.map((file) => columnsFound(file, contract));
    return { contract, files: columns.filter((n) => n > 0).length, columns: columns.reduce((sum, n) => sum + n, 0) };
  });
  // the built-in one stands when nothing fits at all: its faults say what is missing
  const most = fits.toSorted((a, b) => b.files - a.files || b.columns - a.columns)[0];
  return most.files > 0 ? most.contract : builtInContracts()[0];
}

/** Columns that a contract finds in a file; 0 when no table of it fits. */
function columnsFound(file: DetectedFile, contract: DataContract): number {
  try {
    return matchFile(file, contract).fields.length;
  } catch (error) {
    if (error instanceof DomainError) return 0;
    throw error;
  }
}

function describeColumn({
  id,
  label,
  type,
  optional,
}: ContractColumn): Inspection["tables"][number]["columns"][number] {
  return { id, label: label ?? id, kind: type, needed: !optional };
}

/** What the contract lets each product earn; nothing when the files hold sales, which carry margins of their own. */
function marginsOf({ tables }: DataContract, files: readonly InspectedFile[]): Inspection["margins"] {
  const found = new Set(files.map(({ table }) => table));
  if (tables.some(({ id, role }) => role === "sales" && found.has(id))) return [];
  return tables.flatMap(({ columns }) =>
    columns.flatMap(({ id, label, role, product }) =>
      role === "holding"
        ? [{ product: id, label: label ?? id, family: product?.family ?? "other", marginEur: product?.marginEur ?? 0 }]
        : [],
    ),
  );
}

function expand(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => DATA_FILE.test(name))
    .sort()
    .map((name) => join(path, name));
}

function faulty(path: string, error: DomainError): InspectedFile {
  const nothing = { findings: [], header: [], sample: [], mapping: [] };
  const sizeBytes = existsSync(path) ? statSync(path).size : 0;
  return { path, name: basename(path), sizeBytes, table: null, problem: problemOf(error), nearest: null, ...nothing };
}

function inspectFile(file: DetectedFile, contract: DataContract): InspectedFile {
  const { path, sizeBytes, header, sampleRows } = file;
  const own = { path, name: basename(path), sizeBytes, header, sample: sampleRows.slice(0, SAMPLE_ROWS) };
  try {
    const { table, fields } = matchFile(file, contract);
    const mapping = mappingOf(header, fields);
    return { ...own, table: table.id, problem: null, nearest: null, findings: findingsOf(file), mapping };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { table, fields } = nearestTable(file, contract);
    const mapping = mappingOf(header, fields);
    return { ...own, table: null, problem: problemOf(error), nearest: table.id, findings: findingsOf(file), mapping };
  }
}

function mappingOf(header: readonly string[], fields: MatchedFile["fields"]): InspectedFile["mapping"] {
  const byField = new Map(fields.map(({ field, column }) => [field, column]));
  return header.map((source, field) => {
    const column = byField.get(field);
    return { source, column: column?.id ?? null, label: column?.label ?? column?.id ?? "", kind: column?.type ?? "" };
  });
}

/** The message without the path, which stands beside it. */
function problemOf({ message, where }: DomainError): string {
  return message.replace(` (${where})`, "");
}

function findingsOf({ dialect, confidence, lineEnd, header }: DetectedFile): InspectedFile["findings"] {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return [
    {
      what: "Separator",
      value: NAMES[dialect.delimiter] ?? String.fromCharCode(dialect.delimiter),
      because: `${percent(confidence.delimiter)} of the sampled rows then have ${header.length} fields, as the header has`,
    },
    {
      what: "Decimal mark",
      value: dialect.decimal === "." ? "point" : "comma",
      because: "the numbers of the sample read that way",
    },
    {
      what: "Encoding",
      value: dialect.encoding === "utf-8" ? "UTF-8" : "Latin-1",
      because:
        confidence.encoding === 1 ? "its letters beyond ASCII say so" : "only plain ASCII was seen, which both share",
    },
    {
      what: "Line ends",
      value: lineEnd === "mixed" ? "mixed" : lineEnd.toUpperCase(),
      because: "as the first rows end",
    },
    ...(dialect.compression === "none"
      ? []
      : [{ what: "Compression", value: dialect.compression, because: "its first bytes say so" }]),
  ];
}
