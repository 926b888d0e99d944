import { throwIfCancelled } from "../../errors/domainError.ts";
import { decompressFile } from "./decompress.ts";
import { EndlessRowError } from "./fileFaults.ts";
import type { Layout } from "./layout.ts";
import { parseRows } from "./parseRows.ts";
import { MAX_ROW_BYTES, type RangeRows } from "./readFileRange.ts";

/**
 * Reads the rows of a gzip or Zstandard file block by block while it is being decompressed; the row cut off at the end of
 * a block is carried over to the next. Offsets count in the decompressed text.
 *
 * @param options.headerEnd where the first row begins
 * @param options.blockBytes text to read at a time
 * @throws DamagedCompressionError, EndlessRowError, CancelledError
 */
export async function* readCompressed(
  path: string,
  layout: Layout,
  options: { headerEnd: number; blockBytes?: number | undefined; signal?: AbortSignal | undefined },
): AsyncGenerator<RangeRows> {
  const { compression } = layout.dialect;
  const { headerEnd, blockBytes = 4 << 20, signal } = options;
  if (compression === "none") throw new RangeError("readCompressed reads gzip and zstd; readFileRange reads the rest");
  let parts: Uint8Array[] = [];
  let gathered = 0;
  // Offset of the gathered bytes in the text; the header is cut off from the first of them.
  let base = headerEnd;
  let toSkip = headerEnd;

  const take = (last: boolean): RangeRows => {
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    const rows = parseRows(bytes, 0, bytes.length, layout, { last });
    const range = { ...rows, base, end: base + rows.end };
    parts = [bytes.subarray(rows.end)];
    gathered = bytes.length - rows.end;
    base = range.end;
    return range;
  };

  let wanted = blockBytes;
  for await (const chunk of decompressFile(path, compression)) {
    throwIfCancelled(signal);
    const skipped = Math.min(toSkip, chunk.length);
    toSkip -= skipped;
    parts.push(chunk.subarray(skipped));
    gathered += chunk.length - skipped;
    if (gathered < wanted) continue;
    yield take(false);
    // A row longer than a block is gathered in growing steps, so that it is not read over and over.
    wanted = Math.max(blockBytes, gathered * 2);
    if (gathered > MAX_ROW_BYTES) throw new EndlessRowError(path, base, MAX_ROW_BYTES);
  }
  throwIfCancelled(signal);
  if (gathered > 0) yield take(true);
}
