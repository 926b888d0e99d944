import type { MonthDiff, VersionDiff } from "../contract/versionDiff.ts";
import type { ColumnValues } from "../store/columnCodec.ts";
import { positionsIn } from "../store/mergeKeys.ts";
import { chunksOf, findVersion, type LoadInfo, loadsOf, readColumn } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth } from "../time/month.ts";

/**
 * Rows added, removed and changed between two versions, month by month; loads with the same rows are not read.
 *
 * Sales are compared by the number of rows of a customer, since a customer may have several.
 *
 * @throws UnknownVersionError
 */
export function diffVersions(file: WorkspaceFile, from: string, to: string): VersionDiff {
  const [a, b] = [findVersion(file, from), findVersion(file, to)];
  const place = (load: LoadInfo) => `${load.table}/${load.month}`;
  const before = new Map(loadsOf(file, a.id).map((load) => [place(load), load]));
  const after = new Map(loadsOf(file, b.id).map((load) => [place(load), load]));
  const places = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = places.flatMap((name) => {
    const [old, fresh] = [before.get(name), after.get(name)];
    return old?.content === fresh?.content ? [] : [diffLoads(file, old, fresh)];
  });
  return { from: a.id, to: b.id, changes };
}

function diffLoads(file: WorkspaceFile, old: LoadInfo | undefined, fresh: LoadInfo | undefined): MonthDiff {
  const { table, month } = (fresh ?? old) as LoadInfo;
  const oldKeys = keysOf(file, old);
  const newKeys = keysOf(file, fresh);
  const places = positionsIn(newKeys, oldKeys);
  const shared: number[] = [];
  for (let i = 0; i < places.length; i++) if (places[i] >= 0) shared.push(i);
  const changedCells: Record<string, number> = {};
  const changed = new Uint8Array(newKeys.length);
  if (old && fresh) {
    const oldColumns = new Set(chunksOf(file, old.id).map(({ column }) => column));
    for (const { column, encoding } of chunksOf(file, fresh.id)) {
      if (encoding.kind === "key" || !oldColumns.has(column)) continue;
      const cells = comparers(column, readColumn(file, old.id, column), readColumn(file, fresh.id, column));
      for (const { id, differs } of cells) {
        let count = 0;
        for (const row of shared) {
          if (!differs(places[row], row)) continue;
          changed[row] = 1;
          count++;
        }
        if (count > 0) changedCells[id] = count;
      }
    }
  }
  return {
    table,
    month: month === null ? "" : formatMonth(month),
    rowsAdded: newKeys.length - shared.length,
    rowsRemoved: oldKeys.length - new Set(shared.map((row) => places[row])).size,
    rowsChanged: changed.reduce((sum, one) => sum + one, 0),
    changedCells,
  };
}

interface CellComparer {
  id: string;
  differs: (oldRow: number, newRow: number) => boolean;
}

/** One comparer per column; holdings count as one column per product. */
function comparers(id: string, old: ColumnValues, fresh: ColumnValues): CellComparer[] {
  if (old.kind === "mask" && fresh.kind === "mask") {
    return fresh.products.map((product, bit) => {
      const oldBit = old.products.indexOf(product);
      const held = (mask: number, at: number) => (at < 0 ? 0 : (mask >>> at) & 1);
      return { id: product, differs: (a, b) => held(old.values[a], oldBit) !== held(fresh.values[b], bit) };
    });
  }
  if (old.kind === "category" && fresh.kind === "category") {
    const recode = old.labels.map((label) => fresh.labels.indexOf(label));
    return [{ id, differs: (a, b) => recode[old.codes[a]] !== fresh.codes[b] }];
  }
  if (old.kind === "mask" || old.kind === "category" || fresh.kind === "mask" || fresh.kind === "category") {
    return [{ id, differs: () => true }];
  }
  return [{ id, differs: (a, b) => !Object.is(old.values[a], fresh.values[b]) }];
}

function keysOf(file: WorkspaceFile, load: LoadInfo | undefined): Int32Array {
  if (!load) return new Int32Array(0);
  const key = chunksOf(file, load.id).find(({ encoding }) => encoding.kind === "key");
  const column = key ? readColumn(file, load.id, key.column) : null;
  return column?.kind === "key" ? column.values : new Int32Array(0);
}
