import type { Random } from "../../random/random.ts";
import type { TableDirt } from "../dirt/plan.ts";
import { cellsOf } from "../dirt/rowCells.ts";
import type { Trap } from "../dirt/trap.ts";
import type { Outlet } from "./outlet.ts";
import { LONGEST_ROW, RowBuffer } from "./rowBuffer.ts";
import type { TableText } from "./tableText.ts";

/** Bytes that are gathered before they go to the disk. */
const BLOCK = 1 << 20;

/** How one table is to be written. */
export interface TableJob {
  text: TableText;
  sequence: Uint32Array;
  dirt: TableDirt | null;
  lineEnd: string;
  outlet: Outlet;
}

/**
 * Writes the header and all slots of a table; yields the slots done after each block.
 *
 * A clean row goes straight into the block as bytes. A row with a defect is written clean, taken back as text, spoiled and written
 * again, so there is one way to write a row.
 *
 * @returns lines written that are rows of data (no header, no blank lines)
 */
export async function* writeTable(job: TableJob, random: Random): AsyncGenerator<number, number, void> {
  const { text, sequence, dirt, outlet } = job;
  const end = new TextEncoder().encode(job.lineEnd);
  const buffer = new RowBuffer(BLOCK + LONGEST_ROW);
  const names = text.quotedHeader ? text.columns.map((name) => `"${name}"`) : text.columns;
  buffer.text(names.join(",") + job.lineEnd);
  let dataRows = 0;
  for (let slot = 0; slot < sequence.length; slot++) {
    const at = sequence[slot];
    const extra = at >= text.rows ? dirt?.extras[at - text.rows] : undefined;
    const trap = extra ? extra.trap : dirt?.edits.get(at);
    const line = buffer.at;
    if (trap?.place === "omit") continue;
    text.writeRow(buffer, extra ? extra.ordinal : at);
    if (trap) spoil(buffer, line, trap, text.columns, random);
    if (buffer.at > line) dataRows++;
    for (let i = 0; i < end.length; i++) buffer.byte(end[i]);
    if (buffer.at >= BLOCK) {
      await outlet.write(buffer.bytes.subarray(0, buffer.at));
      buffer.at = 0;
      yield slot + 1;
    }
  }
  await outlet.write(buffer.bytes.subarray(0, buffer.at));
  await outlet.finish();
  yield sequence.length;
  return dataRows;
}

function spoil(buffer: RowBuffer, start: number, trap: Trap, columns: readonly string[], random: Random): void {
  const clean = Buffer.from(buffer.bytes.buffer, start, buffer.at - start).toString("utf8");
  const cells = cellsOf(clean, columns);
  const line = trap.make(cells, random);
  buffer.at = start;
  buffer.text(line ?? cells.texts.join(","));
}
