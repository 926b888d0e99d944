import type { KpiReport } from "../contract/kpiReport.ts";
import { qualityReport } from "../contract/quality.ts";
import { DomainError } from "../errors/domainError.ts";
import { finish } from "../jobs/progress.ts";
import { exportTable } from "../reporting/tables/exportTable.ts";
import type { Cell, ExportOptions, ExportTable } from "../reporting/tables/table.ts";
import { findDerived } from "../store/derived.ts";
import type { Panel, Snapshot } from "../store/panel.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, parseMonth } from "../time/month.ts";
import { campaignTable, mailingTable } from "./campaignTables.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";
import { rejectsTable } from "./rejects.ts";
import { readSegments, showSegments } from "./segments.ts";

export interface ExportRequest extends Omit<ExportOptions, "signal"> {
  /**
   * `panel`, `panel:2019-05`, `products`, `sales`, `kpi`, `quality`, `segments`, `segments:segmentation-2/S3`, `campaign`,
   * `rejects:7/duplicate-key`, or the id of a kept result.
   */
  what: string;
  path: string;
  version?: string | undefined;
}

class UnknownExportError extends DomainError {
  constructor(what: string) {
    super({
      code: "unknown-export",
      what: `There is nothing called ${what} to export`,
      mend: `Say ${Object.keys(TABLES).join(", ")} or panel:YYYY-MM, or the id of a kept result such as campaign-2.`,
    });
  }
}

/** Writes a table of the workspace to a CSV or XLSX file. */
export function exportFrom(file: WorkspaceFile, request: ExportRequest, control: Control) {
  const [kind, detail] = request.what.split(/[:-](.*)/s);
  const make = TABLES[kind];
  if (!make) throw new UnknownExportError(request.what);
  const id = request.what.includes("-") && !request.what.includes(":") ? request.what : kind;
  const table = make(file, { version: request.version, detail, id });
  const { delimiter, decimal } = request;
  return finish(exportTable(table, request.path, { delimiter, decimal, signal: control.signal }), control.onProgress);
}

/** Writes a table that somebody has at hand. */
export function exportTableOf(
  { name, columns, rows }: { name: string; columns: ExportTable["columns"]; rows: readonly (readonly Cell[])[] },
  path: string,
  control: Control,
) {
  const table: ExportTable = { name, columns, rowCount: rows.length, rows: () => rows };
  return finish(exportTable(table, path, { signal: control.signal }), control.onProgress);
}

interface Asked {
  version: string | undefined;
  /** What follows the colon. */
  detail: string | undefined;
  id: string;
}

const TABLES: Record<string, (file: WorkspaceFile, asked: Asked) => ExportTable> = {
  panel: (file, { version, detail }) => panelTable(openPanel(file, version), detail),
  products: (file, { version }) => productsTable(openPanel(file, version)),
  sales: (file, { version }) => salesTable(openPanel(file, version)),
  kpi: (file, { id, version }) => kpiTable(findDerived(file, id, version).result as KpiReport),
  quality: (file, { id, version }) => qualityTable(keptResult(findDerived(file, id, version), qualityReport)),
  segmentation: segmentsTable,
  segments: segmentsTable,
  rejects: refusedTable,
  campaign: (file, { id }) => campaignTable(file, id),
  mailing: (file, { detail }) => mailingTable(file, detail ?? "campaign"),
};

function panelTable(panel: Panel, detail: string | undefined): ExportTable {
  const months = detail === undefined ? panel.months : [parseMonth(detail)];
  const { products, attributes } = panel.schema;
  const kinds = { number: "decimal", category: "text", date: "text", flag: "integer" } as const;
  return {
    name: detail === undefined ? "panel" : `panel ${detail}`,
    columns: [
      { name: "month", kind: "text" },
      { name: "customer", kind: "text" },
      ...attributes.map(({ id, kind }) => ({ name: id, kind: kinds[kind] })),
      ...products.map(({ id }) => ({ name: id, kind: "integer" as const })),
    ],
    rowCount: months.reduce((sum, month) => sum + panel.snapshot(month).rows, 0),
    *rows() {
      for (const month of months) {
        const snapshot = panel.snapshot(month);
        const cells = attributes.map(({ id, kind }) => attributeCells(snapshot, id, kind));
        const name = formatMonth(month);
        for (let i = 0; i < snapshot.rows; i++) {
          const held = products.map((_, p) => (snapshot.holdings[i] >>> p) & 1);
          yield [name, panel.customers.key(snapshot.customer[i]), ...cells.map((cell) => cell(i)), ...held];
        }
      }
    },
  };
}

function attributeCells(
  snapshot: Snapshot,
  id: string,
  kind: "category" | "number" | "date" | "flag",
): (i: number) => Cell {
  if (kind === "number") {
    const values = snapshot.number(id);
    return (i) => (Number.isNaN(values[i]) ? null : values[i]);
  }
  if (kind === "category") {
    const { codes, labels } = snapshot.category(id);
    return (i) => (codes[i] === 0 ? null : labels[codes[i]]);
  }
  if (kind === "flag") {
    const flags = snapshot.flag(id);
    return (i) => (flags[i] === 255 ? null : flags[i]);
  }
  const days = snapshot.date(id);
  return (i) => (days[i] === -2_147_483_648 ? null : new Date(days[i] * 86_400_000).toISOString().slice(0, 10));
}

