import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFuses, wantedFuses } from "../../../headless/packaging/checkFuses.ts";
import { readFuses } from "../../../headless/packaging/fuseWire.ts";
import { packagedProgram } from "../../../headless/packaging/program.ts";

function program(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "easymoney-fuses-")), "program");
  writeFileSync(path, content, "latin1");
  return path;
}
const wire = (fuses: string) =>
  `ELF\0\0dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01${String.fromCharCode(fuses.length)}${fuses}\0rest`;

describe("the fuses of a packaged program", () => {
  it("are read from its wire", () => {
    expect(readFuses(program(wire("010\x90r1")))).toEqual({
      runAsNode: "off",
      enableCookieEncryption: "on",
      enableNodeOptionsEnvironmentVariable: "off",
      enableNodeCliInspectArguments: "inherit",
      enableEmbeddedAsarIntegrityValidation: "removed",
      onlyLoadAppFromAsar: "on",
      loadBrowserProcessSpecificV8Snapshot: "removed",
      grantFileProtocolExtraPrivileges: "removed",
    });
  });

  it("must be as configured", () => {
    const wanted = wantedFuses({ runAsNode: false, onlyLoadAppFromAsar: true, resetAdHocDarwinSignature: true });
    expect(wanted).toEqual({ runAsNode: false, onlyLoadAppFromAsar: true });
    checkFuses(program(wire("01000100")), wanted);
    expect(() => checkFuses(program(wire("11000000")), wanted)).toThrow("runAsNode is on, onlyLoadAppFromAsar is off");
  });

  it("are missed in what is no program of Electron", () => {
    expect(() => readFuses(program("#!/bin/sh"))).toThrow("This is no program of Electron");
  });

  it("are looked for where electron-builder leaves the program", () => {
    const at = (platform: NodeJS.Platform, arch: string) => packagedProgram("dist", platform, arch);
    expect(at("linux", "x64")).toBe(join("dist", "linux-unpacked", "easymoney"));
    expect(at("linux", "arm64")).toBe(join("dist", "linux-arm64-unpacked", "easymoney"));
    expect(at("win32", "x64")).toBe(join("dist", "win-unpacked", "easyMoney.exe"));
    expect(at("darwin", "arm64")).toContain(join("dist", "mac-arm64", "easyMoney.app"));
  });
});
