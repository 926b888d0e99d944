import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { electron, type MenuEntry, reset, seen } from "../../support/electron/electron.ts";
import { preventable } from "../../support/electron/emitter.ts";
import { invoke, settle } from "../../support/electron/invoke.ts";
import { runMain, startShell, stateOf } from "../../support/electron/startShell.ts";

vi.mock("electron", async () => (await import("../../support/electron/electron.ts")).electron);

const importing = { running: [{ id: 4, title: "Import 3 files" }] };

/** The person or the system asks the app to end; says whether it was held. */
function quit(): boolean {
  const event = preventable();
  electron.app.fire("before-quit", event);
  return event.prevented;
}

describe("the shell at its start", () => {
  it("opens one window on one core, and shows it once it is drawn", async () => {
    const { window, core, folder } = await startShell();
    expect([seen.windows.length, seen.cores.length]).toEqual([1, 1]);
    expect(core.module).toMatch(/electron\/core\.js$/);
    expect(core.told[0]).toEqual({ kind: "start", dataFolder: join(folder, "desk"), homeFolder: folder });
    expect([window.options.show, seen.shown]).toEqual([false, []]);
    window.fire("ready-to-show");
    expect(seen.shown).toEqual(["window"]);
  });

  it("opens the workspace that was double-clicked", async () => {
    const { core } = await startShell("--some-switch", "data/bank.easymoney");
    expect(core.told.at(-1)).toEqual({ kind: "open", path: resolve("data/bank.easymoney") });
  });

  it("opens what the system hands over before and after the app is ready", async () => {
    const { core } = await startShell();
    const event = preventable();
    electron.app.fire("open-file", event, "/b.easymoney");
    expect(event.prevented).toBe(true);
    expect(core.told.at(-1)).toEqual({ kind: "open", path: "/b.easymoney" });
  });

  it("gives way to the instance that is running", async () => {
    reset("/nowhere");
    seen.lock = false;
    await runMain(["a.easymoney"]);
    expect([seen.quits, seen.windows.length, seen.cores.length]).toEqual([1, 0, 0]);
  });

  it("takes over what a second instance was asked to open, relative to where that was", async () => {
    const { window, core } = await startShell();
    electron.app.fire("second-instance", {}, ["easymoney", "--flag=x.easymoney", "b.easymoney"], "/home/ana");
    expect(core.told.at(-1)).toEqual({ kind: "open", path: resolve("/home/ana/b.easymoney") });
    expect(window.focuses).toBeGreaterThan(0);
    expect(seen.windows).toHaveLength(1);
  });

  it("does not touch the person's data in a self-test", async () => {
    const { folder } = await startShell(`--self-test=${join(tmpdir(), "report.json")}`);
    expect(seen.userData).not.toBe(folder);
    expect(seen.userData).toContain("easymoney-self-test-");
  });
});

describe("several windows", () => {
  it("stand on one core, each a little further down", async () => {
    const { window } = await startShell();
    click("New window");
    expect([seen.windows.length, seen.cores.length]).toEqual([2, 1]);
    expect(seen.windows[1].options.y).toBe(window.options.y + 28);
  });

  it("remember where they were", async () => {
    const { window, folder } = await startShell();
    window.maximised = true;
    window.close();
    const { x, y, width, height } = window.options;
    expect(JSON.parse(readFileSync(join(folder, "window.json"), "utf8"))).toEqual({
      x,
      y,
      width,
      height,
      maximised: true,
    });
  });

  it("load their page again when it crashed, but not for ever", async () => {
    const { window } = await startShell();
    for (let i = 0; i < 5; i++) window.webContents.fire("render-process-gone", {}, { reason: "crashed" });
    expect(window.webContents.reloads).toBe(3);
  });
});

describe("what the core tells", () => {
  it("becomes title, theme, recent workspaces and menu", async () => {
    const { window, core } = await startShell();
    core.fire("message", stateOf({ workspace: "/a/bank.easymoney", recent: ["/a/bank.easymoney"], theme: "dark" }));
    expect(window.title).toBe("bank - easyMoney");
    expect(electron.nativeTheme.themeSource).toBe("dark");
    expect(seen.recent).toEqual(["/a/bank.easymoney"]);
    click("bank");
    expect(core.told.at(-1)).toEqual({ kind: "open", path: "/a/bank.easymoney" });
  });

  it("is ignored when it is not in its language", async () => {
    const { core } = await startShell();
    const complaint = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    core.fire("message", { kind: "state", state: { workspace: 7 } });
    core.fire("message", "anything");
    expect(complaint).toHaveBeenCalledTimes(2);
    complaint.mockRestore();
    expect(seen.recent).toEqual([]);
  });

  it("is asked of the page by the menu", async () => {
    const { window } = await startShell();
    click("Undo");
    expect(window.webContents.sent.at(-1)).toMatchObject({ channel: "shell:menu", message: "undo" });
  });
});

