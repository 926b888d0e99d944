import type { KpiReport } from "../../core/contract/kpiReport.ts";
import { asTable, countOf, expectTile, written } from "./support/figures.ts";
import { exportedFile } from "./support/jobs.ts";
import { asPrinted, easymoney } from "./support/makeExtracts.ts";
import { columnOf, readCsv } from "./support/readCsv.ts";
import { expect, goTo, test } from "./support/window.ts";

test("filtered figures are those of the command line, and drill down to exactly the rows that they count", async ({
  page,
  host,
}) => {
  await goTo(page, "Dashboard");

  await test.step("the tiles of all customers are those of the command line", async () => {
    await expectTilesOf(asPrinted("kpi") as KpiReport);
  });

  await test.step("a condition narrows them, as it does there", async () => {
    await page.getByRole("button", { name: "Add a condition" }).click();
    await page.getByRole("combobox", { name: "Ask about" }).fill("Age");
    await page.getByRole("option", { name: "Age", exact: true }).click();
    await page.getByRole("textbox", { name: "Age, from" }).fill("30");
    await page.getByRole("button", { name: "Add this condition" }).click();
    await expect(page.getByRole("button", { name: "Take off: Age: 30 or more" })).toBeVisible();
    await expectTilesOf(JSON.parse(easymoney("kpi", host.workspace, "--where", "age>=30", "--json")) as KpiReport);
  });

  let purchases = 0;
  await test.step("a row of a chart's table leads to its customers", async () => {
    const table = await asTable(page, "Purchases by product");
    const row = table.getByRole("row", { name: /^Debit card/ });
    purchases = countOf((await row.getByRole("cell").nth(1).textContent()) ?? "");
    expect(purchases).toBeGreaterThan(0);
    await row.click();
    await expect(page.getByRole("heading", { name: "Which customers are these?" })).toBeVisible();
    await expect(page.getByText(new RegExp(`^${purchases} of .+ rows$`))).toBeVisible();
  });

  await test.step("their rows, exported, are those that the command line finds", async () => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "CSV, as filtered" }).click();
    const exported = columnOf(readCsv(await exportedFile(page, host, /^Export rows of 2019-05/)), "customer");
    const where = ["--where", "age>=30", "--where", "bought:debit_card"];
    const found = JSON.parse(easymoney("rows", host.workspace, ...where, "--limit", "500", "--json")) as {
      total: number;
      rows: (string | number)[][];
    };
    expect(exported).toHaveLength(purchases);
    expect(exported.toSorted()).toEqual(found.rows.map(([customer]) => String(customer)).toSorted());
  });

  await test.step("a mark of a chart leads to its customers, too", async () => {
    await page.getByRole("button", { name: "Figures of these customers" }).click();
    const chart = page.getByRole("figure", { name: "Purchases by product" });
    await chart.getByRole("button", { name: /^Export or read/ }).scrollIntoViewIfNeeded();
    const bar = chart.locator(".bars .point").first();
    await expect(bar).toBeVisible();
    const { x, y, width, height } = (await bar.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(page.getByRole("heading", { name: "Which customers are these?" })).toBeVisible();
  });

  async function expectTilesOf(kpis: KpiReport): Promise<void> {
    const at = kpis.months.length - 1;
    const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
    const customers = kpis.customers[at];
    await expectTile(page, "Customers", written.count(customers));
    await expectTile(page, "New", written.count(kpis.new[at]));
    await expectTile(page, "Lost", written.count(kpis.lost[at]));
    await expectTile(page, "Returned", written.count(kpis.returned[at]));
    await expectTile(page, "Active share", written.percent(kpis.active[at] / customers));
    const holdings = sum(kpis.products.map(({ holders }) => holders[at]));
    await expectTile(page, "Products per customer", written.decimal(holdings / customers, 2));
    await expectTile(page, "Purchases", written.count(sum(kpis.products.map((product) => product.purchases[at]))));
  }
});
