import { createReadStream } from "node:fs";
import { pipeline, Readable, type Transform } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { DomainError } from "../../errors/domainError.ts";
import { DamagedCompressionError, NotAFileError } from "./fileFaults.ts";
import { ZstdFrameWalker } from "./zstdFrames.ts";

const CHUNK_BYTES = 1 << 20;

/** Tells gzip and Zstandard from plain bytes by the first ones of a file. */
export function detectCompression(head: Uint8Array): "none" | "gzip" | "zstd" {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return "gzip";
  const isZstd = a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
  const isSkippable = (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18;
  return isZstd || isSkippable ? "zstd" : "none";
}

/**
 * The text of a compressed file in chunks of about 1 MiB; files of many gzip members or Zstandard frames are one text.
 *
 * Memory stays bounded: the next chunks are made while the caller works on one, and no more than a few.
 *
 * @throws DamagedCompressionError when the file ends early or is damaged, after the text up to there was given out
 */
export async function* decompressFile(path: string, compression: "gzip" | "zstd"): AsyncGenerator<Uint8Array> {
  const count = { compressed: 0, text: 0 };
  const source = countBytes(createReadStream(path, { highWaterMark: CHUNK_BYTES }), count);
  try {
    const texts = compression === "gzip" ? gunzip(source) : unzstd(source);
    for await (const text of texts) {
      count.text += text.length;
      yield text;
    }
  } catch (error) {
    throw asDomainError(error, path, count);
  }
}

function asDomainError(error: unknown, path: string, count: { compressed: number; text: number }): DomainError {
  if (error instanceof DomainError) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (/^E[A-Z]+$/.test(code)) return new NotAFileError(path, message);
  return new DamagedCompressionError(path, message, count.compressed, count.text);
}

async function* countBytes(source: AsyncIterable<Buffer>, count: { compressed: number }): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    count.compressed += chunk.length;
    yield chunk;
  }
}

async function* gunzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* through(source, createGunzip({ chunkSize: CHUNK_BYTES }));
}

/** One decompressor for each frame, because Node's drops what follows a frame in the same chunk. */
async function* unzstd(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const walker = new ZstdFrameWalker();
  let chunk: Buffer = Buffer.alloc(0);
  let at = 0;
  const hasMore = async () => {
    while (at === chunk.length) {
      const step = await source.next();
      if (step.done) return false;
      chunk = step.value;
      at = 0;
    }
    return true;
  };
  async function* frame(): AsyncGenerator<Buffer> {
    while (await hasMore()) {
      const end = walker.walk(chunk, at);
      const part = chunk.subarray(at, end);
      at = end;
      yield part;
      if (walker.isBetweenFrames) return;
    }
    throw new RangeError("the file ends inside a Zstandard frame");
  }
  try {
    while (await hasMore()) yield* through(frame(), createZstdDecompress({ chunkSize: CHUNK_BYTES }));
  } finally {
    await source.return(undefined);
  }
}

async function* through(source: AsyncIterable<Buffer>, transform: Transform): AsyncGenerator<Buffer> {
  // The callback is there so that pipeline destroys both ends; the fault itself comes out of the iteration.
  pipeline(Readable.from(source, { objectMode: true, highWaterMark: 2 }), transform, () => {});
  for await (const chunk of transform) yield chunk;
}
