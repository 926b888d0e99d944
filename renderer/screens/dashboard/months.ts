/** A month `YYYY-MM` that lies some months later (or, below zero, earlier). */
export function addMonths(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number);
  const index = year * 12 + number - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Every calendar month from the first to the last of some: a gap in the data must show as a gap. */
export function calendar(months: readonly string[]): string[] {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const all = [first];
  for (let month = first; month < last; ) {
    month = addMonths(month, 1);
    all.push(month);
  }
  return all;
}

/** Values of the months that are there, in calendar order; null for those that are not. */
export function byCalendar<T>(months: readonly string[], values: readonly (T | null)[]): (T | null)[] {
  const places = new Map(months.map((month, place) => [month, place]));
  return calendar(months).map((month) => {
    const place = places.get(month);
    return place === undefined ? null : values[place];
  });
}
