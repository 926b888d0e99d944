import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What electron-builder needs of an unpacked Electron on Linux: the names of its files, and a program with fuses as shipped. */
export function unpackedElectron(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), "easymoney-electron-"));
  mkdirSync(join(folder, "resources"));
  mkdirSync(join(folder, "locales"));
  const wire = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810110011";
  writeFileSync(join(folder, "electron"), `not a program${wire}`, "latin1");
  chmodSync(join(folder, "electron"), 0o755);
  for (const name of ["LICENSE", "LICENSES.chromium.html", "locales/en-US.pak"]) writeFileSync(join(folder, name), "");
  writeFileSync(join(folder, "version"), version);
  return folder;
}
