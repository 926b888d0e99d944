import { readXlsx } from "../support/readXlsx.ts";
import { cellsOf, countOf, tile } from "./support/figures.ts";
import { exportedFile, jobsToEnd } from "./support/jobs.ts";
import { columnOf, readCsv } from "./support/readCsv.ts";
import { expect, goTo, goToTab, test } from "./support/window.ts";

const SIZE = 120;

test("a campaign is planned, exported and read back; people who must not be written to are left out of the next", async ({
  page,
  host,
}) => {
  await test.step("a segment gets a name that a spreadsheet would run as a formula", async () => {
    await goTo(page, "Segments");
    await page.getByRole("button", { name: /^Rename S0/ }).click();
    await page.getByRole("textbox", { name: "Rename S0" }).fill("=1+1");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "S0 =1+1", exact: true })).toBeVisible();
  });

  await test.step("figures move while the size is changed on the slider by keyboard", async () => {
    await goTo(page, "Campaigns");
    await page.getByRole("textbox", { name: "€ a contact" }).fill("0.5");
    const cost = tile(page, "Contact cost");
    await expect(cost).not.toContainText("contacts cost nothing");
    const before = (await cost.textContent()) ?? "";
    const slider = page.getByRole("slider", { name: "Customers in the list, by slider" });
    await slider.focus();
    for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowLeft");
    await expect(cost).not.toHaveText(before);
    await expect(page.getByRole("textbox", { name: "Customers in the list" })).not.toHaveValue(/^10.000$/);
  });

  await test.step("a campaign is kept", () => plan(SIZE));

  let keys: string[] = [];
  await test.step("its CSV has the whole list, its texts defused", async () => {
    await page.getByRole("button", { name: "Export" }).first().click();
    await page.getByRole("menuitem", { name: "Whole list as CSV" }).click();
    const csv = readCsv(await exportedFile(page, host, "Export campaign-2 to CSV"));
    keys = columnOf(csv, "customer");
    expect(new Set(keys).size).toBe(SIZE);
    for (const cell of csv.flat()) expect(cell).not.toMatch(/^\s*[=@\t\r]|^[+-](?!\d)/);
  });

  await test.step("its workbook has the same customers, numbers as numbers, and no formula", async () => {
    await page.getByRole("button", { name: "Export" }).first().click();
    await page.getByRole("menuitem", { name: "Whole list as Excel workbook" }).click();
    const { cells, xml } = readXlsx(await exportedFile(page, host, "Export campaign-2 to XLSX"));
    const [heading, ...rows] = cells;
    const place = (name: string) => heading.findIndex(({ value }) => value === name);
    expect(rows.map((row) => row[place("customer")].value)).toEqual(keys);
    for (const row of rows) expect(row[place("probability")].isNumber).toBe(true);
    expect(xml).not.toContain("<f>");
  });

  const [first, second] = keys;
  await test.step("two customers go on the suppression list, with a reason that would run as a formula", async () => {
    await goToTab(page, "Suppression list");
    await page.getByRole("textbox", { name: "Customer keys" }).fill(`${first}\n${second}`);
    await page.getByRole("textbox", { name: "Reason" }).fill('=HYPERLINK("http://example.org")');
    await page.getByRole("button", { name: "Put 2 on the list" }).click();
    await expect(page.getByText("2 people are never contacted", { exact: false })).toBeVisible();
    const table = page.getByRole("region", { name: "Never contacted" });
    const path = await host.receive(page, async () => {
      await table.getByRole("button", { name: "Export", exact: true }).click();
      await page.getByRole("menuitem", { name: "CSV, as filtered" }).click();
    });
    expect(columnOf(readCsv(path), "Reason")).toEqual(Array(2).fill(`'=HYPERLINK("http://example.org")`));
  });

  await test.step("the next campaign leaves them out", async () => {
    await goToTab(page, "Planner");
    const left = page.getByRole("region", { name: "Customers by reason" });
    await expect(left.getByRole("row", { name: "On the suppression list 2" })).toBeVisible();
    await plan(SIZE);
    await expect(page.getByRole("combobox", { name: "Campaign" })).toHaveValue(/^campaign-3/);
    await page.getByRole("textbox", { name: /^Filter: Customers of campaign-3/ }).fill(first);
    await expect(page.getByText(`0 of ${SIZE} rows`, { exact: true })).toBeVisible();
  });

  await test.step("Ctrl Z takes the suppression back", async () => {
    await goToTab(page, "Suppression list");
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("Control+z");
    await expect(page.getByText("Nobody is on the suppression list.", { exact: true })).toBeVisible();
    await goToTab(page, "Planner");
    const left = page.getByRole("region", { name: "Customers by reason" });
    await expect(left.getByRole("row", { name: "On the suppression list 0" })).toBeVisible();
    const counted = (await cellsOf(left.getByRole("table"))).map(([, rows]) => countOf(rows));
    expect(counted.reduce((sum, rows) => sum + rows, 0)).toBeGreaterThan(SIZE);
  });

  async function plan(size: number): Promise<void> {
    const field = page.getByRole("textbox", { name: "Customers in the list" });
    await field.fill(String(size));
    await expect(
      page.getByRole("main").getByText(`${size} customers in the list`, { exact: false }).first(),
    ).toBeVisible();
    await page.getByRole("button", { name: "Plan this campaign" }).click();
    await jobsToEnd(page);
    await expect(page.getByRole("tab", { name: "List", exact: true })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByText(`${size} rows`, { exact: true })).toBeVisible();
  }
});
