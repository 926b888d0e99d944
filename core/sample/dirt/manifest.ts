import type { Edition } from "../writing/edition.ts";
import type { Oddities } from "./oddities.ts";
import type { DirtCounts } from "./plan.ts";
import type { Expected, Trap } from "./trap.ts";

/** One kind of planted defect. */
export interface Planted {
  count: number;
  description: string;
  expected: Expected;
  /** Reason of the rejection, name of the repair, or null. */
  reason: string | null;
  column: string | null;
  /** Defects by table. */
  tables: Record<string, number>;
}

/** What was planted, and what an importer has to report: the content of planted.json. */
export interface Manifest {
  edition: Edition;
  seed: string;
  customers: number;
  shuffled: boolean;
  /** By file name: lines that are rows of data, whole or not, without header and blank lines. */
  dataRows: Record<string, number>;
  planted: Record<string, Planted>;
  importer: {
    /** Rows to reject by table and reason, orphans apart. */
    rejectedRows: Record<string, Record<string, number>>;
    /** Cells to repair by table and column. */
    repairedCells: Record<string, Record<string, number>>;
    blankLines: Record<string, number>;
    /** Customer-months left with one of their tables missing: orphans, and rows rejected from one table only. */
    incompleteCustomerMonths: number;
  };
}

/** The record of planted defects by trap id; the source's own oddities follow with what they count. */
export function plantedRecord(traps: readonly Trap[], counts: DirtCounts, oddities: Oddities, edition: Edition) {
  const planted: Record<string, Planted> = {};
  for (const { id, description, expected, reason, column } of traps) {
    const tables = Object.fromEntries(counts.get(id) ?? []);
    planted[id] = { count: sum(Object.values(tables)), description, expected, reason, column, tables };
  }
  const own = (id: string, count: number, description: string, column: string, table: string) => {
    const where = edition === "santander" ? "santander" : table;
    planted[id] = { count, description, expected: "kept", reason: null, column, tables: { [where]: count } };
  };
  const santander = edition === "santander";
  if (santander) addNaturalPairs(planted, oddities.payrollPairNulls);
  if (edition !== "v2") {
    own(
      "entry-after-partition",
      oddities.entryAfterPartition,
      "Rows whose entry date lies up to three days after the partition date",
      santander ? "fecha_alta" : "entry_date",
      "commercial_activity",
    );
  }
  own(
    "deceased-returns",
    oddities.deceasedReturns,
    "Customers whose deceased flag goes from S back to N",
    santander ? "indfall" : "deceased",
    "sociodemographics",
  );
  own(
    "first-month-channel-null",
    oddities.channelNulls,
    "Joiners without a channel in their first month",
    santander ? "canal_entrada" : "entry_channel",
    "commercial_activity",
  );
  return planted;
}

/** The public schema has such nulls by itself: the importer repairs them with the planted ones. */
function addNaturalPairs(planted: Record<string, Planted>, count: number): void {
  const pair = planted["payroll-pair-null"];
  pair.count += count;
  pair.tables.santander += count;
}

/**
 * What an importer reports for the planted defects.
 *
 * @param pairNulls rows that lack the payroll pair by themselves
 */
export function importerReport(traps: readonly Trap[], counts: DirtCounts, pairNulls: number): Manifest["importer"] {
  const report: Manifest["importer"] = {
    rejectedRows: {},
    repairedCells: {},
    blankLines: {},
    incompleteCustomerMonths: 0,
  };
  for (const trap of traps) {
    for (const [table, count] of counts.get(trap.id) ?? []) {
      if (trap.id === "blank-line") report.blankLines[table] = count;
      for (const column of trap.repairs ?? []) add(report.repairedCells, table, column, count + pairNulls);
      if (trap.expected !== "rejected") continue;
      if (trap.place !== "omit") add(report.rejectedRows, table, trap.reason ?? "", count);
      if (trap.place !== "extra" && table !== "santander") report.incompleteCustomerMonths += count;
    }
  }
  return report;
}

function add(counts: Record<string, Record<string, number>>, table: string, key: string, count: number): void {
  counts[table] ??= {};
  counts[table][key] = (counts[table][key] ?? 0) + count;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
