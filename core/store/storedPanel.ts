import { DomainError } from "../errors/domainError.ts";
import { formatMonth, type Month } from "../time/month.ts";
import { keyReader } from "./customerKeys.ts";
import { mergeKeys } from "./mergeKeys.ts";
import type { Panel, PanelSchema, SalesRows, Snapshot } from "./panel.ts";
import { type PanelTables, panelTables } from "./panelContract.ts";
import { marginsFromSales, readSales } from "./sales.ts";
import { type LabelDictionaries, type MonthLoads, StoredSnapshot } from "./storedSnapshot.ts";
import { chunksOf, findVersion, type LoadInfo, loadsOf, readColumn } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

class UnknownMonthError extends DomainError {
  constructor(month: Month, months: readonly Month[]) {
    const span = months.length > 0 ? `${formatMonth(months[0])} to ${formatMonth(months[months.length - 1])}` : "none";
    super({
      code: "unknown-month",
      what: `The version has no complete month ${formatMonth(month)}`,
      mend: `Choose one of its months: ${span}.`,
      facts: { month: formatMonth(month), months: months.map(formatMonth) },
    });
  }
}

class NoCompleteMonthError extends DomainError {
  constructor(version: string, missing: readonly string[]) {
    super({
      code: "no-complete-month",
      what: `No month of ${version} has all its tables`,
      mend: `Import the missing tables too: ${missing.join(", ")}.`,
      facts: { version, missing },
    });
  }
}

/** How many snapshots keep their columns in memory unless more are asked for; keys of all months stay. */
const SNAPSHOTS_KEPT = 3;

/**
 * Opens a dataset version for analysis. Months that lack a required table are left out.
 *
 * @param version `v3`; the head when left out
 * @param snapshotsKept for whoever asks the same panel again and again
 * @throws UnknownVersionError, NoCompleteMonthError
 */
export function openPanel(file: WorkspaceFile, version?: string, snapshotsKept = SNAPSHOTS_KEPT): Panel {
  const info = findVersion(file, version);
  const tables = panelTables(info.contract);
  const loads = loadsOf(file, info.id);
  const months = completeMonths(tables, loads);
  if (months.length === 0) throw new NoCompleteMonthError(info.id, tables.required);
  const keyOf = keyReader(file);
  const byMonth = new Map<Month, MonthLoads>(
    months.map((month) => [
      month,
      monthLoads(
        file,
        tables,
        loads.filter((load) => load.month === month),
      ),
    ]),
  );
  const keys = mergeKeys([...byMonth.values()].map(({ keys }) => keys));
  const dictionaries = labelDictionaries(file, tables, loads);
  const sales = readSales(file, tables, loads, keys);
  const schema: PanelSchema = {
    contract: tables.contract,
    attributes: tables.attributes,
    products: marginsFromSales(tables.products, sales),
  };
  const kept = new Map<Month, StoredSnapshot>();

  return {
    version: info.id,
    months,
    schema,
    customers: {
      size: keys.length,
      key: (index) => keyOf(keys[index]),
      indexOf: (key) => searchKey(keys, key, keyOf),
    },
    snapshot(month): Snapshot {
      const own = byMonth.get(month);
      if (!own) throw new UnknownMonthError(month, months);
      const snapshot = kept.get(month) ?? new StoredSnapshot(file, month, own, keys, dictionaries);
      kept.delete(month);
      kept.set(month, snapshot);
      if (kept.size > snapshotsKept) kept.delete(kept.keys().next().value as Month);
      return snapshot;
    },
    sales: (): SalesRows | null => sales,
  };
}

/** Months for which every required panel table has a load, ascending. */
function completeMonths(tables: PanelTables, loads: readonly LoadInfo[]): Month[] {
  const have = new Map<Month, Set<string>>();
  for (const { table, month } of loads) {
    if (month === null) continue;
    have.set(month, (have.get(month) ?? new Set()).add(table));
  }
  const complete = [...have].filter(([, present]) => tables.required.every((table) => present.has(table)));
  return complete.map(([month]) => month).sort((a, b) => a - b);
}

function monthLoads(file: WorkspaceFile, tables: PanelTables, loads: readonly LoadInfo[]): MonthLoads {
  const parts = loads
    .filter((load) => tables.panel.includes(load.table))
    .map((load) => {
      const chunks = chunksOf(file, load.id);
      const key = chunks.find((chunk) => chunk.encoding.kind === "key");
      if (!key) throw new Error(`load ${load.id} has no key column`);
      return {
        load: load.id,
        table: load.table,
        keyHash: key.hash,
        keyColumn: key.column,
        columns: new Set(chunks.map((chunk) => chunk.column)),
      };
    });
  const distinct = new Map<string, Int32Array>();
  for (const { load, keyHash, keyColumn } of parts) {
    if (distinct.has(keyHash)) continue;
    const column = readColumn(file, load, keyColumn);
    if (column.kind === "key") distinct.set(keyHash, column.values);
  }
  return {
    keys: mergeKeys([...distinct.values()]),
    parts,
    keysByHash: distinct,
    products: tables.products.map(({ id }) => id),
  };
}

/** All labels of each category column over the version's months, ascending, so that codes mean the same in every month. */
function labelDictionaries(file: WorkspaceFile, tables: PanelTables, loads: readonly LoadInfo[]): LabelDictionaries {
  const sets = new Map<string, Set<string>>();
  for (const load of loads) {
    if (!tables.panel.includes(load.table)) continue;
    for (const { column, encoding } of chunksOf(file, load.id)) {
      if (encoding.kind !== "category") continue;
      const set = sets.get(column) ?? new Set();
      for (const label of (encoding.labels ?? []).slice(1)) set.add(label);
      sets.set(column, set);
    }
  }
  return new Map([...sets].map(([column, set]) => [column, ["", ...[...set].sort()]]));
}

function searchKey(keys: Int32Array, key: string, keyOf: (id: number) => string): number {
  const id = Number(key);
  if (Number.isInteger(id) && id >= 0) {
    let low = 0;
    let high = keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (keys[middle] === id) return middle;
      if (keys[middle] < id) low = middle + 1;
      else high = middle - 1;
    }
  }
  // keys that are not numbers have negative ids, at the front of the index
  for (let i = 0; i < keys.length && keys[i] < 0; i++) if (keyOf(keys[i]) === key) return i;
  return -1;
}
