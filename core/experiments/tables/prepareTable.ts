import type { ColumnReport, TableSearchOptions } from "../../contract/tableModel.ts";
import type { FeatureColumn, FeatureTable } from "../../features/featureTable.ts";
import { applyRecipe, columnOf, recipeOf, type TableRecipe } from "../../features/tableRecipe.ts";
import { type FlatColumn, factsOf } from "../../ingestion/flat/flatColumn.ts";
import type { FlatTable } from "../../ingestion/flat/flatTable.ts";
import { forwardFolds, groupFolds, LEAST_OF_CLASS, type Split, stratifiedFolds } from "./folds.ts";
import { findLeak } from "./leaks.ts";
import { FewOfLabelError, NoFeatureError, TargetError } from "./tableFaults.ts";

/** A table made ready for a search: features, answers, folds, and what became of every column. */
export interface PreparedTable {
  recipe: TableRecipe;
  features: FeatureTable;
  target: Uint8Array;
  positive: string;
  negative: string;
  split: Split;
  /** Group of each row, null without groups. */
  groups: Uint32Array | null;
  /** Names of the rows, for people. */
  ids: string[];
  /** Place of each row among those of the file: rows without an answer are left out. */
  places: Uint32Array;
  columns: ColumnReport[];
  warnings: string[];
}

/** Columns of which every text must be known when a table is read for such a search. */
export function wholeColumns({ target, time, group, id }: TableSearchOptions): string[] {
  return [target, time, group, id].filter((name) => name !== undefined);
}

/** @throws TargetError, FewOfLabelError, NoFeatureError, SplitError, MissingColumnError */
export function prepareTable(whole: FlatTable, options: TableSearchOptions): PreparedTable {
  for (const name of [...wholeColumns(options), ...options.exclude, ...options.keep]) columnOf(whole, name);
  const { table, places, target, positive, negative } = answersOf(whole, options);
  const unlabelled = whole.rows - table.rows;
  const warnings: string[] = [];
  if (unlabelled > 0) warnings.push(`${unlabelled} rows without a value of ${options.target} were left out.`);
  const next = nextOfEntity(table, options);
  const named: { column: FlatColumn; role: ColumnReport["role"]; why: string }[] = [];
  for (const column of table.columns) {
    const role = roleOf(column.name, options);
    if (role) {
      named.push({ column, ...role });
      continue;
    }
    const isKept = options.keep.includes(column.name);
    const aside = whyUseless(column);
    if (aside !== null && !(isKept && recipeOf([column]).length > 0)) {
      named.push({ column, role: "aside", why: aside });
      continue;
    }
    const leak = findLeak(featureOf(table, column), target, next);
    if (leak && !isKept && leak.isCertain) {
      named.push({ column, role: "aside", why: leak.why });
      warnings.push(`${column.name} was set aside: ${leak.why}. If it is, keep it with --keep "${column.name}".`);
      continue;
    }
    if (leak) warnings.push(`Look at ${column.name}: ${leak.why}.`);
    named.push({ column, role: "feature", why: isKept ? "kept as asked" : column.reason });
  }
  const used = named.filter(({ role }) => role === "feature").map(({ column }) => column);
  if (used.length === 0) {
    throw new NoFeatureError(
      whole.path,
      named.filter(({ role }) => role === "aside").map(({ column, why }) => `${column.name} (${why})`),
    );
  }
  const recipe = recipeOf(used);
  const groups = options.group === undefined ? null : codesOf(table, options.group);
  return {
    recipe,
    features: applyRecipe(recipe, table),
    target,
    positive,
    negative,
    split: splitOf(table, target, groups, options),
    groups,
    ids: options.id === undefined ? Array.from(places, (place) => String(place + 1)) : idsOf(table, options.id),
    places,
    columns: named.map(({ column, role, why }) => ({ ...factsOf(column), role, why })),
    warnings,
  };
}

/** Names of a table's rows: of the id column, else the number of the row. */
export function idsOf(table: FlatTable, id: string | undefined): string[] {
  if (id === undefined) return Array.from({ length: table.rows }, (_, row) => String(row + 1));
  const { codes, labels } = columnOf(table, id);
  return Array.from({ length: table.rows }, (_, row) => (codes ? labels[codes[row]] : ""));
}

function answersOf(whole: FlatTable, { target: name, positive: asked }: TableSearchOptions) {
  const column = columnOf(whole, name);
  const { codes, labels, distinct } = column;
  if (!codes || distinct === null || distinct !== 2) throw otherThanTwo(whole.path, column);
  const counts = new Float64Array(labels.length);
  for (const code of codes) counts[code]++;
  const [one, two] = labels[1] < labels[2] ? [1, 2] : [2, 1];
  // of equals the one that sorts last: 1, yes, true
  const rarer = counts[one] < counts[two] ? one : two;
  const least = Math.min(counts[1], counts[2]);
  if (least < LEAST_OF_CLASS) throw new FewOfLabelError(whole.path, labels[counts[1] === least ? 1 : 2], least);
  const code = asked === undefined ? rarer : labels.indexOf(asked);
  if (code < 1) {
    throw new TargetError(whole.path, `${name} is never "${asked}"`, `Choose "${labels[1]}" or "${labels[2]}".`);
  }
  const rows = Uint32Array.from([...codes.keys()].filter((row) => codes[row] > 0));
  const target = Uint8Array.from(rows, (row) => (codes[row] === code ? 1 : 0));
  return {
    table: rows.length === whole.rows ? whole : rowsOf(whole, rows),
    places: rows,
    target,
    positive: labels[code],
    negative: labels[code === 1 ? 2 : 1],
  };
}

