import type { SimulatedPanel } from "../simulatedPanel.ts";
import { dialectOf, type Edition } from "./edition.ts";
import { commercialTable, productsTable, sociodemographicsTable } from "./panelTables.ts";
import type { RowOrder } from "./rowOrder.ts";
import { productDescriptionTable, salesTable } from "./salesTables.ts";
import { santanderTable } from "./santanderTable.ts";
import type { TableText } from "./tableText.ts";

/** The tables of an edition in the order in which they are written. */
export function tablesOf(edition: Edition, panel: SimulatedPanel, order: RowOrder): TableText[] {
  const dialect = dialectOf(edition);
  if (edition === "santander") return [santanderTable(panel, order, dialect)];
  const tables = [
    commercialTable(panel, order, dialect, edition),
    productsTable(panel, order, dialect, edition),
    sociodemographicsTable(panel, order, dialect, edition),
  ];
  return edition === "v1" ? tables : [...tables, salesTable(panel), productDescriptionTable()];
}
