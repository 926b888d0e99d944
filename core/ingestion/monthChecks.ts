import type { ImportedTable, ImportReport } from "../contract/importReport.ts";
import { mergeKeys } from "../store/mergeKeys.ts";
import type { LoadInfo } from "../store/versions.ts";
import { formatMonth, type Month, parseMonth } from "../time/month.ts";
import type { DataContract } from "./contract/dataContract.ts";

/** A customer-month that some of the required tables lack. */
export interface IncompleteRow {
  month: Month;
  key: number;
  missing: string[];
}

/** Customer-months that lack a row in one of the required panel tables, over the months that this import has of all of them. */
export function* incompleteRows(
  contract: DataContract,
  panelKeys: ReadonlyMap<string, ReadonlyMap<Month, Int32Array>>,
): Generator<IncompleteRow> {
  const required = contract.tables.filter((table) => table.role === "panel" && table.required).map(({ id }) => id);
  const months = [...(panelKeys.get(required[0])?.keys() ?? [])];
  for (const month of months) {
    const lists = required.flatMap((table) => panelKeys.get(table)?.get(month) ?? []);
    if (lists.length < required.length || lists.every((list) => list === lists[0])) continue;
    // keys ascend in each list: one pass with a finger in each
    const at = lists.map(() => 0);
    for (const key of mergeKeys(lists)) {
      const missing = required.filter((_, i) => lists[i][at[i]] !== key);
      for (let i = 0; i < lists.length; i++) if (lists[i][at[i]] === key) at[i]++;
      if (missing.length > 0) yield { month, key, missing };
    }
  }
}

/** What a person should look at: gaps between months, jumps of row counts, months without all their tables. */
export function monthWarnings(
  contract: DataContract,
  tables: readonly ImportedTable[],
  before: readonly LoadInfo[],
): Pick<ImportReport, "warnings" | "drift"> {
  const warnings: string[] = [];
  const drift: ImportReport["drift"] = [];
  const panel = contract.tables.filter((table) => table.role === "panel");
  const rows = new Map(panel.map((table) => [table.id, new Map<Month, number>()]));
  for (const load of before) if (load.month !== null) rows.get(load.table)?.set(load.month, load.rows);
  for (const table of tables) {
    for (const { month, rows: count } of table.months)
      if (month !== null) rows.get(table.table)?.set(parseMonth(month), count);
  }
  for (const [table, counts] of rows) {
    const months = [...counts.keys()].sort((a, b) => a - b);
    for (let i = 1; i < months.length; i++) {
      const [last, next] = [months[i - 1], months[i]];
      if (next - last > 1) warnings.push(`${table}: no rows from ${formatMonth(last + 1)} to ${formatMonth(next - 1)}`);
      const change = (counts.get(next) ?? 0) / (counts.get(last) ?? 1) - 1;
      if (next - last === 1 && Math.abs(change) > contract.rowCountDrift) {
        const [before, now] = [counts.get(last) ?? 0, counts.get(next) ?? 0];
        drift.push({ table, month: formatMonth(next), before, now, change });
      }
    }
  }
  const all = [...new Set([...rows.values()].flatMap((counts) => [...counts.keys()]))].sort((a, b) => a - b);
  for (const month of all) {
    const missing = panel.filter((table) => table.required && !rows.get(table.id)?.has(month)).map(({ id }) => id);
    if (missing.length > 0)
      warnings.push(
        `${formatMonth(month)} is incomplete until ${missing.join(" and ")} arrives; analyses leave it out`,
      );
  }
  return { warnings, drift };
}
