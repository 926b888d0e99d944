const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder("utf-8", { ignoreBOM: true });
// As on the web: bytes 0x80-0x9f, control characters in Latin-1 proper, are read as in Windows-1252 (the euro sign).
const latin1 = new TextDecoder("windows-1252");

/** The text of the bytes [from, to); null when they are not valid UTF-8. Latin-1 is always valid. */
export function decodeText(bytes: Uint8Array, from: number, to: number, isUtf8: boolean): string | null {
  const ascii = asciiText(bytes, from, to);
  if (ascii !== null) return ascii;
  // A copy, because a decoder does not take shared memory.
  const part = bytes.slice(from, to);
  if (!isUtf8) return latin1.decode(part);
  try {
    return utf8.decode(part);
  } catch {
    return null;
  }
}

/** The text of the bytes [from, to) for a person to read: at most `limit` characters, U+FFFD for what is not UTF-8. */
export function excerpt(bytes: Uint8Array, from: number, to: number, isUtf8: boolean, limit = 200): string {
  // UTF-8 needs at most 3 bytes for each UTF-16 unit.
  const part = bytes.slice(from, Math.min(to, from + limit * 3));
  const text = (isUtf8 ? lenientUtf8 : latin1).decode(part);
  return text.slice(0, limit).toWellFormed();
}

/** Short plain texts without a decoder's overhead; null when a byte is not ASCII or the text is long. */
function asciiText(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from > 24) return null;
  let text = "";
  for (let i = from; i < to; i++) {
    if (bytes[i] > 127) return null;
    text += String.fromCharCode(bytes[i]);
  }
  return text;
}
