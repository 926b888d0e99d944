interface Entry {
  term: string;
  meaning: string;
}

/** Case and accents do not matter to a search. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();

/** Entries with every word of the text in term or meaning: those with all of them in the term first, then by the alphabet. */
export function findTerms(entries: readonly Entry[], text: string): Entry[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  const hasAll = (where: string) => words.every((word) => where.includes(word));
  return entries
    .filter(({ term, meaning }) => hasAll(plain(`${term} ${meaning}`)))
    .map((entry) => ({ entry, isNamed: hasAll(plain(entry.term)) }))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || a.entry.term.localeCompare(b.entry.term))
    .map(({ entry }) => entry);
}
