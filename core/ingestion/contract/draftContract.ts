import { basename } from "node:path";
import { DomainError } from "../../errors/domainError.ts";
import { detectFile } from "../csv/detectFile.ts";
import { readTable } from "../csv/readTable.ts";
import { ColumnGuess } from "./columnGuess.ts";
import { type DataContract, dataContract } from "./dataContract.ts";
import { roleOfName } from "./roleNames.ts";

/** A proposed contract, with the reason for each column in a sentence. */
export interface ContractDraft {
  contract: DataContract;
  reasons: { table: string; column: string; source: string; reason: string }[];
}

class NoKeyError extends DomainError {
  constructor(file: string, what: "customer" | "month") {
    super({
      code: "no-key",
      what: `No column of the file looks like the ${what}`,
      where: file,
      mend:
        what === "customer"
          ? "A panel needs a customer key: a column of whole numbers or texts without gaps, different for each customer of a month."
          : "A panel needs a month: a column of dates (YYYY-MM or YYYY-MM-DD) with few different ones.",
    });
  }
}

/** Rows that types and roles are guessed from. */
const ROWS = 200_000;
const NULL_TOKENS = ["NA", "N/A", "NULL", "null", "NaN", "nan", "None"];

/**
 * Proposes a contract for a bank's own files, one panel table each: types from the first 200,000 rows, roles from the names of
 * the columns (English and Spanish) and from their values. A person should read it before it is used.
 *
 * @throws NoKeyError, and what detection throws
 */
export async function draftContract(paths: readonly string[]): Promise<ContractDraft> {
  const tables: unknown[] = [];
  const reasons: ContractDraft["reasons"] = [];
  const tokens = new Set<string>();
  for (const path of paths) {
    const name = slug(basename(path).replace(/\..*$/, ""));
    const guesses = await guessColumns(path);
    const used = new Set<string>();
    const columns = assignRoles(path, guesses).map(({ guess, role, reason }) => {
      const id = unique(role === "key" ? "customer" : role === "month" ? "month" : slug(guess.name), used);
      reasons.push({ table: name, column: id, source: guess.name, reason });
      for (const token of guess.nullTokens) tokens.add(token);
      return guess.column(id, role);
    });
    tables.push({ id: name, role: "panel", columns });
  }
  const id = slug(basename(paths[0]).replace(/\..*$/, ""));
  const contract = dataContract.parse({
    id,
    title: `Draft for ${basename(paths[0])}`,
    nullTokens: [...tokens].sort(),
    tables,
  });
  return { contract, reasons };
}

async function guessColumns(path: string): Promise<ColumnGuess[]> {
  const file = await detectFile(path);
  const guesses = file.header.flatMap((name, field) =>
    name.trim() === "" ? [] : [new ColumnGuess(name.trim(), field)],
  );
  const layout = {
    dialect: file.dialect,
    fields: file.header.length,
    columns: guesses.map(({ field }) => ({ field, kind: "text" as const, nullTokens: [] })),
    maxFieldBytes: 65_536,
  };
  let rows = 0;
  for await (const block of readTable(file, layout, { threads: 0 })) {
    for (const [c, guess] of guesses.entries()) {
      const cells = block.columns[c];
      if (cells.kind === "text") guess.add(cells.codes, cells.labels, file.dialect.decimal, NULL_TOKENS);
    }
    rows += block.rows;
    if (rows >= ROWS) break;
  }
  return guesses;
}

interface Assigned {
  guess: ColumnGuess;
  role: string | null;
  reason: string;
}

function assignRoles(path: string, guesses: readonly ColumnGuess[]): Assigned[] {
  const named = new Map<string, ColumnGuess>();
  for (const guess of guesses) {
    const role = roleOfName(guess.name);
    if (role && !named.has(role) && guess.fits(role)) named.set(role, guess);
  }
  const free = (guess: ColumnGuess) => ![...named.values()].includes(guess);
  if (!named.has("month")) {
    const months = guesses
      .filter((guess) => free(guess) && guess.fits("month"))
      .sort((a, b) => a.distinct - b.distinct);
    if (months.length === 0) throw new NoKeyError(path, "month");
    named.set("month", months[0]);
  }
  if (!named.has("key")) {
    const keys = guesses.filter((guess) => free(guess) && guess.fits("key")).sort((a, b) => b.distinct - a.distinct);
    if (keys.length === 0) throw new NoKeyError(path, "customer");
    named.set("key", keys[0]);
  }
  const roles = new Map([...named].map(([role, guess]) => [guess, role]));
  return guesses.map((guess) => {
    const role = roles.get(guess) ?? (guess.isFlag ? "holding" : null);
    const because = roles.has(guess)
      ? roleOfName(guess.name) === role
        ? `its name says ${role}`
        : `its values fit a ${role === "key" ? "customer key" : role}`
      : role === "holding"
        ? "only 0 and 1: taken for a product; correct it if it is something else"
        : "no role: kept as an attribute";
    return { guess, role, reason: `${because}; ${guess.describe()}` };
  });
}

function slug(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "column";
}

function unique(id: string, used: Set<string>): string {
  let own = id;
  for (let n = 2; used.has(own); n++) own = `${id}_${n}`;
  used.add(own);
  return own;
}
