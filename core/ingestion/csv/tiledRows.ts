import { readAnyRows } from "./anyRows.ts";
import type { RowReader } from "./rowReader.ts";
import { TILE_BYTES, Tile } from "./tile.ts";

/** The general reader reads at most so many tiles' worth of bytes before the kernel is tried again. */
const MOST_TILES_APART = 64;

/**
 * Reads all rows that begin in [from, stop): plain ones by the kernel, a tile of the bytes at a time, the others, which may
 * lie anywhere between, as `readAnyRows` does. The result is the same to the bit.
 *
 * The first rows are the general reader's, because labels must be met before the kernel knows them. Tiles begin small, so
 * that most labels are met soon. Where most rows are not plain the kernel is tried more and more rarely.
 *
 * @param firstBytes so many bytes are read by the general reader first, and the tiles grow from this size on
 * @returns as `readAnyRows`
 */
export function readTiledRows(
  reader: RowReader,
  from: number,
  stop: number,
  lastBreak: number,
  firstBytes: number,
): number {
  const tile = from + firstBytes < stop ? Tile.of(reader.plan, reader.store) : null;
  if (!tile) return readAnyRows(reader, from, stop, lastBreak);
  let at = from;
  let size = Math.max(64, firstBytes);
  let aside = firstBytes;
  let apart = 0;
  while (at < stop) {
    if (aside > 0) {
      const to = Math.min(stop, at + aside);
      at = readAnyRows(reader, at, to, lastBreak);
      if (at < to) return at;
      aside = 0;
      continue;
    }
    size = Math.min(TILE_BYTES, 2 * size);
    const rows = reader.rows;
    const tiled = readTile(reader, tile, at, stop, lastBreak, size);
    at = tiled.at;
    if (2 * tiled.plain > reader.rows - rows) apart = 0;
    else {
      apart = Math.min(MOST_TILES_APART, 2 * apart + 1);
      aside = apart * size;
    }
  }
  return at;
}

/** Reads one tile; says where it ended, and how many of its rows were plain. */
function readTile(
  reader: RowReader,
  tile: Tile,
  from: number,
  stop: number,
  lastBreak: number,
  size: number,
): { at: number; plain: number } {
  const { start } = reader;
  const lines = tile.read(reader.bytes, from, size, stop, from - start);
  const { starts, odd } = tile;
  let plain = 0;
  let line = 0;
  while (line < lines) {
    const nextOdd = odd.indexOf(1, line);
    const to = nextOdd < 0 || nextOdd > lines ? lines : nextOdd;
    if (to > line) {
      keep(reader, tile, line, to, stop);
      plain += to - line;
      line = to;
      continue;
    }
    const nextPlain = odd.indexOf(0, line);
    const end = nextPlain < 0 || nextPlain > lines ? lines : nextPlain;
    const at = readAnyRows(reader, start + starts[line], Math.min(stop, start + starts[end]), lastBreak);
    // a field with line breaks may end further on, and a row may end before its line does
    for (line = end; line < lines && start + starts[line] < at; ) line++;
    if (start + starts[line] !== at) return { at, plain };
  }
  return { at: start + starts[lines], plain };
}

function keep(reader: RowReader, tile: Tile, from: number, to: number, stop: number): void {
  const { store, start } = reader;
  const count = to - from;
  const first = reader.rows;
  const after = first + count;
  if (after > store.capacity) {
    // what the rows so far foretell for the rest, and a little more
    const foretold = Math.ceil((after / tile.starts[to]) * (stop - start) * 1.02) + 16;
    store.grow(Math.max(after, foretold));
  }
  tile.keep(from, to, first);
  const { rowLine } = store;
  for (let row = first, line = reader.line; row < after; row++, line++) rowLine[row] = line;
  reader.rows = after;
  reader.line += count;
}
