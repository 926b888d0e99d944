import { isAscii, isUtf8 } from "node:buffer";
import { NotTextError, UnsupportedEncodingError } from "./fileFaults.ts";

/** What the bytes say about their encoding; `ascii` when UTF-8 and Latin-1 would read the same. */
export interface DetectedEncoding {
  encoding: "utf-8" | "latin-1";
  bomBytes: 0 | 3;
  isAscii: boolean;
}

const UNPACK = "Unpack it, and import the CSV file inside.";

/** First bytes of files that people take for CSV, in hexadecimal. */
const SIGNATURES: readonly [hex: string, found: string, mend?: string][] = [
  ["504b0304", "a ZIP archive or an Excel workbook", "Save the sheet as CSV, or unpack the archive, and import that."],
  ["d0cf11e0a1b11ae1", "an old Excel workbook"],
  ["50415231", "a Parquet file"],
  ["53514c69746520666f726d6174203300", "a SQLite database"],
  ["25504446", "a PDF"],
  ["425a68", "a bzip2 archive", UNPACK],
  ["fd377a585a00", "an xz archive", UNPACK],
  ["377abcaf271c", "a 7-Zip archive", UNPACK],
];

/**
 * Tells UTF-8 (with or without byte-order mark) from Latin-1: what is not valid UTF-8 is Latin-1.
 *
 * @param sample the first bytes of the text; a character cut off at its end does not count
 * @param where the file, for messages
 * @throws UnsupportedEncodingError for UTF-16 and UTF-32, NotTextError for other files
 */
export function detectEncoding(sample: Uint8Array, where = ""): DetectedEncoding {
  refuseOtherFiles(sample, where);
  const bomBytes = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 3 : 0;
  const text = wholeCharacters(sample.subarray(bomBytes));
  return { encoding: isUtf8(text) ? "utf-8" : "latin-1", bomBytes, isAscii: isAscii(text) };
}

/** The sample without a UTF-8 sequence that is cut off at its end. */
function wholeCharacters(sample: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, sample.length); back++) {
    const byte = sample[sample.length - back];
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needs > back ? sample.subarray(0, sample.length - back) : sample;
  }
  return sample;
}

function refuseOtherFiles(sample: Uint8Array, where: string): void {
  const head = Buffer.from(sample.subarray(0, 16)).toString("hex");
  if (head.startsWith("fffe0000") || head.startsWith("0000feff")) throw new UnsupportedEncodingError(where, "UTF-32");
  if (head.startsWith("fffe") || head.startsWith("feff")) throw new UnsupportedEncodingError(where, "UTF-16");
  for (const [hex, found, mend] of SIGNATURES) if (head.startsWith(hex)) throw new NotTextError(where, found, mend);
  let zeros = 0;
  let control = 0;
  let oddZeros = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i];
    if (byte === 0) {
      zeros++;
      oddZeros += i & 1;
    } else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++;
  }
  if (zeros > sample.length / 4 && (oddZeros === zeros || oddZeros === 0)) {
    throw new UnsupportedEncodingError(where, "UTF-16 without a byte-order mark");
  }
  if (zeros > 0 || control > sample.length / 20) throw new NotTextError(where, "a binary file");
}
