/** 1234567 -> 1 234 567, grouped by narrow no-break spaces. */
export function count(n: number): string {
  return n.toLocaleString("en-GB").replaceAll(",", "\u202f");
}
