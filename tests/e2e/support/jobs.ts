import { expect, type Locator, type Page } from "@playwright/test";
import type { Host } from "./host.ts";

/** Waits until no job runs or waits. */
export async function jobsToEnd(page: Page, timeout = 60_000): Promise<void> {
  await expect(jobsButton(page)).toHaveAccessibleName("Jobs", { timeout });
}

/** Opens the drawer; returns the card of the newest job with a title. */
export async function jobCard(page: Page, title: string | RegExp): Promise<Locator> {
  const drawer = page.getByRole("dialog", { name: "Jobs" });
  const card = drawer.getByRole("region", { name: title }).first();
  // an export opens it by itself
  await expect(async () => {
    if (!(await drawer.isVisible())) await jobsButton(page).click({ timeout: 1000 });
    await expect(card).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  return card;
}

export async function closeJobs(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Jobs" })).toBeHidden();
}

/** The file that a job of that title wrote, once it is written. */
export async function exportedFile(page: Page, host: Host, title: string | RegExp): Promise<string> {
  const path = await host.fileOf(page, await jobCard(page, title));
  await closeJobs(page);
  return path;
}

function jobsButton(page: Page): Locator {
  return page.getByRole("banner").getByRole("button", { name: /^(Jobs|\d+ jobs? running)$/ });
}
