import { join } from "node:path";
import process from "node:process";
import { chooseExtract, publish, tryExtract } from "./support/importing.ts";
import { jobsToEnd } from "./support/jobs.ts";
import { makeExtract } from "./support/makeExtracts.ts";
import { longestTask } from "./support/tasks.ts";
import { expect, test } from "./support/window.ts";

// a recording is itself work of the page
test.use({ trace: "off" });

test("no task of the page takes longer than a frame may while an import runs", async ({ page, host }) => {
  test.skip(host.kind === "electron", "Electron's windows cannot be traced from a test");
  const extract = join(host.place.folder, "extract");
  makeExtract(extract, 20_000, 10);
  await chooseExtract(page, host, extract);
  await tryExtract(page);
  const longest = await longestTask(page, host.place, async () => {
    await publish(page);
    await jobsToEnd(page);
  });
  process.stdout.write(`Longest task of the page while an import ran: ${longest.toFixed(1)} ms of processor time\n`);
  expect(longest).toBeLessThanOrEqual(50);
});
