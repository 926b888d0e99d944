/** How a segment is drawn: by its id, so that it keeps its look from refit to refit and from chart to chart. */
export interface Mark {
  /** Place in the series colours. */
  colour: number;
  symbol: "circle" | "square" | "diamond" | "triangle-up";
}

/** Colours told apart with ease; beyond them the shape changes. */
const COLOURS = 6;
const GREY = 6;
const SYMBOLS: readonly Mark["symbol"][] = ["circle", "square", "diamond", "triangle-up"];

/** The set-aside (`S0`) is grey. */
export function markOf(segmentId: string): Mark {
  const number = Number(segmentId.replace(/^\D+/, ""));
  if (!(number > 0)) return { colour: GREY, symbol: "circle" };
  const place = number - 1;
  return { colour: place % COLOURS, symbol: SYMBOLS[Math.floor(place / COLOURS) % SYMBOLS.length] };
}

/** A segment's name for where there is little room; its id always stays. */
export function shortName({ id, name }: { id: string; name: string }, most = 34): string {
  const text = `${id} ${name}`;
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
