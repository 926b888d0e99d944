import { join } from "node:path";
import process from "node:process";
import { chooseExtract, publish, tryExtract } from "./support/importing.ts";
import { makeExtract } from "./support/makeExtracts.ts";
import { longestTask } from "./support/tasks.ts";
import { expect, test } from "./support/window.ts";

/** Twice what browsers call a long task, ms: other work on the computer makes a task longer on the processor, too. */
const MOST_MS = 100;

// a recording is itself work of the page
test.use({ trace: "off" });

test("no task keeps the page from answering while an import runs and its outcome is drawn", async ({ page, host }) => {
  test.skip(host.kind === "electron", "Electron's windows cannot be traced from a test");
  const extract = join(host.place.folder, "extract");
  makeExtract(extract, 20_000, 10);
  await chooseExtract(page, host, extract);
  await tryExtract(page);
  await publish(page);
  await expect(page.getByRole("progressbar", { name: "Import 1 file" })).toBeVisible();
  const longest = await longestTask(page, host.place, async () => {
    await expect(page.getByRole("heading", { name: "v2 is published" })).toBeVisible({ timeout: 60_000 });
  });
  process.stdout.write(`Longest task of the page while an import ran: ${longest.toFixed(1)} ms of processor time\n`);
  expect(longest).toBeLessThanOrEqual(MOST_MS);
});
