import { isAscii, isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { decompressFile, detectCompression } from "./decompress.ts";
import { type Confidence, type DetectedDialect, detectDialect } from "./detectDialect.ts";
import { EmptyFileError, HeaderOnlyError, NotAFileError } from "./fileFaults.ts";
import type { Dialect } from "./layout.ts";

/** A delimited file as it was found, ready to be mapped by a contract and read by `readTable`. */
export interface DetectedFile {
  path: string;
  /** On disk, compressed or not. */
  sizeBytes: number;
  dialect: Dialect;
  /** Names exactly as written, duplicates and the empty one kept. */
  header: string[];
  /** Offset of the first row in the (decompressed) text, and the line breaks before it. */
  headerEnd: number;
  headerLines: number;
  lineEnd: DetectedDialect["lineEnd"];
  confidence: Confidence;
  /** The first rows as text, for drafts and previews. */
  sampleRows: string[][];
}

const SAMPLE_BYTES = 256 * 1024;
/** Where else to look for characters beyond ASCII when the sample has none. */
const PROBES = 64;
const PROBE_BYTES = 65_536;

/**
 * Finds out how a file is to be read, from its first 256 KiB of text.
 *
 * When these are plain ASCII, 64 more places of an uncompressed file decide between UTF-8 and Latin-1.
 *
 * @throws NotAFileError, EmptyFileError, HeaderOnlyError, BrokenHeaderError, NotTextError, UnsupportedEncodingError or
 *   DamagedCompressionError
 */
export async function detectFile(path: string): Promise<DetectedFile> {
  const file = openFile(path);
  try {
    const sizeBytes = file.size;
    if (sizeBytes === 0) throw new EmptyFileError(path);
    const head = readAt(file.fd, 0, SAMPLE_BYTES);
    const compression = detectCompression(head);
    const text = compression === "none" ? head : await firstText(path, compression);
    const whole = compression === "none" ? head.length === sizeBytes : text.length < SAMPLE_BYTES;
    const { dialect, rows, ...found } = detectDialect(text, { whole, name: path });
    if (whole && found.headerEnd >= trimmedLength(text)) throw new HeaderOnlyError(path, found.header);
    if (found.confidence.encoding < 1 && compression === "none" && !whole) {
      const encoding = probeEncoding(file.fd, sizeBytes);
      if (encoding) {
        dialect.encoding = encoding;
        found.confidence.encoding = 1;
      }
    }
    return { path, sizeBytes, dialect: { ...dialect, compression }, ...found, sampleRows: rows };
  } finally {
    closeSync(file.fd);
  }
}

function openFile(path: string): { fd: number; size: number } {
  let fd: number;
  try {
    fd = openSync(path, "r");
  } catch (error) {
    throw new NotAFileError(path, (error as Error).message);
  }
  const stat = fstatSync(fd);
  if (stat.isFile()) return { fd, size: stat.size };
  closeSync(fd);
  throw new NotAFileError(path, stat.isDirectory() ? "it is a folder" : "it is not a regular file");
}

function readAt(fd: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let read = 0;
  while (read < length) {
    const got = readSync(fd, bytes, read, length - read, position + read);
    if (got === 0) break;
    read += got;
  }
  return bytes.subarray(0, read);
}

async function firstText(path: string, compression: "gzip" | "zstd"): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decompressFile(path, compression)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= SAMPLE_BYTES) break;
  }
  if (length === 0) throw new EmptyFileError(path);
  return Buffer.concat(chunks).subarray(0, SAMPLE_BYTES);
}

/** The text's length without blank lines at its end. */
function trimmedLength(text: Uint8Array): number {
  let length = text.length;
  while (length > 0 && (text[length - 1] === 10 || text[length - 1] === 13)) length--;
  return length;
}

/** The encoding of the first characters beyond ASCII found at places spread over the file; null when there are none. */
function probeEncoding(fd: number, size: number): Dialect["encoding"] | null {
  const step = Math.max(PROBE_BYTES, Math.floor(size / PROBES));
  let found: Dialect["encoding"] | null = null;
  for (let position = SAMPLE_BYTES; position < size; position += step) {
    const bytes = readAt(fd, position, PROBE_BYTES);
    if (isAscii(bytes)) continue;
    // Whole lines only: a probe begins and ends inside characters.
    const from = bytes.indexOf(10) + 1;
    const to = Math.max(from, bytes.lastIndexOf(10));
    if (!isUtf8(bytes.subarray(from, to))) return "latin-1";
    if (!isAscii(bytes.subarray(from, to))) found = "utf-8";
  }
  return found;
}
