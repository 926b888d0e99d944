/**
 * Bytes of an array regrouped: all first bytes, then all second bytes, and so on (little-endian).
 *
 * Small numbers leave whole planes of zeros, which zstd level 1 folds to nothing; customer-key differences shrink to one
 * byte each.
 */
export function planesOf(values: Int32Array | Uint32Array | Uint16Array): Uint8Array {
  const n = values.length;
  const width = values.BYTES_PER_ELEMENT;
  const planes = new Uint8Array(n * width);
  let bits = 0;
  for (let i = 0; i < n; i++) {
    planes[i] = values[i];
    bits |= values[i];
  }
  // planes that no value reaches are zeros already
  for (let plane = 1; plane < width && bits >>> (8 * plane) !== 0; plane++) {
    const base = plane * n;
    const shift = 8 * plane;
    for (let i = 0; i < n; i++) planes[base + i] = values[i] >>> shift;
  }
  return planes;
}

/** The inverse of `planesOf`: a buffer to be viewed as values of `width` bytes (2 or 4). */
export function bytesFromPlanes(planes: Uint8Array, width: 2 | 4): ArrayBuffer {
  const n = planes.length / width;
  if (width === 2) {
    const values = new Uint16Array(n);
    for (let i = 0; i < n; i++) values[i] = planes[i] | (planes[n + i] << 8);
    return values.buffer;
  }
  const values = new Uint32Array(n);
  const second = n;
  const third = 2 * n;
  const fourth = 3 * n;
  for (let i = 0; i < n; i++) {
    values[i] = planes[i] | (planes[second + i] << 8) | (planes[third + i] << 16) | (planes[fourth + i] << 24);
  }
  return values.buffer;
}
