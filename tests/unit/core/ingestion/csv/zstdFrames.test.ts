import { zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ZstdFrameWalker } from "../../../../../core/ingestion/csv/zstdFrames.ts";
import { createRandom } from "../../../../../core/random/random.ts";

const random = createRandom(1);
const noise = Uint8Array.from({ length: 300_000 }, () => random.integer(256));
const frames = [
  zstdCompressSync(""),
  zstdCompressSync("a"),
  zstdCompressSync("a".repeat(1_000_000)),
  zstdCompressSync(noise),
  Buffer.from([0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9]),
  Buffer.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]),
  zstdCompressSync("the last one"),
];

describe("ZstdFrameWalker", () => {
  it.each([1, 7, 1000, 1 << 20])("finds where frames end in chunks of %i bytes", (chunkBytes) => {
    const walker = new ZstdFrameWalker();
    const all = Buffer.concat(frames);
    const ends: number[] = [];
    for (let at = 0; at < all.length; at += chunkBytes) {
      const chunk = all.subarray(at, at + chunkBytes);
      for (let i = 0; i < chunk.length; ) {
        i = walker.walk(chunk, i);
        if (walker.isBetweenFrames) ends.push(at + i);
      }
    }
    let sum = 0;
    expect(ends).toEqual(frames.map((frame) => (sum += frame.length)));
  });

  it("knows inside a frame that it is not over", () => {
    const walker = new ZstdFrameWalker();
    walker.walk(frames[3].subarray(0, frames[3].length - 1), 0);
    expect(walker.isBetweenFrames).toBe(false);
  });

  it("refuses what is no frame", () => {
    expect(() => new ZstdFrameWalker().walk(Buffer.from("text"), 0)).toThrow(RangeError);
  });
});
