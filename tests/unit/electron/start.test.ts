import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { findElectron } from "../../../headless/bundle/electronBinary.ts";
import { chooseHost } from "../../../headless/starting/chooseHost.ts";
import { hasScreen } from "../../../headless/starting/defaultBrowser.ts";
import { readStartOptions } from "../../../headless/starting/options.ts";
import { startInElectron } from "../../../headless/starting/startInElectron.ts";

/** A checkout in which Electron's installer has got so far. */
function checkout(parts: { named?: string; program?: string }): string {
  const root = mkdtempSync(join(tmpdir(), "easymoney-checkout-"));
  mkdirSync(join(root, "node_modules/electron/dist"), { recursive: true });
  if (parts.named) writeFileSync(join(root, "node_modules/electron/path.txt"), parts.named);
  if (parts.program) writeFileSync(join(root, "node_modules/electron/dist", parts.program), "");
  return root;
}

describe("npm start", () => {
  it("finds Electron where its installer put it, and only if it did so completely", () => {
    const whole = checkout({ named: "electron\n", program: "electron" });
    expect(findElectron(whole)).toBe(join(whole, "node_modules/electron/dist/electron"));
    expect(findElectron(checkout({ named: "electron" }))).toBeNull();
    expect(findElectron(checkout({ program: "electron" }))).toBeNull();
    expect(findElectron(checkout({}))).toBeNull();
  });

  it("takes Electron where it is, unless the browser was asked for", () => {
    expect(chooseHost(readStartOptions([]), "/dist/electron")).toEqual({ kind: "electron", program: "/dist/electron" });
    expect(chooseHost(readStartOptions(["--browser"]), "/dist/electron")).toEqual({ kind: "browser", why: "" });
  });

  it("says in two lines why it takes the browser, and how to get Electron", () => {
    const host = chooseHost(readStartOptions([]), null);
    expect(host).toMatchObject({ kind: "browser", why: expect.stringContaining("npx install-electron") });
    expect(host.kind === "browser" && host.why.trimEnd().split("\n")).toHaveLength(2);
  });

  it("reads a workspace, a port and that no browser is to be opened", () => {
    expect(readStartOptions(["bank.easymoney", "--no-open", "--port", "4173"])).toEqual({
      file: resolve("bank.easymoney"),
      browser: false,
      open: false,
      port: 4173,
    });
    expect(readStartOptions([])).toEqual({ file: null, browser: false, open: true, port: null });
  });

  it.skipIf(process.platform === "win32")(
    "runs Electron on the built app with the workspace, and ends as it ended",
    async () => {
      const program = join(checkout({ program: "electron" }), "node_modules/electron/dist/electron");
      writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > "${program}.args"\nexit 3\n`);
      chmodSync(program, 0o755);
      expect(await startInElectron(program, readStartOptions(["bank.easymoney"]))).toBe(3);
      const [app, file] = readFileSync(`${program}.args`, "utf8").split("\n");
      expect([app.endsWith(join("build", "app")), file]).toEqual([true, resolve("bank.easymoney")]);
    },
  );

  it("opens no browser in automation, nor where there is no screen", () => {
    expect(hasScreen({ CI: "true", DISPLAY: ":0" }, "linux")).toBe(false);
    expect(hasScreen({}, "linux")).toBe(false);
    expect(hasScreen({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
    expect(hasScreen({}, "darwin")).toBe(true);
    expect(hasScreen({}, "win32")).toBe(true);
  });
});
