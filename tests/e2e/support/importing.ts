import { expect, type Page } from "@playwright/test";
import type { Host } from "./host.ts";
import { goTo, goToTab } from "./window.ts";

/** Makes an empty workspace in the test's folder and opens it. */
export async function makeWorkspace(page: Page, host: Host, name: string): Promise<string> {
  const path = `${host.place.folder}/${name}.easymoney`;
  await host.name(page, path, () =>
    page
      .getByRole("main")
      .getByRole("button", { name: /^Make a workspace/ })
      .click(),
  );
  await expect(page.getByRole("banner").getByText(name, { exact: true })).toBeVisible();
  return path;
}

/** Goes to the import and chooses a folder; stands before "See what they hold" then. */
export async function chooseExtract(page: Page, host: Host, folder: string): Promise<void> {
  await goTo(page, "Data");
  await goToTab(page, "Import");
  await host.choose(page, folder, () =>
    page.getByRole("button", { name: host.kind === "browser" ? /^Choose files/ : /^Choose a folder/ }).click(),
  );
  await expect(page.getByRole("main").getByText("1 file or folder", { exact: true })).toBeVisible();
}

/** Goes on from chosen files to the end of the dry run. */
export async function tryExtract(page: Page): Promise<void> {
  await page.getByRole("button", { name: "See what they hold" }).click();
  await page.getByRole("button", { name: "Start the dry run" }).click();
  await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible({ timeout: 60_000 });
}

/** Starts the import of what was tried. */
export async function publish(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Publish \d+ months$/ })
    .first()
    .click();
}
