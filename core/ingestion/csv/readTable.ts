import { DomainError, throwIfCancelled } from "../../errors/domainError.ts";
import { WorkerPool } from "../../jobs/pool.ts";
import type { DetectedFile } from "./detectFile.ts";
import type { Layout, ParsedRows } from "./layout.ts";
import type { RangeTask } from "./rangeWorker.ts";
import { readCompressed } from "./readCompressed.ts";
import { type RangeRows, readFileRange } from "./readFileRange.ts";

/** Rows with their place in the file. `end` is an offset in the file's text, as `baseOffset` is. */
export interface PlacedRows extends ParsedRows {
  /** Offset that `rowStart` and a fault's `offset` count from. */
  baseOffset: number;
  /** 1-based line of the file that `rowLine` and a fault's `line` count from. */
  baseLine: number;
}

/** How a table is read. */
export interface ReadOptions {
  /** Worker threads; 0 reads in the calling thread. All of the machine's when left out. */
  threads?: number | undefined;
  /** Stops the reading within a second, with CancelledError. */
  signal?: AbortSignal | undefined;
  /** Bytes of text that one thread reads at a time. */
  rangeBytes?: number | undefined;
  /** Threads of the caller's, which are used again from file to file; instead of `threads`. */
  readers?: RangeReaders | undefined;
}

const RANGE_BYTES = 4 << 20;

/**
 * Reads a whole file, range by range in the file's order, each row once.
 *
 * Threads read ranges ahead of the caller, at most `threads + 2` of them, which bounds the memory. Each begins where a row
 * seems to begin; when a quoted field with line breaks lies across the border, that guess is wrong, shows by the end of
 * the range before, and the range is read again. A compressed file is read in the calling thread, while libuv's threads
 * decompress. The result does not depend on the number of threads.
 *
 * @throws CancelledError, FileChangedError, EndlessRowError, DamagedCompressionError, LayoutError
 */
export async function* readTable(
  file: DetectedFile,
  layout: Layout,
  options: ReadOptions = {},
): AsyncGenerator<PlacedRows, void, void> {
  const { signal, rangeBytes = RANGE_BYTES } = options;
  let baseLine = file.headerLines + 1;
  throwIfCancelled(signal);
  const { headerEnd } = file;
  const ranges =
    layout.dialect.compression === "none"
      ? readRanges(file, layout, { ...options, rangeBytes })
      : readCompressed(file.path, layout, { headerEnd, blockBytes: rangeBytes, signal });
  for await (const { base, ...rows } of ranges) {
    throwIfCancelled(signal);
    yield { ...rows, baseOffset: base, baseLine };
    baseLine += rows.lines;
  }
}

/** The ranges of an uncompressed file, each beginning where the one before has ended. */
async function* readRanges(
  file: DetectedFile,
  layout: Layout,
  options: ReadOptions & { rangeBytes: number },
): AsyncGenerator<RangeRows> {
  const tasks = planRanges(file, layout, options.rangeBytes);
  const isSmall = tasks.length === 1;
  const readers = isSmall || options.threads === 0 ? readHere() : (options.readers ?? readInThreads(options));
  const ahead: Promise<RangeRows>[] = [];
  try {
    let expected = file.headerEnd;
    let asked = 0;
    for (const task of tasks) {
      for (; asked < tasks.length && ahead.length < readers.ahead; asked++) {
        const rows = readers.read(tasks[asked]);
        // Its fault counts when its turn comes, or never, if the reading stops before.
        rows.catch(() => {});
        ahead.push(rows);
      }
      const guessed = await (ahead.shift() as Promise<RangeRows>);
      // The last row may have run over the whole of this range.
      if (expected >= task.end) continue;
      const rows = guessed.base === expected ? guessed : await readers.read({ ...task, exactStart: expected });
      expected = rows.end;
      yield rows;
    }
    if (expected !== file.sizeBytes) throw new FileChangedError(file.path, file.sizeBytes, expected);
  } finally {
    await readers.close();
  }
}

/** Cuts the file's rows into ranges of equal size; a border may fall anywhere, also inside a row. */
function planRanges(
  file: Pick<DetectedFile, "path" | "headerEnd" | "sizeBytes">,
  layout: Layout,
  rangeBytes: number,
): RangeTask[] {
  const tasks: RangeTask[] = [];
  for (let start = file.headerEnd; start < file.sizeBytes; start += rangeBytes) {
    const end = Math.min(file.sizeBytes, start + rangeBytes);
    tasks.push({ path: file.path, layout, start, end, isFirst: start === file.headerEnd });
  }
  return tasks;
}

/** Who reads ranges. */
export interface RangeReaders {
  /** How many ranges may be asked for before the first is consumed. */
  ahead: number;
  read(task: RangeTask): Promise<RangeRows>;
  close(): Promise<void>;
}

function readHere(): RangeReaders {
  return {
    ahead: 1,
    read: async ({ path, layout, start, end, isFirst, exactStart }) =>
      readFileRange(path, layout, start, end, isFirst, { exactStart }),
    close: async () => {},
  };
}

function readInThreads({ threads, signal }: ReadOptions): RangeReaders {
  const pool = new WorkerPool<RangeTask, RangeRows>(new URL("./rangeWorker.ts", import.meta.url), {
    ...(threads === undefined ? {} : { threads }),
    signal,
  });
  return { ahead: pool.size + 2, read: (task) => pool.run(task), close: () => pool.close() };
}

/** The file grew or shrank while it was read. */
class FileChangedError extends DomainError {
  constructor(path: string, expectedBytes: number, actualBytes: number) {
    super({
      code: "file-changed",
      what: `The file had ${expectedBytes} bytes and was read to byte ${actualBytes}`,
      where: path,
      mend: "Wait until it is written completely, and import it again.",
      facts: { expectedBytes, actualBytes },
    });
  }
}
