import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { jobCard } from "./support/jobs.ts";
import { expect, goTo, test } from "./support/window.ts";

test("a second window shows the same work, and what one edits the other sees", async ({ page, host }) => {
  const second = await host.secondWindow();
  await expect(second.getByRole("banner").getByText("demo", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  await expect(second.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");

  await goTo(page, "Segments");
  await goTo(second, "Segments");
  await page.getByRole("button", { name: /^Rename S0/ }).click();
  await page.getByRole("textbox", { name: "Rename S0" }).fill("Renamed here");
  await page.keyboard.press("Enter");
  await expect(second.getByRole("heading", { name: "S0 Renamed here", exact: true })).toBeVisible();
  await second.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "S0 Renamed here", exact: true })).toBeHidden();
  await expect(page.getByRole("button", { name: /^Rename S0/ })).toBeVisible();

  await goTo(second, "Settings");
  await second.getByRole("button", { name: "Check now" }).click();
  await expect(await jobCard(page, "Read everything back")).toContainText("Done");
});

test("the theme and the language stay after a reload", async ({ page }) => {
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await goTo(page, "Settings");
  await page.getByText("Español", { exact: true }).click();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Campañas" })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByRole("navigation").getByRole("link", { name: "Campañas" })).toBeVisible();
});

test.describe("without a workspace", () => {
  test.use({ opensDemo: false });

  test("a broken file is refused with what to do, and is not opened at the next start", async ({ page, host }) => {
    const broken = join(host.place.folder, "broken.easymoney");
    writeFileSync(broken, randomBytes(50_000));
    await host.choose(page, broken, () => page.getByRole("button", { name: "Open a workspace" }).first().click());
    await expect(page.getByText("not a workspace", { exact: false }).first()).toBeVisible();
    await host.end("SIGKILL");
    const again = await host.start({ open: false });
    await expect(again.getByRole("banner").getByText("No workspace open")).toBeVisible();
  });
});

test("every screen can be reached by the palette alone", async ({ page }) => {
  for (const screen of ["Data", "Dashboard", "Segments", "Recommendations", "Campaigns", "Settings", "Help"]) {
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("textbox")).toBeFocused();
    await page.keyboard.type(screen);
    await expect(page.getByRole("dialog").getByText(screen, { exact: true }).first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("navigation").getByRole("link", { name: screen, exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
  }
});
