import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it, vi } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { makeContents } from "../../support/electron/contents.ts";
import { electron, type FakeWindow, seen } from "../../support/electron/electron.ts";
import { preventable } from "../../support/electron/emitter.ts";
import { invoke } from "../../support/electron/invoke.ts";
import { startShell } from "../../support/electron/startShell.ts";

vi.mock("electron", async () => (await import("../../support/electron/electron.ts")).electron);

const shellFolder = fileURLToPath(new URL("../../../electron/", import.meta.url));
const sources = readdirSync(shellFolder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, code: readFileSync(join(shellFolder, name), "utf8") }));
const page = "app://ui/index.html";

/** The items of Electron's security list, in its order. */
describe("the shell, by Electron's security list,", () => {
  let window: FakeWindow;
  beforeEach(async () => {
    ({ window } = await startShell());
  });
  const preferences = () => window.options.webPreferences;

  it("1 loads only what it brought itself", () => {
    expect(window.webContents.getURL()).toBe("app://ui/");
    expect(isStopped("app://ui/assets/index.js")).toBe(false);
    for (const address of [
      "https://example.com/",
      "http://127.0.0.1:3000/",
      "ws://localhost/",
      "file:///etc/passwd",
      "ftp://example.com/",
      "app://other/index.html",
      "app://ui.example.com/",
      "app://user@ui/",
      "blob:https://example.com/1",
      "data:text/html,<script>1</script>",
    ]) {
      expect(isStopped(address), address).toBe(true);
    }
  });

  it("2 gives pages no Node", () => {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it("3 isolates the preload's world", () => expect(preferences().contextIsolation).toBe(true));

  it("4 sandboxes every page", () => {
    expect(preferences().sandbox).toBe(true);
    expect(seen.sandboxed).toBe(true);
  });

  it("5 denies permissions, and every device", () => {
    for (const permission of [
      "media",
      "geolocation",
      "notifications",
      "openExternal",
      "clipboard-read",
      "usb",
      "hid",
    ]) {
      expect(mayUse(permission, page), permission).toBe(false);
      expect(seen.permissionCheck?.(null, permission, "app://ui"), permission).toBe(false);
    }
    expect(seen.devicePermission?.()).toBe(false);
  });

  it("5 lets only its own page write text to the clipboard", () => {
    expect(mayUse("clipboard-sanitized-write", page)).toBe(true);
    expect(mayUse("clipboard-sanitized-write", "https://example.com/")).toBe(false);
    expect(seen.permissionCheck?.(null, "clipboard-sanitized-write", "https://example.com")).toBe(false);
  });

  it("6 keeps web security on", () => expect(preferences().webSecurity).toBe(true));

  it("7 serves every file with a policy that knows no foreign or inline script", async () => {
    const answer = await seen.served.get("app")?.(new Request("app://ui/none.js"));
    const policy = answer?.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http|data)/);
  });

  it("8 allows no insecure content", () => expect(preferences().allowRunningInsecureContent).toBe(false));

  it("9 turns no experimental feature on", () => expect(preferences().experimentalFeatures).toBe(false));

  it("10 names no Blink feature and no switch that widens rights", () => {
    expect(Object.keys(preferences())).not.toContain("enableBlinkFeatures");
    expect(seen.switches).toEqual([
      "disable-background-networking",
      "disable-component-update",
      "disable-domain-reliability",
      "no-pings",
      "host-resolver-rules=MAP * ~NOTFOUND",
    ]);
  });

  it("11 and 12 has no webview, and attaches none", () => {
    expect(preferences().webviewTag).toBe(false);
    const event = preventable();
    window.webContents.fire("will-attach-webview", event);
    expect(event.prevented).toBe(true);
  });

  it("13 goes nowhere else", () => {
    for (const url of ["https://example.com/", "file:///etc/passwd", "app://other/"]) {
      for (const name of ["will-navigate", "will-frame-navigate", "will-redirect"] as const) {
        const event = preventable({ url, isMainFrame: true });
        window.webContents.fire(name, event);
        expect(event.prevented, `${name} ${url}`).toBe(true);
      }
    }
    const inFrame = preventable({ url: page, isMainFrame: false });
    window.webContents.fire("will-frame-navigate", inFrame);
    expect(inFrame.prevented).toBe(true);
    const home = preventable({ url: page, isMainFrame: true });
    window.webContents.fire("will-navigate", home);
    expect(home.prevented).toBe(false);
  });

  it("14 opens no window at a page's wish", () => {
    expect(window.webContents.windowOpenHandler?.({ url: page })).toEqual({ action: "deny" });
  });

  it("14 confines contents that it did not make itself, too", () => {
    const stranger = makeContents();
    electron.app.fire("web-contents-created", {}, stranger);
    expect(stranger.windowOpenHandler?.({ url: page })).toEqual({ action: "deny" });
  });

  it("15 hands no address to the system", () => {
    for (const { name, code } of sources) expect(code, name).not.toMatch(/openExternal|openPath/);
    expect(() => Reflect.get(electron.shell, "openExternal")).toThrow("The stand-in has no shell.openExternal");
  });

  it("16 is on an Electron of this year, pinned", () => {
    expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(manifest.devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
  });

  it("17 answers only the top frame of its own page in its own window", async () => {
    const { webContents } = window;
    const ask = (from = webContents, frame: { url: string } | null = from.mainFrame) =>
      invoke("shell:choose-folder", from, [], frame);
    const stranger = makeContents();
    stranger.mainFrame.url = page;
    await expect(ask(stranger)).rejects.toThrow("it does not come from the app's own page");
    await expect(ask(webContents, { url: page })).rejects.toThrow("own page");
    await expect(ask(webContents, null)).rejects.toThrow("own page");
    webContents.mainFrame.url = "https://example.com/";
    await expect(ask()).rejects.toThrow("own page");
    webContents.mainFrame.url = page;
    await expect(ask()).resolves.toBeNull();
  });

  it("18 has a scheme of its own and never file://", () => {
    expect(seen.schemes).toEqual([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    for (const { name, code } of sources) expect(code, name).not.toMatch(/loadFile|bypassCSP|loadURL\((?!PAGE_URL)/);
  });

  // 19, the fuses: builtApp.test.ts

  it("20 gives the page nothing of Electron", () => {
    const exposing = sources.filter(({ code }) => code.includes("exposeInMainWorld"));
    expect(exposing.map(({ name }) => name)).toEqual(["preload.ts"]);
    // only these leave the preload's world: see bridge.test.ts for what the bridge hands on
    expect(exposing[0].code.match(/exposeInMainWorld/g)).toHaveLength(1);
  });

  it("fetches no dictionaries, and downloads only what the page made", () => {
    expect(seen.spellChecker).toBe(false);
    expect(preferences().spellcheck).toBe(false);
    expect(isDownloadStopped("https://example.com/a.png")).toBe(true);
    expect(isDownloadStopped("blob:app://ui/5e1")).toBe(false);
  });

  it("has no developer tools once packaged", () => expect(preferences().devTools).toBe(false));
});

function isStopped(url: string): boolean {
  // the shell names what it stopped
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  let stopped: boolean | undefined;
  seen.beforeRequest?.({ url }, ({ cancel }) => {
    stopped = cancel;
  });
  expect(told).toHaveBeenCalledTimes(stopped ? 1 : 0);
  told.mockRestore();
  if (stopped === undefined) throw new Error("The session lets requests pass unseen");
  return stopped;
}

function mayUse(permission: string, url: string): boolean {
  const contents = makeContents();
  contents.mainFrame.url = url;
  let allowed: boolean | undefined;
  seen.permissionRequest?.(contents, permission, (ok) => {
    allowed = ok;
  });
  if (allowed === undefined) throw new Error("The session leaves permissions to Electron's default");
  return allowed;
}

function isDownloadStopped(url: string): boolean {
  const event = preventable();
  electron.session.defaultSession.fire("will-download", event, { getURL: () => url });
  return event.prevented;
}
