import type { FeatureColumn, FeatureTable } from "../features/featureTable.ts";

const FACTS = 5;
/** A share or mean that differs by less than so many standard deviations says nothing. */
const LEAST_DIFFERENCE = 0.25;

interface Fact {
  /** Standard deviations from the mean of all rows. */
  strength: number;
  words: string;
}

/** By group: what sets it apart most, as sentences with the figure of all rows beside. */
export function describeClusters(table: FeatureTable, labels: Uint8Array, groups: number): string[][] {
  const facts = Array.from({ length: groups }, (): Fact[] => []);
  for (const column of table.columns) {
    const found =
      column.kind === "category" ? factsOfLabels(column, labels, groups) : factsOfNumbers(column, labels, groups);
    for (const [group, own] of found.entries()) facts[group].push(...own);
  }
  return facts.map((own) =>
    own
      .filter(({ strength }) => Math.abs(strength) >= LEAST_DIFFERENCE)
      .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength) || (a.words < b.words ? -1 : 1))
      .slice(0, FACTS)
      .map(({ words }) => words),
  );
}

function factsOfNumbers(
  column: Extract<FeatureColumn, { kind: "number" }>,
  labels: Uint8Array,
  groups: number,
): Fact[][] {
  const { name, values } = column;
  const count = new Float64Array(groups);
  const sum = new Float64Array(groups);
  let square = 0;
  for (let row = 0; row < labels.length; row++) {
    const value = values[row];
    if (Number.isNaN(value)) continue;
    count[labels[row]]++;
    sum[labels[row]] += value;
    square += value * value;
  }
  const rows = count.reduce((a, b) => a + b, 0);
  const mean = sum.reduce((a, b) => a + b, 0) / rows;
  const deviation = Math.sqrt(Math.max(0, square / rows - mean * mean));
  return Array.from({ length: groups }, (_, group) => {
    if (count[group] === 0 || deviation === 0) return [];
    const own = sum[group] / count[group];
    return [
      { strength: (own - mean) / deviation, words: `${name} ${figure(own)} on average; all rows ${figure(mean)}.` },
    ];
  });
}

function factsOfLabels(
  column: Extract<FeatureColumn, { kind: "category" }>,
  codes: Uint8Array,
  groups: number,
): Fact[][] {
  const { name, labels } = column;
  const sizes = new Float64Array(groups);
  const counts = labels.map(() => new Float64Array(groups));
  for (let row = 0; row < codes.length; row++) {
    sizes[codes[row]]++;
    counts[column.codes[row]][codes[row]]++;
  }
  const isTwoValued = counts.filter((own) => own.some((n) => n > 0)).length === 2;
  return Array.from({ length: groups }, (_, group) =>
    labels.flatMap((label, code) => {
      const share = counts[code].reduce((a, b) => a + b, 0) / codes.length;
      if (share === 0 || share === 1) return [];
      const own = counts[code][group] / sizes[group];
      // of two values one says it all: the one that is more common here than elsewhere
      if (isTwoValued && own <= share) return [];
      const value = code === 0 ? "missing" : label;
      const words = `${name} ${value} in ${percent(own)}; all rows ${percent(share)}.`;
      return [{ strength: (own - share) / Math.sqrt(share * (1 - share)), words }];
    }),
  );
}

const figure = (value: number) =>
  value.toLocaleString("en-GB", { maximumSignificantDigits: 3 }).replaceAll(",", "\u202f");
const percent = (share: number) => `${(share * 100).toFixed(0)}\u202f%`;