function productsTable({ schema }: Panel): ExportTable {
  return {
    name: "products",
    columns: [
      { name: "product", kind: "text" },
      { name: "label", kind: "text" },
      { name: "family", kind: "text" },
      { name: "margin_eur", kind: "decimal" },
      { name: "margin_source", kind: "text" },
      { name: "credit", kind: "integer" },
    ],
    rowCount: schema.products.length,
    rows: () => schema.products.map((p) => [p.id, p.label, p.family, p.marginEur, p.marginSource, p.credit ? 1 : 0]),
  };
}

function salesTable({ sales, customers, schema }: Panel): ExportTable {
  const rows = sales();
  return {
    name: "sales",
    columns: [
      { name: "month", kind: "text" },
      { name: "customer", kind: "text" },
      { name: "product", kind: "text" },
      { name: "margin_eur", kind: "decimal" },
    ],
    rowCount: rows?.month.length ?? 0,
    *rows() {
      for (let i = 0; rows && i < rows.month.length; i++) {
        const margin = Number.isNaN(rows.marginEur[i]) ? null : rows.marginEur[i];
        yield [
          formatMonth(rows.month[i]),
          customers.key(rows.customer[i]),
          schema.products[rows.product[i]].id,
          margin,
        ];
      }
    },
  };
}

/** One row per figure: month, dimension, group, product, measure, value. */
function kpiTable(kpis: KpiReport): ExportTable {
  const rows: Cell[][] = [];
  const add = (
    dimension: string,
    group: string,
    product: string,
    measure: string,
    values: readonly (number | null)[],
  ) => {
    for (const [t, value] of values.entries()) rows.push([kpis.months[t], dimension, group, product, measure, value]);
  };
  for (const measure of ["customers", "new", "lost", "returned", "active"] as const)
    add("all", "all", "", measure, kpis[measure]);
  for (const { id, holders, purchases, broughtByNew, broughtByReturned, cancellations } of kpis.products) {
    add("all", "all", id, "holders", holders);
    add("all", "all", id, "purchases", purchases);
    add("all", "all", id, "brought_by_new", broughtByNew);
    add("all", "all", id, "brought_by_returned", broughtByReturned);
    add("all", "all", id, "cancellations", cancellations);
  }
  for (const { family, byMonth } of kpis.revenueEur) add("family", family, "", "revenue_eur", byMonth);
  for (const { dimension, groups } of kpis.groups) {
    for (const { name, customers, active, holders, purchases } of groups) {
      add(dimension, name, "", "customers", customers);
      add(dimension, name, "", "active", active);
      for (const [p, { id }] of kpis.products.entries()) {
        add(dimension, name, id, "holders", holders[p]);
        add(dimension, name, id, "purchases", purchases[p]);
      }
    }
  }
  for (const { firstSeen, present } of kpis.cohorts) add("first_seen", firstSeen, "", "customers", present);
  const texts = ["month", "dimension", "group", "product", "measure"].map((name) => ({ name, kind: "text" as const }));
  return {
    name: "kpi",
    columns: [...texts, { name: "value", kind: "decimal" }],
    rowCount: rows.length,
    rows: () => rows,
  };
}

function qualityTable({ months, rows: all, columns }: ReturnType<typeof qualityReport.parse>): ExportTable {
  const rows = columns.flatMap((column) =>
    months.map((month, t): Cell[] => [
      month,
      column.id,
      all[t],
      column.nulls[t],
      column.invalid[t],
      column.rejected[t],
      column.repaired[t],
      column.distinct[t],
    ]),
  );
  const counts = ["rows", "nulls", "invalid", "rejected", "repaired", "distinct"];
  return {
    name: "quality",
    columns: [
      { name: "month", kind: "text" },
      { name: "column", kind: "text" },
      ...counts.map((name) => ({ name, kind: "integer" as const })),
    ],
    rowCount: rows.length,
    rows: () => rows,
  };
}

/**
 * Customers with their segments: of a kept segmentation by its id, else of the newest. After `segments:` stand an id, a segment
 * and how the keys of customers begin, with slashes between (`segments:segmentation-2/S3`); each may be left out.
 */
function segmentsTable(file: WorkspaceFile, { id, detail = "" }: Asked): ExportTable {
  const [asked, wanted = "", search = ""] = id === "segments" ? detail.split("/") : [id];
  const kept = asked || "segmentation";
  const { result, customer, segment } = { ...readSegments(file, kept), ...showSegments(file, kept) };
  const { customers } = openPanel(file, result.version);
  const rows = [...customer.keys()].filter(
    (row) =>
      (wanted === "" || result.segments[segment[row]].id === wanted) &&
      (search === "" || customers.key(customer[row]).startsWith(search)),
  );
  return {
    name: wanted === "" ? "segments" : `segment ${wanted}`,
    columns: [
      { name: "customer", kind: "text" },
      { name: "segment", kind: "text" },
      { name: "name", kind: "text" },
      { name: "month", kind: "text" },
    ],
    rowCount: rows.length,
    *rows() {
      for (const row of rows) {
        const { id: own, name } = result.segments[segment[row]];
        yield [customers.key(customer[row]), own, name, result.month];
      }
    },
  };
}

/** Rows that an import refused. After `rejects:` stand its number, a reason and a part of any cell; the last two may be left out. */
function refusedTable(file: WorkspaceFile, { detail = "" }: Asked): ExportTable {
  const [job, reason = "", ...search] = detail.split("/");
  return rejectsTable(file, { job: Number(job), reason: reason === "" ? undefined : reason, search: search.join("/") });
}
