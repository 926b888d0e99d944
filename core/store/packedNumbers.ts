import { bytesFromPlanes, planesOf } from "./bytePlanes.ts";

const NO_VALUE = 0xffffffff;
const SCALES = [1, 10, 100, 1000] as const;

/**
 * Doubles as 32-bit whole units where that loses nothing, else as they are.
 *
 * Amounts with two decimals become cents: half the bytes, and the same double comes back because every value was checked
 * (`unit / scale === value`).
 */
export function packNumbers(values: Float64Array): { raw: Uint8Array; width: number; scale?: number; offset?: number } {
  for (const scale of SCALES) {
    const units = wholeUnits(values, scale);
    if (units) return { raw: planesOf(units.values), width: 4, scale, offset: units.offset };
  }
  // -0 and the bit patterns of NaN are made regular, so that equal columns have equal bytes
  const plain = Float64Array.from(values, (value) => (Number.isNaN(value) ? Number.NaN : value + 0));
  return { raw: new Uint8Array(plain.buffer), width: 8 };
}

export function unpackNumbers(
  raw: Uint8Array,
  packing: { width: number; scale?: number; offset?: number },
): Float64Array {
  const { scale, offset = 0 } = packing;
  if (scale === undefined) return new Float64Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
  const units = new Uint32Array(bytesFromPlanes(raw, 4));
  const values = new Float64Array(units.length);
  for (let i = 0; i < values.length; i++) values[i] = units[i] === NO_VALUE ? Number.NaN : (units[i] + offset) / scale;
  return values;
}

function wholeUnits(values: Float64Array, scale: number): { values: Uint32Array; offset: number } | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const unit = Math.round(value * scale);
    if (unit / scale !== value || !Number.isSafeInteger(unit)) return null;
    if (unit < low) low = unit;
    if (unit > high) high = unit;
  }
  const offset = low <= high ? low : 0;
  if (high - offset >= NO_VALUE) return null;
  const units = new Uint32Array(values.length);
  for (let i = 0; i < units.length; i++) {
    units[i] = Number.isNaN(values[i]) ? NO_VALUE : Math.round(values[i] * scale) - offset;
  }
  return { values: units, offset };
}
