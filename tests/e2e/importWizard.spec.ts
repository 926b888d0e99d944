import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asTable, cellsOf, countOf, expectTile, written } from "./support/figures.ts";
import { chooseExtract, makeWorkspace, publish, tryExtract } from "./support/importing.ts";
import { exportedFile, jobsToEnd } from "./support/jobs.ts";
import { DIRTY, easymoney } from "./support/makeExtracts.ts";
import { columnOf, readCsv } from "./support/readCsv.ts";
import { expect, goToTab, test } from "./support/window.ts";

test.use({ opensDemo: false });

test("a dirty extract goes in by the wizard: every planted fault is counted, told apart and exported", async ({
  page,
  host,
}) => {
  const planted = plantedRejects();
  const all = [...planted.values()].reduce((sum, rows) => sum + rows, 0);
  const workspace = await makeWorkspace(page, host, "bank");

  await test.step("the files are recognised, each with its reasons", async () => {
    await chooseExtract(page, host, DIRTY);
    await page.getByRole("button", { name: "See what they hold" }).click();
    await expect(page.getByRole("combobox", { name: "Data contract" })).toHaveValue(/^easyMoney monthly extract/);
    await expect(page.getByRole("img", { name: "Fits", exact: true })).toHaveCount(5);
    await expect(page.getByRole("term").first()).toBeVisible();
    await page.getByRole("button", { name: "Look at the columns" }).click();
    const products = page.getByRole("region", { name: "customer_products.csv" });
    await expect(products.getByRole("combobox", { name: "Column of the contract for pk_cid" })).not.toHaveValue("");
  });

  await test.step("the dry run counts what was planted, and keeps nothing", async () => {
    await page.getByRole("button", { name: "Start the dry run" }).click();
    await expectTile(page, "Rows rejected", written.count(all));
    const reasons = await cellsOf(await asTable(page, "Rows rejected, by reason"));
    const counts = reasons.map(([, rows]) => countOf(rows));
    expect(counts).toEqual([...planted.values()].toSorted((a, b) => b - a));
    expect(JSON.parse(easymoney("versions", workspace, "--json"))).toMatchObject({ versions: [] });
  });

  await test.step("it is published as the first version", async () => {
    await publish(page);
    await expect(page.getByRole("heading", { name: "v1 is published" })).toBeVisible();
    await expect(page.getByRole("banner").getByRole("combobox", { name: "Version" })).toHaveValue("v1 (newest)");
  });

  await test.step("the rejected rows of one reason are exported, and read back as such", async () => {
    await page.getByRole("button", { name: `See the ${written.count(all)} rejected rows` }).click();
    await page.getByRole("combobox", { name: "Reason" }).click();
    const rows = planted.get("too-few-fields") ?? 0;
    await page.getByRole("option", { name: `Too few fields (${rows})` }).click();
    await expect(page.getByText(`${rows} of ${written.count(all)} rows`, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "CSV, as filtered" }).click();
    const exported = columnOf(readCsv(await exportedFile(page, host, /^Export rejects:/)), "reason");
    expect(exported).toEqual(Array.from({ length: rows }, () => "too-few-fields"));
  });

  await test.step("the same files once more are no fault, and make no version", async () => {
    await goToTab(page, "Import");
    await page.getByRole("button", { name: "Import other files" }).click();
    await chooseExtract(page, host, DIRTY);
    await tryExtract(page);
    await expect(page.getByText("Everything is kept already", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Nothing new to publish" }).first()).toBeDisabled();
  });

  await test.step("the import is undone and done again", async () => {
    await jobsToEnd(page);
    const version = page.getByRole("banner").getByRole("combobox", { name: "Version" });
    await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
    await expect(version).toBeHidden();
    await goToTab(page, "Versions");
    await expect(page.getByText("Nothing is current", { exact: false })).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: "Redo" }).click();
    await expect(version).toHaveValue("v1 (newest)");
  });
});

/** Rows that the generator spoilt beyond use, by the reason that they must be refused for. */
function plantedRejects(): Map<string, number> {
  const { importer } = JSON.parse(readFileSync(join(DIRTY, "planted.json"), "utf8")) as {
    importer: { rejectedRows: Record<string, Record<string, number>> };
  };
  const byReason = new Map<string, number>();
  for (const [reason, rows] of Object.values(importer.rejectedRows).flatMap(Object.entries<number>)) {
    byReason.set(reason, (byReason.get(reason) ?? 0) + rows);
  }
  return byReason;
}
