/** What a shell takes as it is. */
const PLAIN = /^[\w./:=,@%+-]+$/;

/** A word of a command line, quoted where a shell would split or change it. Windows' own shells know only double quotes. */
export function quoteWord(word: string): string {
  if (PLAIN.test(word)) return word;
  if (word.includes("\\")) return /^[\w./:=,@%+\\-]+$/.test(word) ? word : `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The command line that does what a screen does. */
export function commandLine(words: readonly string[]): string {
  return `npm run easymoney -- ${words.map(quoteWord).join(" ")}`;
}
