import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { bytesFromPlanes, planesOf } from "./bytePlanes.ts";
import { canonicalJson, sha256 } from "./canonicalJson.ts";
import { packNumbers, unpackNumbers } from "./packedNumbers.ts";

/** "No value" in integer and date columns. */
export const INTEGER_NULL = -2147483648;

/** One column of one load, all values in row order. */
export type ColumnValues =
  /** Customer ids, ascending (a sales table may repeat one). */
  | { kind: "key"; values: Int32Array }
  /** Holdings packed: bit p = holds products[p]. */
  | { kind: "mask"; values: Uint32Array; products: readonly string[] }
  /** Codes into labels; 0 = null, labels[0] is "", the rest ascending. */
  | { kind: "category"; codes: Uint16Array; labels: readonly string[] }
  /** INTEGER_NULL = null; dates are days since 1970-01-01. */
  | { kind: "integer"; values: Int32Array }
  | { kind: "date"; values: Int32Array }
  /** NaN = null. */
  | { kind: "number"; values: Float64Array }
  /** 0, 1, 255 = null. */
  | { kind: "flag"; values: Uint8Array };

/** How the raw bytes are laid out; plain JSON kept beside them. */
export interface ColumnEncoding {
  kind: ColumnValues["kind"];
  /** Bytes per value. */
  width: number;
  labels?: readonly string[];
  products?: readonly string[];
  /** Numbers kept as whole units: value = (unit + offset) / scale. Absent for plain doubles. */
  scale?: number;
  offset?: number;
}

export interface EncodedColumn {
  id: string;
  encoding: ColumnEncoding;
  rows: number;
  nulls: number;
  /** Smallest and largest value of a numeric kind; null where there is none. */
  min: number | null;
  max: number | null;
  /** SHA-256 of encoding and raw bytes: equal columns have equal hashes whatever compressed them. */
  hash: string;
  rawBytes: number;
  /** zstd frame of the raw bytes. */
  data: Uint8Array;
}

/** Level 1 halves the file for a tenth of the time of level 3, which gains 10 % more (docs/decisions/0002). */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Packs, hashes and compresses one column; the same values give the same hash on every machine. */
export function encodeColumn(id: string, column: ColumnValues): EncodedColumn {
  const { encoding, raw, rows, nulls, min, max } = layOut(column);
  return {
    id,
    encoding,
    rows,
    nulls,
    min,
    max,
    hash: sha256(canonicalJson(encoding), raw),
    rawBytes: raw.byteLength,
    data: zstdCompressSync(raw, LEVEL),
  };
}

/** The hash that `encodeColumn` gave, from what is stored. */
export function hashStored(encoding: ColumnEncoding, data: Uint8Array): string {
  return sha256(canonicalJson(encoding), zstdDecompressSync(data));
}

/** The inverse of `encodeColumn`. */
export function decodeColumn(stored: { encoding: ColumnEncoding; data: Uint8Array }): ColumnValues {
  const { encoding } = stored;
  const raw = zstdDecompressSync(stored.data);
  const rows = raw.byteLength / encoding.width;
  const { kind } = encoding;
  if (kind === "key") {
    const values = new Int32Array(bytesFromPlanes(raw, 4));
    for (let i = 1; i < rows; i++) values[i] += values[i - 1];
    return { kind, values };
  }
  if (kind === "mask")
    return { kind, values: new Uint32Array(bytesFromPlanes(raw, 4)), products: encoding.products ?? [] };
  if (kind === "category") {
    const codes = encoding.width === 1 ? Uint16Array.from(raw) : new Uint16Array(bytesFromPlanes(raw, 2));
    return { kind, codes, labels: encoding.labels ?? [""] };
  }
  if (kind === "flag") return { kind, values: new Uint8Array(raw) };
  if (kind === "number") return { kind, values: unpackNumbers(raw, encoding) };
  return { kind, values: new Int32Array(bytesFromPlanes(raw, 4)) };
}

interface LaidOut {
  encoding: ColumnEncoding;
  raw: Uint8Array;
  rows: number;
  nulls: number;
  min: number | null;
  max: number | null;
}

function layOut(column: ColumnValues): LaidOut {
  const { kind } = column;
  if (kind === "key") {
    const deltas = new Int32Array(column.values.length);
    let previous = 0;
    for (let i = 0; i < deltas.length; i++) {
      deltas[i] = column.values[i] - previous;
      previous = column.values[i];
    }
    const [min, max] = deltas.length > 0 ? [column.values[0], previous] : [null, null];
    return { encoding: { kind, width: 4 }, raw: planesOf(deltas), rows: deltas.length, nulls: 0, min, max };
  }
  if (kind === "mask") {
    const { values, products } = column;
    return {
      encoding: { kind, width: 4, products },
      raw: planesOf(values),
      rows: values.length,
      nulls: 0,
      min: null,
      max: null,
    };
  }
  if (kind === "category") {
    const { codes, labels } = column;
    let nulls = 0;
    for (let i = 0; i < codes.length; i++) if (codes[i] === 0) nulls++;
    const narrow = labels.length <= 256;
    const raw = narrow ? new Uint8Array(codes) : planesOf(codes);
    const encoding = { kind, width: narrow ? 1 : 2, labels };
    return { encoding, raw, rows: codes.length, nulls, min: null, max: null };
  }
  if (kind === "flag")
    return {
      encoding: { kind, width: 1 },
      raw: column.values,
      rows: column.values.length,
      ...range(column.values, 255),
    };
  if (kind === "number") {
    const { raw, ...packing } = packNumbers(column.values);
    const stats = range(column.values, Number.NaN);
    return { encoding: { kind, ...packing }, raw, rows: column.values.length, ...stats };
  }
  return {
    encoding: { kind, width: 4 },
    raw: planesOf(column.values),
    rows: column.values.length,
    ...range(column.values, INTEGER_NULL),
  };
}

function range(values: Uint8Array | Int32Array | Float64Array, missing: number) {
  let nulls = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === missing || Number.isNaN(value)) nulls++;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return nulls === values.length ? { nulls, min: null, max: null } : { nulls, min, max };
}