function otherThanTwo(path: string, { name, kind, distinct, labels }: FlatColumn): TargetError {
  if (distinct === 0) return new TargetError(path, `${name} has no value in any row`, "Choose another column.");
  if (distinct === 1) {
    return new TargetError(path, `${name} is "${labels[1]}" in every row`, "Bring rows of the other kind, too.");
  }
  return new TargetError(
    path,
    `${name} has ${distinct ?? "very many"} different values; a search needs two`,
    kind === "number"
      ? "Write a column that says yes or no, for example whether the number is above its median."
      : "Write a column with two labels, for example whether it is the one that you look for.",
  );
}

function rowsOf(table: FlatTable, rows: Uint32Array): FlatTable {
  const columns = table.columns.map((column) => ({
    ...column,
    rows: rows.length,
    values: Float64Array.from(rows, (row) => column.values[row]),
    codes: column.codes && Uint32Array.from(rows, (row) => (column.codes as Uint32Array)[row]),
  }));
  return { ...table, rows: rows.length, lines: Uint32Array.from(rows, (row) => table.lines[row]), columns };
}

function roleOf(name: string, options: TableSearchOptions): { role: ColumnReport["role"]; why: string } | null {
  if (name === options.target) return { role: "target", why: "what is to be told" };
  if (name === options.time) return { role: "time", why: "orders the rows; not learned from" };
  if (name === options.group) return { role: "group", why: "keeps rows together; not learned from" };
  if (name === options.id) return { role: "id", why: "names the rows; not learned from" };
  return options.exclude.includes(name) ? { role: "aside", why: "left out as asked" } : null;
}

const MOST_OWN = 0.5;
const MANY = 20;

/** Why nothing can be learned from a column for other rows; null when something can. */
export function whyUseless(column: FlatColumn): string | null {
  const { kind, distinct, missing, rows } = column;
  if (kind === "empty") return "it has no value in any row";
  if (distinct === 1 && missing === 0) return "it is the same in every row";
  if (kind === "text") return "texts that hardly repeat";
  if (kind === "category" && (distinct ?? rows) > Math.max(MANY, MOST_OWN * (rows - missing))) {
    return "nearly every row has a label of its own: it names the rows";
  }
  return kind === "number" && numbersRows(column) ? "it numbers the rows" : null;
}

function numbersRows({ values, distinct, missing, rows }: FlatColumn): boolean {
  if (missing > 0 || rows < MANY) return false;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let rises = true;
  for (let row = 0; row < rows; row++) {
    const value = values[row];
    if (!Number.isInteger(value)) return false;
    if (row > 0 && value <= values[row - 1]) rises = false;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return rises || (distinct === rows && high - low < 2 * rows);
}

function featureOf(table: FlatTable, column: FlatColumn): FeatureColumn {
  return applyRecipe(recipeOf([column]), table).columns[0];
}

function codesOf(table: FlatTable, name: string): Uint32Array {
  // whole columns always have codes
  return columnOf(table, name).codes ?? new Uint32Array(table.rows);
}

/** By row, a number that rises with time: values of numbers and dates, else the place of the text in alphabetical order. */
function timesOf(table: FlatTable, name: string): Float64Array {
  const { kind, values, labels, codes, missing } = columnOf(table, name);
  if (missing > 0) {
    throw new TargetError(
      table.path,
      `${missing} rows have no ${name}`,
      "Fill it in, or choose another column of time.",
    );
  }
  if (kind === "number" || kind === "date") return values;
  const places = [...labels.keys()].sort((a, b) => (labels[a] < labels[b] ? -1 : 1));
  const place = new Float64Array(labels.length);
  for (const [at, code] of places.entries()) place[code] = at;
  return Float64Array.from(codes ?? [], (code) => place[code]);
}

function splitOf(
  table: FlatTable,
  target: Uint8Array,
  groups: Uint32Array | null,
  { time, ordered, seed }: TableSearchOptions,
): Split {
  if (time !== undefined) return forwardFolds(table.path, target, timesOf(table, time));
  if (ordered)
    return forwardFolds(
      table.path,
      target,
      Float64Array.from({ length: table.rows }, (_, row) => row),
    );
  return groups ? groupFolds(table.path, target, groups, seed) : stratifiedFolds(target, seed);
}

const MOSTLY = 0.9;

/** By row: the next row of the same entity in time, or -1; null where rows have no order. */
function nextOfEntity(table: FlatTable, { time, ordered, id, group }: TableSearchOptions): Int32Array | null {
  if (time === undefined && !ordered) return null;
  const entity = id ?? group;
  const entities = entity === undefined ? null : codesOf(table, entity);
  const repeats = entities !== null && new Set(entities).size < table.rows;
  const times = time === undefined ? null : timesOf(table, time);
  // without entities that come again the next row is that of the whole table, where rows hardly share a time
  if (!repeats && !ordered && new Set(times).size < MOSTLY * table.rows) return null;
  const order = Uint32Array.from({ length: table.rows }, (_, row) => row);
  if (times) order.sort((a, b) => times[a] - times[b] || a - b);
  const next = new Int32Array(table.rows).fill(-1);
  const latest = new Map<number, number>();
  for (const row of order) {
    const own = repeats ? entities[row] : 0;
    const before = latest.get(own);
    if (before !== undefined) next[before] = row;
    latest.set(own, row);
  }
  return next;
}
