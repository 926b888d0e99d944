import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseExtract, publish, tryExtract } from "./support/importing.ts";
import { jobCard, jobsToEnd } from "./support/jobs.ts";
import { easymoney, makeExtract } from "./support/makeExtracts.ts";
import { expect, goTo, goToTab, test } from "./support/window.ts";

/** Enough for an import of some seconds: time for a person, and for a test, to step in. */
const CUSTOMERS = 40_000;

let extract = "";

test.beforeAll(() => {
  extract = mkdtempSync(join(tmpdir(), "easymoney-extract-"));
  makeExtract(extract, CUSTOMERS, 9);
});

test.afterAll(() => rmSync(extract, { recursive: true, force: true }));

test("an import that is cancelled leaves nothing, one that is started again is followed through a reload", async ({
  page,
  host,
}) => {
  await chooseExtract(page, host, extract);
  await tryExtract(page);
  await publish(page);

  await test.step("cancelled in the middle", async () => {
    await expect(page.getByRole("progressbar", { name: "Import 1 file" })).not.toHaveAttribute("aria-valuenow", "0");
    await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("heading", { name: "The import was cancelled" })).toBeVisible();
    await expect(page.getByText("The workspace is as it was before.")).toBeVisible();
    await expect(page.getByRole("banner").getByRole("combobox", { name: "Version" })).toHaveValue("v1 (newest)");
  });

  await test.step("started again, and the page loaded anew: it is still followed, and ends", async () => {
    await page.getByRole("button", { name: "Publish now" }).click();
    await expect(page.getByRole("progressbar", { name: "Import 1 file" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("banner").getByRole("button", { name: "1 job running" })).toBeVisible();
    await jobsToEnd(page);
    await expect(page.getByRole("banner").getByRole("combobox", { name: "Version" })).toHaveValue("v2 (newest)");
    await expect(await jobCard(page, "Import 1 file")).toContainText("Done");
  });

  await test.step("every byte reads back", async () => {
    await host.end();
    expect(JSON.parse(easymoney("verify", host.workspace, "--json"))).toMatchObject({ ok: true });
  });
});

test("an import that the program's death cut off is told as such, and the version before stands", async ({
  page,
  host,
}) => {
  await chooseExtract(page, host, extract);
  await tryExtract(page);
  await publish(page);
  await expect(page.getByRole("progressbar", { name: "Import 1 file" })).not.toHaveAttribute("aria-valuenow", "0");
  await host.end("SIGKILL");
  const again = await host.start();
  await expect(again.getByRole("banner").getByRole("combobox", { name: "Version" })).toHaveValue("v1 (newest)");
  await goTo(again, "Data");
  await goToTab(again, "Versions");
  const imports = again.getByRole("region", { name: "List of imports" });
  await expect(imports.getByRole("row", { name: /Import Interrupted/ })).toBeVisible();
  await goTo(again, "Dashboard");
  await expect(again.getByRole("group", { name: "Customers", exact: true })).toBeVisible();
});
