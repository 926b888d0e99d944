/** Every calendar month from the first to the last of some (ascending), by year. */
export function yearsOf(months: readonly string[]): { year: string; months: string[] }[] {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const years: { year: string; months: string[] }[] = [];
  for (let [year, month] = first.split("-").map(Number); ; ) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    if (name > last) return years;
    if (years.at(-1)?.year !== String(year)) years.push({ year: String(year), months: [] });
    years.at(-1)?.months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
