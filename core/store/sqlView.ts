import Sqlite from "better-sqlite3";
import { DomainError } from "../errors/domainError.ts";
import { formatMonth } from "../time/month.ts";
import { INTEGER_NULL } from "./columnCodec.ts";
import type { Panel, Snapshot } from "./panel.ts";

class QueryRefusedError extends DomainError {
  constructor(reason: string, mend: string) {
    super({ code: "query-refused", what: `The query was not run: ${reason}`, mend, facts: { reason } });
  }
}

/** One query's answer: column names and rows of plain values. `truncated`: there were more rows than asked for. */
export interface QueryResult {
  columns: string[];
  rows: (string | number | bigint | Uint8Array | null)[][];
  truncated: boolean;
}

/**
 * Runs one SELECT over a version shown as tables, without a row ever being written:
 *
 * - `panel`: one row per customer-month: `customer, month, <attributes>, <products as 0/1>`
 * - `panel('2019-05')`: one month only, read 17 times faster
 * - `products`: id, label, family, margin_eur, credit
 * - `sales`: month, customer, product, margin_eur (empty when the version has none)
 *
 * The tables live in a database in memory, apart from the workspace file, which the query cannot reach.
 *
 * @param limit most rows to return
 * @throws QueryRefusedError when the text is not one SELECT, or SQLite does not understand it
 */
export function querySql(panel: Panel, sql: string, limit = 10_000): QueryResult {
  const open = openQuery(panel, sql);
  try {
    const rows: QueryResult["rows"] = [];
    for (const row of open.rows()) {
      if (rows.length === limit) return { columns: open.columns, rows, truncated: true };
      rows.push(row);
    }
    return { columns: open.columns, rows, truncated: false };
  } finally {
    open.close();
  }
}

/** A query whose rows are made as they are asked for. Close it when done. */
interface OpenQuery {
  columns: string[];
  rows(): Generator<QueryResult["rows"][number]>;
  close(): void;
}

/** Opens one SELECT as querySql does. @throws QueryRefusedError, also while rows are read */
export function openQuery(panel: Panel, sql: string): OpenQuery {
  if (!/^\s*(select|with|values|explain)\b/i.test(sql)) {
    throw new QueryRefusedError(
      "only SELECT (or WITH ... SELECT) is allowed",
      "Versions are read-only; begin the query with SELECT.",
    );
  }
  const db = new Sqlite(":memory:");
  const refused = (error: unknown) =>
    error instanceof Sqlite.SqliteError || error instanceof RangeError || error instanceof TypeError
      ? new QueryRefusedError(error.message, `Tables are ${describeTables(panel)}.`)
      : error;
  try {
    definePanel(db, panel);
    defineProducts(db, panel);
    defineSales(db, panel);
    const statement = db.prepare<[], QueryResult["rows"][number]>(sql).raw();
    return {
      columns: statement.columns().map((column) => column.name),
      *rows() {
        try {
          yield* statement.iterate();
        } catch (error) {
          throw refused(error);
        }
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw refused(error);
  }
}

/** A cell as JSON and files can hold it: large whole numbers as text, bytes in hexadecimal. */
export function plainCell(cell: QueryResult["rows"][number][number]): string | number | null {
  if (typeof cell === "bigint") return cell.toString();
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString("hex");
  return cell;
}

function describeTables(panel: Panel): string {
  return `panel(${panelColumns(panel).join(", ")}), products(id, label, family, margin_eur, credit), sales(month, customer, product, margin_eur)`;
}

function panelColumns(panel: Panel): string[] {
  const { attributes, products } = panel.schema;
  return ["customer", "month", ...attributes.map(({ id }) => id), ...products.map(({ id }) => id)];
}

function definePanel(db: Sqlite.Database, panel: Panel): void {
  db.table("panel", {
    columns: panelColumns(panel),
    parameters: ["only_month"],
    *rows(...parameters: unknown[]) {
      const only = parameters[0];
      for (const month of panel.months) {
        if (typeof only === "string" && formatMonth(month) !== only) continue;
        yield* monthRows(panel, panel.snapshot(month));
      }
    },
  });
}

function* monthRows(panel: Panel, snapshot: Snapshot): Generator<unknown[]> {
  const { attributes, products } = panel.schema;
  const readers = attributes.map((attribute) => cellReader(snapshot, attribute));
  const month = formatMonth(snapshot.month);
  const first = 2 + readers.length;
  for (let i = 0; i < snapshot.rows; i++) {
    const row: unknown[] = new Array(first + products.length);
    const key = panel.customers.key(snapshot.customer[i]);
    const number = Number(key);
    row[0] = Number.isSafeInteger(number) && String(number) === key ? number : key;
    row[1] = month;
    for (let a = 0; a < readers.length; a++) row[2 + a] = readers[a](i);
    for (let p = 0; p < products.length; p++) row[first + p] = (snapshot.holdings[i] >>> p) & 1;
    yield row;
  }
}

/** Reads one attribute of a snapshot as a plain value: text, number, ISO date, or null. */
function cellReader(
  snapshot: Snapshot,
  attribute: { id: string; kind: "category" | "number" | "date" | "flag" },
): (row: number) => string | number | null {
  if (attribute.kind === "category") {
    const { codes, labels } = snapshot.category(attribute.id);
    return (row) => (codes[row] === 0 ? null : labels[codes[row]]);
  }
  if (attribute.kind === "number") {
    const values = snapshot.number(attribute.id);
    return (row) => (Number.isNaN(values[row]) ? null : values[row]);
  }
  if (attribute.kind === "flag") {
    const values = snapshot.flag(attribute.id);
    return (row) => (values[row] === 255 ? null : values[row]);
  }
  const days = snapshot.date(attribute.id);
  const texts = new Map<number, string>();
  return (row) => {
    const day = days[row];
    if (day === INTEGER_NULL) return null;
    const known = texts.get(day);
    if (known !== undefined) return known;
    const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    texts.set(day, text);
    return text;
  };
}

function defineProducts(db: Sqlite.Database, panel: Panel): void {
  db.table("products", {
    columns: ["id", "label", "family", "margin_eur", "credit"],
    *rows() {
      for (const { id, label, family, marginEur, credit } of panel.schema.products) {
        yield [id, label, family, marginEur, credit ? 1 : 0];
      }
    },
  });
}

function defineSales(db: Sqlite.Database, panel: Panel): void {
  db.table("sales", {
    columns: ["month", "customer", "product", "margin_eur"],
    *rows() {
      const sales = panel.sales();
      for (let i = 0; sales && i < sales.month.length; i++) {
        const { marginEur } = sales;
        yield [
          formatMonth(sales.month[i]),
          panel.customers.key(sales.customer[i]),
          panel.schema.products[sales.product[i]].id,
          Number.isNaN(marginEur[i]) ? null : marginEur[i],
        ];
      }
    },
  });
}
