import type { ImportedTable } from "../contract/importReport.ts";
import { mergeKeys } from "../store/mergeKeys.ts";
import type { LoadInfo } from "../store/versions.ts";
import { formatMonth, type Month, parseMonth } from "../time/month.ts";
import type { DataContract } from "./contract/dataContract.ts";

/** Customer-months that lack a row in one of the required panel tables, over the months that this import has of all of them. */
export function incompleteCustomerMonths(
  contract: DataContract,
  panelKeys: ReadonlyMap<string, ReadonlyMap<Month, Int32Array>>,
): number {
  const required = contract.tables.filter((table) => table.role === "panel" && table.required);
  const months = [...(panelKeys.get(required[0]?.id)?.keys() ?? [])];
  let incomplete = 0;
  for (const month of months) {
    const lists = required.flatMap((table) => panelKeys.get(table.id)?.get(month) ?? []);
    if (lists.length < required.length) continue;
    const all = mergeKeys(lists).length;
    if (lists.every((list) => list.length === all)) continue;
    incomplete += all - presentInAll(lists);
  }
  return incomplete;
}

function presentInAll(lists: readonly Int32Array[]): number {
  const counts = new Map<number, number>();
  for (const list of lists) for (const key of list) counts.set(key, (counts.get(key) ?? 0) + 1);
  let all = 0;
  for (const count of counts.values()) if (count === lists.length) all++;
  return all;
}

/** What a person should look at: gaps between months, jumps of row counts, months without all their tables. */
export function monthWarnings(
  contract: DataContract,
  tables: readonly ImportedTable[],
  before: readonly LoadInfo[],
): string[] {
  const warnings: string[] = [];
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
        const sign = change > 0 ? "+" : "−";
        warnings.push(
          `${table}: ${formatMonth(next)} has ${sign}${(Math.abs(change) * 100).toFixed(1)} % rows against the month before`,
        );
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
  return warnings;
}
