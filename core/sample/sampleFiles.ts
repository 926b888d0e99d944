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
  const order = yield* inSteps(drawRowOrder(panel, random.fork("order")), "Ordering the rows");
  const texts = tablesOf(edition, panel, order);
  const traps = dirty ? trapsOf(edition) : [];
  const spoiled = spoiledOrdinals(panel, order, edition);
  yield "Ordering the rows";
  const plan = dirty ? planDirt(traps, texts, spoiled, random.fork("dirt")) : null;
  const tables: SampleFiles["tables"] = [];
  for (const text of texts) {
    const dirt = plan?.tables.get(text.table) ?? null;
    const extras = dirt?.extras.map(({ ordinal }) => ordinal) ?? [];
    const mixed = shuffle && text.table !== "product_description";
    const range = text.rows === order.rows ? monthRange(order) : () => [0, text.rows] as const;
    const options = { shuffle: mixed, monthRange: range };
    const making = rowSequence(text.rows, extras, options, random.fork(`rows of ${text.table}`));
    tables.push({ text, sequence: yield* inSteps(making, `Ordering ${text.file}`), dirt });
  }
  return { lineEnd: lineEndOf(edition), tables, traps, dirt: plan?.counts ?? null };
}

function* inSteps<T>(work: Generator<void, T, void>, message: string): Generator<string, T, void> {
  for (;;) {
    yield message;
    const step = work.next();
    if (step.done) return step.value;
  }
}

function monthRange({ month, monthStart }: RowOrder): (ordinal: number) => readonly [number, number] {
  return (ordinal) => [monthStart[month[ordinal]], monthStart[month[ordinal] + 1]];
}
