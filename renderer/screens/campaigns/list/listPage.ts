import type { Formatter } from "../../../format/formatter.ts";
import type { Catalogue } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";

/** What the core calls customers of the hold-out in the list. */
const HELD_OUT = "hold-out";

/** What one wants to see first stands first; columns that are not named follow as the core gives them. */
const ORDER = ["customer", "label", "probability", "expectedRevenueEur", "heldOut", "channel", "group", "segment"];
const HIDDEN: ReadonlySet<string> = new Set(["costEur", "message", "cell"]);

interface CorePage {
  columns: readonly string[];
  /** The core's own, for columns that have no words here. */
  labels: readonly string[];
  rows: readonly Row[];
}

/**
 * A page of the list as the table shows it: columns in the order of interest, in the person's language.
 *
 * @param channels names of channels by id
 */
export function listPage(
  page: CorePage,
  channels: ReadonlyMap<string, string>,
  words: Catalogue["campaigns"]["list"],
  format: Formatter,
): { columns: Column[]; rows: Row[] } {
  const writing: Readonly<Record<string, Pick<Column, "kind" | "format">>> = {
    channel: { format: (id: string) => channels.get(id) ?? id },
    probability: { kind: "decimal", format: (share: number) => format.decimal(share * 100, 2) },
    expectedRevenueEur: { kind: "decimal", format: (eur: number) => format.decimal(eur, 2) },
    costEur: { kind: "decimal", format: (eur: number) => format.decimal(eur, 2) },
    heldOut: { format: (arm: string) => (arm === HELD_OUT ? words.notToContact : words.toContact) },
  };
  const own: Readonly<Record<string, string>> = words.columns;
  const rank = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  const places = [...page.columns.keys()].sort((a, b) => rank(page.columns[a]) - rank(page.columns[b]) || a - b);
  return {
    columns: places.map((place) => {
      const id = page.columns[place];
      return { id, label: own[id] ?? page.labels[place], isHidden: HIDDEN.has(id), ...writing[id] };
    }),
    rows: page.rows.map((row) => places.map((place) => row[place])),
  };
}
