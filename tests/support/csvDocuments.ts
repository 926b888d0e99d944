import type { ColumnKind, Layout } from "../../core/ingestion/csv/layout.ts";
import { createRandom, type Random } from "../../core/random/random.ts";
import { layoutOf } from "./csvRows.ts";

/** A random delimited text with dirt, whose writer knows where each of its rows begins. */
export interface CsvDocument {
  bytes: Buffer;
  text: string;
  layout: Layout;
  /** Of each row that is not blank, ragged ones too. */
  rowStarts: number[];
  rowLines: number[];
  blankLines: number;
}

const KINDS: readonly (ColumnKind | "skip")[] = [
  "flag",
  "integer",
  "decimal",
  "category",
  "date",
  "month",
  "text",
  "skip",
];
const BREAKS = ["\n", "\r\n", "\r"] as const;
const MARKS = [",", ";", "\t", "|"] as const;
/** Letters of both encodings, quotes, other delimiters, line breaks, spaces. */
const SCRAPS = [
  "a",
  "B",
  "007",
  "ñ",
  "É",
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r\n",
  "\r",
  " ",
  "'",
  "NA",
  "-99",
  "x y",
  "0",
];
const TOKENS = [[], ["NA"], ["NA", "-99", "99"], ["", " - "]] as const;

/**
 * The document of a seed: any dialect, any kinds of columns, values that fit and others that nearly do, quoted or not,
 * padded, ragged rows, blank lines, mixed line breaks, with a last line break or without.
 */
export function csvDocument(seed: number, rows: number, fields: number): CsvDocument {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]) => items[random.integer(items.length)];
  const mark = pick(MARKS);
  const encoding = random.chance(0.5) ? "utf-8" : "latin-1";
  const decimal = random.chance(0.7) ? "." : ",";
  const kinds = Array.from({ length: fields }, () => pick(KINDS));
  const layout = layoutOf(kinds, {
    dialect: { delimiter: mark.charCodeAt(0), decimal, encoding },
    nullTokens: [...pick(TOKENS)],
    // Rows, but not cells, are often longer than 64 bytes; that takes another way through the reader.
    maxFieldBytes: random.chance(0.5) ? 64 : 4096,
  });
  const write = { random, mark, decimal, quoting: random.float(), padding: random.chance(0.3) ? 0.3 : 0 };
  const lineBreak = random.chance(0.3) ? null : pick(BREAKS);
  const dirt = random.chance(0.5) ? 0.1 : 0;
  const document = { text: "", rowStarts: [] as number[], rowLines: [] as number[], blankLines: 0 };
  let offset = 0;
  let line = 0;
  const append = (piece: string) => {
    document.text += piece;
    offset += Buffer.byteLength(piece, encoding === "utf-8" ? "utf8" : "latin1");
  };
  for (let row = 0; row < rows; row++) {
    const end = row === rows - 1 && random.chance(0.3) ? "" : (lineBreak ?? pick(BREAKS));
    // An empty last line without a break is nothing at all.
    let cells = random.chance(dirt) ? "" : rowText(kinds, write, random.chance(dirt) ? random.integer(4) - 2 : 0);
    // A LF after a CR would make one break of two: the row before it ends differently, then.
    if (cells === "" && end.startsWith("\n") && document.text.endsWith("\r")) cells = `"x"`;
    if (cells === "" && end === "") break;
    if (cells === "") document.blankLines++;
    else {
      document.rowStarts.push(offset);
      document.rowLines.push(line);
    }
    append(cells + end);
    line += (cells.match(/\r\n|\r|\n/g)?.length ?? 0) + (end === "" ? 0 : 1);
  }
  return { ...document, bytes: Buffer.from(document.text, encoding === "utf-8" ? "utf8" : "latin1"), layout };
}

interface Writing {
  random: Random;
  mark: string;
  decimal: string;
  /** Share of quoted cells among those that need no quotes. */
  quoting: number;
  padding: number;
}

/** @param extra fields too many, or too few if negative */
function rowText(kinds: readonly (ColumnKind | "skip")[], write: Writing, extra: number): string {
  const cells = kinds.map((kind) => cellText(kind, write));
  if (extra < 0) cells.splice(Math.max(1, kinds.length + extra));
  for (let i = 0; i < extra; i++) cells.push(cellText("skip", write));
  return cells.join(write.mark);
}

function cellText(kind: ColumnKind | "skip", write: Writing): string {
  const { random, mark, quoting, padding } = write;
  let value = valueText(kind, write);
  if (random.chance(padding)) value = " ".repeat(random.integer(3)) + value + (random.chance(0.5) ? " " : "\t");
  const needsQuotes = value.startsWith('"') || value.includes(mark) || /[\r\n]/.test(value);
  return needsQuotes || random.chance(quoting) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Mostly a text of the kind; now and then one of another kind, or scraps. */
function valueText(kind: ColumnKind | "skip", { random, decimal }: Writing): string {
  const die = random.float();
  if (die < 0.06) return "";
  if (die < 0.1) return random.chance(0.5) ? "NA" : "-99";
  if (die < 0.16) return scraps(random);
  if (die < 0.2) return valueText(KINDS[random.integer(KINDS.length)], { random, decimal } as Writing);
  const digits = (count: number) => Array.from({ length: count }, () => random.integer(10)).join("");
  switch (kind) {
    case "flag":
      return `${random.integer(2)}${random.chance(0.3) ? `${decimal}0` : ""}`;
    case "integer": {
      const sign = random.chance(0.2) ? (random.chance(0.5) ? "-" : "+") : "";
      return `${sign}${digits(1 + random.integer(random.chance(0.1) ? 12 : 5))}${random.chance(0.2) ? `${decimal}0` : ""}`;
    }
    case "decimal": {
      const sign = random.chance(0.2) ? "-" : "";
      const exponent = random.chance(0.1) ? `e${random.integer(700) - 350}` : "";
      return `${sign}${digits(random.integer(random.chance(0.2) ? 20 : 6))}${decimal}${digits(random.integer(9))}${exponent}`;
    }
    case "date":
    case "month": {
      const pair = (below: number) => String(random.integer(below)).padStart(2, "0");
      return `${random.chance(0.9) ? "20" : pair(100)}${pair(30)}-${pair(14)}${random.chance(0.6) ? `-${pair(33)}` : ""}`;
    }
    default:
      return scraps(random);
  }
}

function scraps(random: Random): string {
  let text = "";
  for (let i = random.integer(4); i >= 0; i--) text += SCRAPS[random.integer(SCRAPS.length)];
  return text;
}
