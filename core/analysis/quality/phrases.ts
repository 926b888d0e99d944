const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** `1,512,103` */
export function count(value: number): string {
  return whole.format(value);
}

/** `451,931.22` */
export function figure(value: number): string {
  return precise.format(value);
}

/** `25.4 %`; small shares keep two digits, and nothing but nothing is `0 %`. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0) return "0 %";
  if (Math.abs(value) >= 0.1) return `${value.toFixed(1)} %`;
  return Math.abs(value) < 0.001 ? "less than 0.001 %" : `${value.toPrecision(2)} %`;
}

/** `a`, `a and b`, `a, b and c`; after `most` items the number of the others. */
export function list(items: readonly string[], most = 6): string {
  const shown = items.length > most ? [...items.slice(0, most), `${count(items.length - most)} more`] : items;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}

/** The word with its number: `1 row`, `2 rows`. */
export function many(value: number, word: string): string {
  return `${count(value)} ${word}${value === 1 ? "" : "s"}`;
}