describe("a core that crashes", () => {
  it("is started again; the page is told, and gets a new port", async () => {
    const { window, core } = await startShell();
    await invoke("shell:ready", window.webContents);
    core.fire("exit", 139);
    expect(seen.cores).toHaveLength(2);
    const told = window.webContents.sent.slice(-2).map(({ channel, message }) => [channel, message]);
    expect(told).toEqual([
      ["shell:core-lost", { restarting: true }],
      ["easymoney:port", null],
    ]);
    expect(seen.cores[1].told.map(({ kind }) => kind)).toEqual(["start", "connect"]);
  });

  it("does not open the workspace again by itself: that file may be what it crashed on", async () => {
    const { core } = await startShell("bad.easymoney");
    core.fire("exit", 139);
    expect(seen.cores[1].told.map(({ kind }) => kind)).not.toContain("open");
  });

  it("is given up after three restarts within a minute", async () => {
    const { window } = await startShell();
    for (let i = 0; i < 4; i++) seen.cores[seen.cores.length - 1].fire("exit", 1);
    expect(seen.cores).toHaveLength(4);
    expect(window.webContents.sent.at(-1)).toMatchObject({ message: { restarting: false } });
  });
});

describe("the way out", () => {
  beforeEach(() => void vi.useRealTimers());

  it("closes the core in order before the app ends", async () => {
    const { core } = await startShell();
    expect(quit()).toBe(true);
    expect(core.told.at(-1)).toEqual({ kind: "close" });
    expect(seen.quits).toBe(0);
    core.fire("message", { kind: "closed" });
    core.fire("exit", 0);
    await settle();
    expect(seen.quits).toBe(1);
    expect(quit()).toBe(false);
    expect(core.killed).toBe(false);
    expect(seen.cores).toHaveLength(1);
  });

  it("waits five seconds for a core that does not end, then kills it", async () => {
    const { core } = await startShell();
    vi.useFakeTimers();
    quit();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(core.killed).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect([core.killed, seen.quits, seen.cores.length]).toEqual([true, 1, 1]);
  });

  it("asks while a job runs, and stays when it is to go on", async () => {
    const { core } = await startShell();
    core.fire("message", stateOf(importing));
    expect(quit()).toBe(true);
    await settle();
    expect(seen.questions).toMatchObject([
      { message: '"Import 3 files" is running.', buttons: ["Keep running", "Cancel it and quit"] },
    ]);
    expect(core.told.map(({ kind }) => kind)).toEqual(["start"]);
    core.fire("message", stateOf());
    expect(seen.quits).toBe(0);
  });

  it("cancels the job and closes when the person says so", async () => {
    const { core } = await startShell();
    core.fire("message", stateOf(importing));
    seen.response = 1;
    quit();
    await settle();
    expect(core.told.map(({ kind }) => kind)).toEqual(["start", "cancelJobs", "close"]);
  });

  it("asks once, however often it is taken", async () => {
    const { core } = await startShell();
    core.fire("message", stateOf(importing));
    quit();
    expect(quit()).toBe(true);
    await settle();
    expect(seen.questions).toHaveLength(1);
  });

  it("lets a job go on without a window, and ends the app after it", async () => {
    const { window, core } = await startShell();
    core.fire("message", stateOf(importing));
    window.close();
    expect(seen.quits).toBe(1);
    quit();
    await settle();
    expect(core.told.map(({ kind }) => kind)).not.toContain("close");
    core.fire("message", stateOf());
    expect(seen.quits).toBe(2);
    quit();
    expect(core.told.at(-1)).toEqual({ kind: "close" });
  });

  it("does not end under somebody who came back meanwhile", async () => {
    const { window, core } = await startShell();
    core.fire("message", stateOf(importing));
    window.close();
    quit();
    await settle();
    electron.app.fire("second-instance", {}, ["easymoney"], "/");
    expect(seen.windows).toHaveLength(1);
    core.fire("message", stateOf());
    expect(seen.quits).toBe(1);
  });
});

describe("the self-test", () => {
  const seenByPage = {
    bridge: "chooseFiles kind ready",
    node: "undefined undefined undefined undefined",
    secure: true,
    drawn: true,
  };

  async function selfTest(changes: object, through: number) {
    const report = join((await startShell()).folder, "report.json");
    const { window, core } = await startShell(`--self-test=${report}`);
    window.webContents.mainFrame.url = "app://ui/";
    window.webContents.answers.set("easymoney", { ...seenByPage, ...changes });
    window.webContents.answers.set("fetch", through);
    core.fire("message", { kind: "ready" });
    window.webContents.fire("did-finish-load");
    await vi.waitUntil(() => existsSync(report));
    await settle();
    return JSON.parse(readFileSync(report, "utf8"));
  }

  it("reports what it saw and ends with 0 when all is well", async () => {
    const report = await selfTest({}, 0);
    expect(report).toMatchObject({ ok: true, version: "0.1.0", packaged: true });
    expect(report.checks.map(({ ok }: { ok: boolean }) => ok)).toEqual(Array(8).fill(true));
    expect(seen.exits).toEqual([0]);
  });

  it("ends with 1 when the page sees Node, or reaches outside", async () => {
    const failed = (report: { checks: { ok: boolean; name: string }[] }) =>
      report.checks.filter(({ ok }) => !ok).map(({ name }) => name);
    expect(failed(await selfTest({ node: "function object undefined undefined" }, 0))).toEqual([
      "the page sees nothing of Node",
    ]);
    expect(seen.exits).toEqual([1]);
    expect(failed(await selfTest({}, 1))).toEqual(["the page reaches nothing outside"]);
    expect(seen.exits).toEqual([1]);
  });
});

function click(label: string): void {
  const find = (items: MenuEntry[]): MenuEntry | undefined =>
    items.map((item) => (item.label === label ? item : find(item.submenu ?? []))).find((item) => item !== undefined);
  const item = find(seen.menus.at(-1) ?? []);
  if (!item?.click) throw new Error(`The menu has no "${label}" to click`);
  item.click();
}
