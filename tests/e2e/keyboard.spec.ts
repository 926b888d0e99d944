import { join } from "node:path";
import { jobsToEnd } from "./support/jobs.ts";
import { byPalette, pressOn, typeInto } from "./support/keyboard.ts";
import { CLEAN } from "./support/makeExtracts.ts";
import { columnOf, readCsv } from "./support/readCsv.ts";
import { expect, test } from "./support/window.ts";

test.use({ opensDemo: false });

test("the whole job is done with the keyboard alone, from the first screen to the campaign's file, focus always seen", async ({
  page,
  host,
}) => {
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const version = page.getByRole("banner").getByRole("combobox", { name: "Version" });
  const dialog = page.getByRole("dialog");

  await test.step("a workspace is made", async () => {
    const path = join(host.place.folder, "keys.easymoney");
    const ask = () => pressOn(page, page.getByRole("main").getByRole("button", { name: /^Make a workspace/ }));
    if (host.kind === "electron") await host.name(page, path, ask);
    else {
      await ask();
      await expect(dialog.getByRole("textbox", { name: "File name" })).toBeFocused();
      await typeInto(page, dialog.getByRole("textbox", { name: "File name" }), "keys.easymoney");
      await pressOn(page, button("Save here"));
    }
    await expect(page.getByRole("banner").getByText("keys", { exact: true })).toBeVisible();
  });

  await test.step("an extract goes in", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    if (host.kind === "electron") await host.choose(page, CLEAN, () => pressOn(page, button(/^Choose a folder/)));
    else {
      await pressOn(page, button(/^Choose files/));
      await typeInto(page, dialog.getByRole("textbox", { name: "Folder" }), CLEAN);
      await pressOn(page, button("Take the whole folder"));
    }
    await pressOn(page, button("See what they hold"));
    await pressOn(page, button("Start the dry run"));
    await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible();
    await pressOn(page, button(/^Publish \d+ months$/).first());
    await expect(version).toHaveValue("v1 (newest)");
  });

  await test.step("figures, segments and recommendations are made of it", async () => {
    await byPalette(page, "Count figures and quality");
    await byPalette(page, "Segment the customers");
    await byPalette(page, "Learn recommendations");
    await expect(page.getByRole("banner").getByRole("button", { name: /running$/ })).toBeVisible();
    await jobsToEnd(page, 90_000);
  });

  await test.step("a campaign is planned", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await typeInto(page, page.getByRole("textbox", { name: "Customers in the list" }), "100");
    await expect(page.getByRole("main").getByText("100 customers in the list", { exact: false }).first()).toBeVisible();
    await pressOn(page, button("Plan this campaign"), "Shift+Tab");
    await jobsToEnd(page);
    await expect(page.getByText("100 rows", { exact: true })).toBeVisible();
  });

  await test.step("its list is exported", async () => {
    await pressOn(page, page.getByRole("main").getByRole("button", { name: "Export" }).first());
    const whole = page.getByRole("menuitem", { name: "Whole list as CSV" });
    await expect(whole).toBeVisible();
    await page.keyboard.press("ArrowDown");
    while (!(await whole.evaluate((item) => item === document.activeElement))) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("j");
    const card = dialog.getByRole("region", { name: "Export campaign-1 to CSV" });
    const path =
      host.kind === "electron"
        ? await host.fileOf(page, card)
        : await host.receive(page, () => pressOn(page, card.getByRole("link", { name: "Download the file" })));
    expect(columnOf(readCsv(path), "customer")).toHaveLength(100);
  });
});
