import type { Edition } from "../writing/edition.ts";
import type { Trap } from "./trap.ts";

/** Columns that the traps of form and key need, by edition. */
export interface KeyNames {
  key: string;
  partition: string;
  tables: readonly string[];
  /** A flag to turn over in a conflicting copy, by table. */
  turn: Readonly<Record<string, string>>;
}

/** Another valid value: a flag turned over, an age raised. */
function other(text: string): string {
  const value = Number(text);
  const turned = value === 0 ? 1 : value === 1 ? 0 : value + 1;
  return text.endsWith(".0") ? `${turned}.0` : String(turned);
}

/** Defects of keys and of the row's form: the same in every table. */
export function formTraps({ key, partition, tables, turn }: KeyNames, edition: Edition): Trap[] {
  const rejected = { expected: "rejected", place: "edit", tables } as const;
  return [
    {
      id: "duplicate-identical",
      description: "A second, identical row for the same customer and month; one of the two is dropped",
      ...rejected,
      place: "extra",
      reason: "duplicate-key",
      column: key,
      make: () => undefined,
    },
    {
      id: "duplicate-conflicting",
      description:
        "A second row for the same customer and month that says something else; the later one in the file is rejected",
      ...rejected,
      place: "extra",
      reason: "duplicate-key",
      column: key,
      make: (cells) => {
        const column = Object.values(turn).find((name) => cells.get(name) !== "") ?? partition;
        cells.set(column, other(cells.get(column).trim()));
        return undefined;
      },
    },
    {
      id: "too-few-fields",
      description: "A row cut off before its last two fields",
      ...rejected,
      reason: "too-few-fields",
      column: null,
      make: (cells) => cells.texts.slice(0, -2).join(","),
    },
    {
      id: "too-many-fields",
      description: "A row with one field more than the header",
      ...rejected,
      reason: "too-many-fields",
      column: null,
      make: (cells) => `${cells.texts.join(",")},surplus`,
    },
    {
      id: "text-after-quote",
      description: "A row whose second field goes on after its closing quote",
      ...rejected,
      reason: "text-after-quote",
      column: null,
      make: (cells) => [cells.texts[0], `"${cells.texts[1]}"x`, ...cells.texts.slice(2)].join(","),
    },
    {
      id: "blank-line",
      description: "A line with nothing in it: skipped and counted",
      expected: "kept",
      place: "extra",
      tables,
      reason: null,
      column: null,
      make: () => "",
    },
    {
      id: "unreadable-partition",
      description: "A month that does not exist, or no month at all",
      ...rejected,
      reason: "not-a-month",
      column: partition,
      make: (cells, random) => {
        cells.set(partition, random.chance(0.5) ? "2018-13-28" : "28/05/2019?");
        return undefined;
      },
    },
    {
      id: "null-key",
      description: "A row without a customer",
      ...rejected,
      reason: "null-key",
      column: key,
      make: (cells) => {
        cells.set(key, "");
        return undefined;
      },
    },
    {
      id: "text-key",
      description: "A customer key that is not a number",
      ...rejected,
      reason: "not-an-integer",
      column: key,
      make: (cells) => {
        cells.set(key, `C-${cells.get(key)}`);
        return undefined;
      },
    },
    {
      id: "partition-of-other-edition",
      description: "The month in the other edition's format: read as the same month",
      expected: "kept",
      place: "edit",
      tables,
      reason: null,
      column: partition,
      make: (cells) => {
        const text = cells.get(partition);
        cells.set(partition, edition === "v2" ? `${text}-28` : text.slice(0, 7));
        return undefined;
      },
    },
    {
      id: "quoted-fields",
      description: "All fields in quotes, as RFC 4180 allows: the same row",
      expected: "kept",
      place: "edit",
      tables,
      reason: null,
      column: null,
      make: (cells) => cells.texts.map((text) => (text.startsWith('"') ? text : `"${text}"`)).join(","),
    },
  ];
}
