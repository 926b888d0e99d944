import type { Random } from "../random/random.ts";
import { spoiledOrdinals } from "./dirt/oddities.ts";
import { type DirtCounts, planDirt, type TableDirt } from "./dirt/plan.ts";
import type { Trap } from "./dirt/trap.ts";
import { trapsOf } from "./dirt/traps.ts";
import type { SampleOptions } from "./sampleOptions.ts";
import type { SimulatedPanel } from "./simulatedPanel.ts";
import { lineEndOf } from "./writing/edition.ts";
import { drawRowOrder, type RowOrder } from "./writing/rowOrder.ts";
import { rowSequence } from "./writing/rowSequence.ts";
import { tablesOf } from "./writing/tables.ts";
import type { TableText } from "./writing/tableText.ts";

/** The files of a sample before they are written: each table's rows in order, with its defects. */
export interface SampleFiles {
  lineEnd: string;
  tables: { text: TableText; sequence: Uint32Array; dirt: TableDirt | null }[];
  traps: readonly Trap[];
  /** How often each trap was planted; null for a clean sample. */
  dirt: DirtCounts | null;
}

/** Plans the files; yields what it does, so that a caller can pause between the steps. */
export function* planFiles(
  { edition, dirty, shuffle }: Required<SampleOptions>,
  panel: SimulatedPanel,
  random: Random,
): Generator<string, SampleFiles, void> {
  yield "Ordering the rows";
  const order = drawRowOrder(panel, random.fork("order"));
  const texts = tablesOf(edition, panel, order);
  const traps = dirty ? trapsOf(edition) : [];
  const plan = dirty ? planDirt(traps, texts, spoiledOrdinals(panel, order, edition), random.fork("dirt")) : null;
  const tables: SampleFiles["tables"] = [];
  for (const text of texts) {
    yield `Ordering ${text.file}`;
    const dirt = plan?.tables.get(text.table) ?? null;
    const extras = dirt?.extras.map(({ ordinal }) => ordinal) ?? [];
    const mixed = shuffle && text.table !== "product_description";
    const range = text.rows === order.rows ? monthRange(order) : () => [0, text.rows] as const;
    const options = { shuffle: mixed, monthRange: range };
    tables.push({
      text,
      sequence: rowSequence(text.rows, extras, options, random.fork(`rows of ${text.table}`)),
      dirt,
    });
  }
  return { lineEnd: lineEndOf(edition), tables, traps, dirt: plan?.counts ?? null };
}

function monthRange({ month, monthStart }: RowOrder): (ordinal: number) => readonly [number, number] {
  return (ordinal) => [monthStart[month[ordinal]], monthStart[month[ordinal] + 1]];
}
