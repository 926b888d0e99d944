import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeCore, FakeWindow } from "../../support/electron/electron.ts";
import { seen } from "../../support/electron/electron.ts";
import { invoke } from "../../support/electron/invoke.ts";
import { startShell, stateOf } from "../../support/electron/startShell.ts";

vi.mock("electron", async () => (await import("../../support/electron/electron.ts")).electron);

let window: FakeWindow;
let core: FakeCore;
beforeEach(async () => {
  ({ window, core } = await startShell());
});
const ask = (channel: string, ...args: unknown[]) => invoke(channel, window.webContents, args);

describe("the shell's channels", () => {
  it("are these and no others", () => {
    expect([...seen.channels.keys()].sort()).toEqual([
      "shell:choose-files",
      "shell:choose-folder",
      "shell:ready",
      "shell:reveal-file",
      "shell:save-file",
    ]);
  });

  it("choose files by their kind", async () => {
    seen.chosen = ["/a.csv", "/b.csv"];
    expect(await ask("shell:choose-files", { what: "extract", several: true })).toEqual(["/a.csv", "/b.csv"]);
    expect(seen.openDialogs).toMatchObject([
      { properties: ["openFile", "multiSelections"], filters: [{ name: "Extracts" }, { name: "All files" }] },
    ]);
  });

  it("say where to save, and null when cancelled", async () => {
    expect(await ask("shell:save-file", { what: "csv", name: "campaign.csv" })).toBeNull();
    seen.chosen = ["/out/campaign.csv"];
    expect(await ask("shell:save-file", { what: "csv", name: "campaign.csv" })).toBe("/out/campaign.csv");
    expect(seen.saveDialogs.at(-1)).toMatchObject({ defaultPath: "campaign.csv" });
  });

  it.each(["../up.csv", "/etc/passwd", "C:\\x.csv", "a\0b", ".hidden", "con. ", "", "x".repeat(201)])(
    "refuse to save under the name %j",
    async (name) => {
      await expect(ask("shell:save-file", { what: "csv", name })).rejects.toThrow("not of the channel's form");
      expect(seen.saveDialogs).toEqual([]);
    },
  );

  it("show one dialog at a time for each page", async () => {
    const first = ask("shell:choose-folder");
    await expect(ask("shell:choose-folder")).rejects.toThrow("A file dialog is open already");
    await first;
    await expect(ask("shell:choose-folder")).resolves.toBeNull();
  });

  it("reveal the workspace and what jobs wrote, nothing else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "easymoney-reveal-"));
    const [workspace, list, other] = ["w.easymoney", "list.csv", "other.csv"].map((name) => join(folder, name));
    for (const path of [workspace, list, other]) writeFileSync(path, "");
    core.fire("message", stateOf({ workspace, files: [list, join(folder, "gone.csv")] }));
    expect(await ask("shell:reveal-file", list)).toBe(true);
    expect(await ask("shell:reveal-file", join(folder, "x", "..", "w.easymoney"))).toBe(true);
    expect(await ask("shell:reveal-file", other)).toBe(false);
    expect(await ask("shell:reveal-file", join(folder, "gone.csv"))).toBe(false);
    expect(await ask("shell:reveal-file", "/etc/passwd")).toBe(false);
    expect(seen.shown.filter((path) => path !== "window")).toEqual([list, workspace]);
  });

  it("refuse what is too large, or has a second part", async () => {
    await expect(ask("shell:reveal-file", "x".repeat(20_000))).rejects.toThrow("too large");
    await expect(ask("shell:choose-folder", undefined, 1)).rejects.toThrow("more than one part");
  });

  it("survive 10,000 malformed messages without a dialog or a file shown", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const rightKeys = fc.record({ what: fc.anything(), name: fc.anything(), several: fc.anything() });
    const message = fc.oneof(fc.anything({ withBigInt: true, withDate: true }), rightKeys, fc.string());
    for (const channel of seen.channels.keys()) {
      await fc.assert(
        fc.asyncProperty(message, async (request) => {
          const isRight = channel === "shell:reveal-file" ? typeof request === "string" : request === undefined;
          fc.pre(!isRight);
          await invoke(channel, window.webContents, [request]).catch((error: Error) => {
            expect(error.message).toContain("The shell refused a request");
          });
        }),
        { numRuns: 2000 },
      );
    }
    vi.restoreAllMocks();
    expect([seen.openDialogs, seen.saveDialogs, core.ports]).toEqual([[], [], []]);
    expect(seen.shown.filter((path) => path !== "window")).toEqual([]);
  });

  it("hand a page that is ready a port to the core", async () => {
    await ask("shell:ready");
    expect(core.told.at(-1)).toEqual({ kind: "connect" });
    expect(core.ports).toEqual([{ end: "core" }]);
    expect(window.webContents.sent.at(-1)).toEqual({
      channel: "easymoney:port",
      message: null,
      ports: [{ end: "page" }],
    });
  });
});
