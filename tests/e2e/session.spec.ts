import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, goTo, test } from "./support/window.ts";

test("a second window shows the same work, and what one edits the other sees", async ({ page, host, context }) => {
  const second = await context.newPage();
  await second.goto(host.origin);
  await expect(second.getByRole("banner").getByText("demo", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  await expect(second.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
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
    const broken = join(host.folder, "broken.easymoney");
    writeFileSync(broken, randomBytes(50_000));
    await page.getByRole("button", { name: "Open a workspace" }).first().click();
    await page.getByRole("button", { name: /broken\.easymoney/ }).click();
    await page.getByRole("button", { name: "Choose", exact: true }).click();
    await expect(page.getByText("not a workspace", { exact: false }).first()).toBeVisible();
    await page.goto("about:blank");
    await host.end("SIGKILL");
    await page.goto(await host.start({ open: false }));
    await expect(page.getByRole("banner").getByText("No workspace open")).toBeVisible();
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
