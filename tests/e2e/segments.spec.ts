import type { Segmentation } from "../../core/contract/segmentation.ts";
import { asTable, cellsOf, countOf, expectTile, written } from "./support/figures.ts";
import { exportedFile } from "./support/jobs.ts";
import { asPrinted } from "./support/makeExtracts.ts";
import { columnOf, readCsv } from "./support/readCsv.ts";
import { expect, goTo, goToTab, test } from "./support/window.ts";

test("segments are as the command line made them; a name can be changed and taken back, movements and lists read", async ({
  page,
  host,
}) => {
  const { segments, k, customers } = asPrinted("segmentation") as Segmentation;
  const [largest] = segments;
  await goTo(page, "Segments");

  await test.step("sizes are those of the command line", async () => {
    await expectTile(page, "Segments", String(k));
    for (const { id, name, customers: size, share } of segments) {
      const card = page.getByRole("article", { name: `${id} ${name}`, exact: true });
      await expect(card.getByText(`${written.count(size)} customers · ${written.percent(share)}`)).toBeVisible();
    }
  });

  await test.step("a name is changed, taken back by Ctrl Z, and changed again by Ctrl Y", async () => {
    const heading = (name: string) => page.getByRole("heading", { name: `${largest.id} ${name}`, exact: true });
    await page.getByRole("button", { name: `Rename ${largest.id} ${largest.name}`, exact: true }).click();
    await page.getByRole("textbox", { name: `Rename ${largest.id}` }).fill("The young ones");
    await page.keyboard.press("Enter");
    await expect(heading("The young ones")).toBeVisible();
    await expect(page.getByText(`${largest.id} is now called “The young ones”`)).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(heading(largest.name)).toBeVisible();
    await page.keyboard.press("Control+y");
    await expect(heading("The young ones")).toBeVisible();
  });

  await test.step("the flow's table has every customer of both months once", async () => {
    await goToTab(page, "Migration");
    await page.getByText("Everybody", { exact: true }).click();
    const flow = await asTable(page, /went from|moved/);
    const moved = (await cellsOf(flow)).map(([from, to, count]) => ({ from, to, count: countOf(count) }));
    const here = moved.filter(({ to }) => to !== "Left").reduce((sum, { count }) => sum + count, 0);
    expect(here).toBe(customers);
  });

  await test.step("the list of a segment is exported whole", async () => {
    await goToTab(page, "Customers");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "CSV, as filtered" }).click();
    const keys = columnOf(readCsv(await exportedFile(page, host, /^Export segments:/)), "customer");
    expect(new Set(keys).size).toBe(largest.customers);
    expect(keys).toHaveLength(largest.customers);
  });
});
