import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { chooseExtract } from "./support/importing.ts";
import { easymoney, makeExtract } from "./support/makeExtracts.ts";
import { expect, goTo, test } from "./support/window.ts";

/** A disk that is soon full, and can be made larger; null, with a printed reason, where none can be made. */
const onSmallDisk = test.extend<{ disk: { folder: string; grow(): void } | null }>({
  disk: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "easymoney-disk-"));
    const mount = (...options: string[]) => spawnSync("mount", [...options, "tmpfs", folder], { encoding: "utf8" });
    const { status, stderr } = mount("-t", "tmpfs", "-o", "size=3m");
    if (status !== 0) {
      process.stdout.write(`Skipped: no small disk can be made here: ${stderr?.trim() || "there is no mount"}\n`);
    }
    await use(status === 0 ? { folder, grow: () => mount("-o", "remount,size=200m") } : null);
    if (status === 0) spawnSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true, force: true });
  },
});

onSmallDisk("a full disk fails an import with what to do, and loses nothing", async ({ page, host, disk }) => {
  test.skip(disk === null, "no small disk can be made here: that takes root on Linux");
  if (!disk) return;
  const workspace = join(disk.folder, "small.easymoney");
  copyFileSync(host.workspace, workspace);
  const extract = join(host.place.folder, "extract");
  makeExtract(extract, 6000, 11);
  await host.choose(page, workspace, () => page.getByRole("button", { name: "Open a workspace" }).first().click());
  const banner = page.getByRole("banner");
  await expect(banner.getByText("small", { exact: true })).toBeVisible();

  await test.step("it fails, and says why, what is safe and what to do", async () => {
    await chooseExtract(page, host, extract);
    await page.getByRole("button", { name: "See what they hold" }).click();
    await page.getByRole("button", { name: "Start the dry run" }).click();
    const fault = page.getByRole("main").getByRole("alert");
    await expect(fault).toContainText("The disk is full; nothing was changed", { timeout: 60_000 });
    await expect(fault).toContainText("Free some space");
  });

  await test.step("the version before stands, and the screens go on", async () => {
    await expect(banner.getByRole("combobox", { name: "Version" })).toHaveValue("v1 (newest)");
    await goTo(page, "Dashboard");
    await expect(page.getByRole("group", { name: "Customers", exact: true })).toBeVisible();
    await goTo(page, "Segments");
    await expect(page.getByRole("article").first()).toBeVisible();
  });

  await test.step("with more room a second try goes well", async () => {
    disk.grow();
    await goTo(page, "Data");
    await page.getByRole("tab", { name: "Import" }).click();
    await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible({ timeout: 60_000 });
  });

  await test.step("every byte reads back", async () => {
    await host.end();
    expect(JSON.parse(easymoney("verify", workspace, "--json"))).toMatchObject({ ok: true });
  });
});
