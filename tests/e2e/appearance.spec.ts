import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/window.ts";

/** Kept beside the run's results, for people to look at; not in the repository. */
const PICTURES = fileURLToPath(new URL("../../build/e2e/pictures/", import.meta.url));

const SCREENS = [
  "/",
  "/data",
  "/data/import",
  "/data/versions",
  "/data/rejects",
  "/data/rules",
  "/data/sql",
  "/dashboard",
  "/dashboard/rows",
  "/segments",
  "/segments/vote",
  "/segments/map",
  "/segments/compare",
  "/segments/migration",
  "/segments/customers",
  "/recommendations",
  "/recommendations/customers",
  "/campaigns",
  "/campaigns/list",
  "/campaigns/messages",
  "/campaigns/responses",
  "/campaigns/suppression",
  "/monitoring",
  "/models/registry",
  "/models/evaluation",
  "/models/card",
  "/models/runs",
  "/models/compare",
  "/models/imported",
  "/table",
  "/planning",
  "/settings",
  "/help",
];

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

for (const scheme of ["light", "dark"] as const) {
  test(`every screen is accessible, fits, and is pictured, ${scheme}`, async ({ page, host }) => {
    test.setTimeout(400_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    mkdirSync(PICTURES, { recursive: true });
    for (const screen of SCREENS) {
      await page.goto(host.at(screen));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await settled(page);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await settled(page);
        const name = `${screen.replaceAll("/", "-").replace(/^-/, "") || "home"}-${size.width}x${size.height}-${scheme}.png`;
        await page.screenshot({ path: join(PICTURES, name) });
        expect(await sidewaysOverflow(page), `${screen} scrolls sideways at ${size.width}`).toBe(0);
      }
      const { violations } = await new AxeBuilder({ page })
        // Electron opens no blank page for axe to finish in
        .setLegacyMode(host.kind === "electron")
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
      );
      expect(found, screen).toEqual([]);
    }
  });
}

test("works at twice the size", async ({ page, host }) => {
  test.setTimeout(200_000);
  // a window of 1280 x 800 at 200 % shows 640 x 400 of the page
  await page.setViewportSize({ width: 640, height: 400 });
  for (const screen of SCREENS) {
    await page.goto(host.at(screen));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await settled(page);
    expect(await sidewaysOverflow(page), `${screen} scrolls sideways at 200 %`).toBe(0);
  }
});

/** Pixels by which the content is wider than its place; tables and charts scroll inside of their own boxes. */
function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const content = document.getElementById("content");
    return content ? content.scrollWidth - content.clientWidth : -1;
  });
}

/** Waits until nothing is on its way: no outline of a block, every chart in view drawn. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator("main .mantine-Skeleton-root[data-visible]")).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(() => {
        const drawing = [...document.querySelectorAll('main [data-chart="drawing"]')];
        return drawing.filter((plot) => plot.getBoundingClientRect().top < innerHeight).length;
      }),
    )
    .toBe(0);
  expect(await page.locator('main [data-chart="failed"]').count()).toBe(0);
}
