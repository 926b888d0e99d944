import { customerHistory, type HistoryMonth } from "../analysis/rows/customerHistory.ts";
import { describeRows, matchRows, rowColumns, rowReader, sortRows } from "../analysis/rows/matchRows.ts";
import type { RowFilter } from "../analysis/rows/rowFilter.ts";
import type { ExportTable } from "../reporting/tables/table.ts";
import { canonicalJson } from "../store/canonicalJson.ts";
import type { Panel } from "../store/panel.ts";
import type { Month } from "../time/month.ts";
import { monthAsked } from "./monthAsked.ts";
import type { Panels } from "./panels.ts";
import { Recent } from "./recent.ts";

export interface RowsQuery {
  /** The current one when left out. */
  version?: string | undefined;
  /** `YYYY-MM`; the version's last when left out. */
  month?: string | undefined;
  filters?: readonly RowFilter[] | undefined;
  /** Customers whose key begins with it. */
  search?: string | undefined;
  sort?: { column: string; descending: boolean } | undefined;
}

/** A page of customer-months: column ids, their labels, and cells in that order. */
export interface RowsPage {
  columns: string[];
  labels: string[];
  rows: (string | number | null)[][];
  total: number;
}

/** The customer-months of a workspace that meet conditions: paged, or whole for an export. */
export class CustomerRows {
  readonly #panels: Panels;
  /** Places of the rows that were found, in their order, so that the next page costs nothing. */
  readonly #found = new Recent<Uint32Array>(8);

  constructor(panels: Panels) {
    this.#panels = panels;
  }

  /** @throws UnknownVersionError, UnknownMonthError, UnknownColumnError */
  page(query: RowsQuery, offset: number, limit: number): RowsPage {
    const { panel, month, places } = this.#find(query);
    return pageOf(panel, month, places, offset, limit);
  }

  /** All of them, as a table to export. */
  table(query: RowsQuery): ExportTable {
    const { panel, month, places } = this.#find(query);
    const kinds = new Map<string, "text" | "decimal" | "integer">([
      ...panel.schema.attributes.map(
        ({ id, kind }) => [id, kind === "number" ? "decimal" : kind === "flag" ? "integer" : "text"] as const,
      ),
      ...panel.schema.products.map(({ id }) => [id, "integer"] as const),
    ]);
    return {
      name: describeRows(month, query.filters ?? [], query.search ?? "").slice(0, 31),
      columns: rowColumns(panel).columns.map((name) => ({ name, kind: kinds.get(name) ?? "text" })),
      rowCount: places.length,
      *rows() {
        const read = rowReader(panel, month);
        for (const place of places) yield read(place);
      },
    };
  }

  /** What a customer held, month by month; no month present for one whom the version does not know. */
  history(version: string | undefined, customer: string): HistoryMonth[] {
    const panel = this.#panels.at(version);
    return customerHistory(panel, panel.customers.indexOf(customer));
  }

  #find({ version, month, filters = [], search = "", sort }: RowsQuery) {
    const panel = this.#panels.at(version);
    const when = monthAsked(panel, month);
    const key = canonicalJson({ version: panel.version, when, filters, search, sort: sort ?? null });
    const places = this.#found.get(key, () =>
      sortRows(panel, when, matchRows(panel, when, filters, search.trim()), sort),
    );
    return { panel, month: when, places };
  }
}

/** Rows of a month at places, as cells. */
export function pageOf(panel: Panel, month: Month, places: Uint32Array, offset: number, limit: number): RowsPage {
  const rows = Array.from(places.subarray(offset, offset + limit), rowReader(panel, month));
  return { ...rowColumns(panel), rows, total: places.length };
}
