import { expect, type Locator, type Page } from "@playwright/test";
import { formatterFor } from "../../../renderer/format/formatter.ts";

/** Numbers as the window writes them at first. */
export const written = formatterFor("en-GB", "en");

/** A tile by what it counts. */
export function tile(page: Page, label: string | RegExp): Locator {
  return page.getByRole("main").getByRole("group", { name: label, exact: true });
}

/** Expects a tile to show a figure, and nothing else as its figure. */
export async function expectTile(page: Page, label: string | RegExp, figure: string): Promise<void> {
  await expect(tile(page, label).getByText(figure, { exact: true }), String(label)).toBeVisible();
}

/** Shows a chart as its table; returns the table. */
export async function asTable(page: Page, title: string | RegExp): Promise<Locator> {
  const chart = page.getByRole("figure", { name: title });
  await chart.getByRole("button", { name: /^Export or read this chart/ }).click();
  await page.getByRole("menuitem", { name: "Show as a table" }).click();
  return chart.getByRole("table");
}

/** Rows of a table's body, cell by cell, as they are written. */
export async function cellsOf(table: Locator): Promise<string[][]> {
  const rows = await table.getByRole("row").all();
  const cells = await Promise.all(rows.map((row) => row.getByRole("cell").allInnerTexts()));
  return cells.filter((row) => row.length > 0);
}

/** A count as it is written, as a number. */
export function countOf(text: string): number {
  const digits = text.replaceAll(/\s/g, "");
  if (!/^\d+$/.test(digits)) throw new Error(`"${text}" is not a count`);
  return Number(digits);
}
