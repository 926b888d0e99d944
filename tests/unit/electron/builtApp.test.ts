import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { APP_FOLDER, buildAppFolder } from "../../../headless/bundle/appFolder.ts";
import { placePackages } from "../../../headless/bundle/runtimePackages.ts";
import { filesUnder, ROOT } from "../../../headless/bundle/sources.ts";
import { checkFuses, wantedFuses } from "../../../headless/packaging/checkFuses.ts";
import { checkConfiguration, makeInstallers } from "../../../headless/packaging/installers.ts";
import { packagedProgram } from "../../../headless/packaging/program.ts";
import manifest from "../../../package.json" with { type: "json" };
import { filesInArchive } from "../../support/electron/archive.ts";
import { emitter } from "../../support/electron/emitter.ts";
import { strict } from "../../support/electron/strict.ts";
import { unpackedElectron } from "../../support/electron/unpackedElectron.ts";

const runDesk = fileURLToPath(new URL("../../support/electron/runDesk.mjs", import.meta.url));

beforeAll(async () => {
  await buildAppFolder();
});

describe("the app as built for Electron", () => {
  it("is JavaScript whose modules all find each other", () => {
    const files = filesUnder(APP_FOLDER).filter((path) => !path.includes("node_modules"));
    expect(files.filter((path) => path.endsWith(".ts"))).toEqual([]);
    for (const file of files.filter((path) => path.endsWith(".js"))) {
      const code = readFileSync(join(ROOT, file), "utf8");
      const named = [...code.matchAll(/^\s*(?:import|export)\b[^"'\n]*["'](\.[^"']+)["']|new URL\("(\.[^"]+)"/gm)];
      for (const [, module, url] of named) {
        const target = join(ROOT, file, "..", module ?? url);
        const isBuiltApart = file.endsWith("electron/main.js") || target.includes("${");
        expect(isBuiltApart || existsSync(target), `${file} names ${module ?? url}`).toBe(true);
      }
    }
  });

  it("has a preload script that asks for electron alone", () => {
    const code = readFileSync(join(ROOT, APP_FOLDER, "electron/preload.cjs"), "utf8");
    expect([...code.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual(["electron"]);
    expect(code).not.toMatch(/^\s*(import|export)\s/m);
    expect(code.length).toBeLessThan(10_000);
  });

  it.each([
    ["app:", "ui", 1],
    ["https:", "example.com", 0],
    ["app:", "other", 0],
  ])("gives the bridge, and the port of the core, to its own page alone: %s//%s", (protocol, host, times) => {
    const exposed: string[] = [];
    const posted: unknown[][] = [];
    const ipc = emitter(["easymoney:port"]);
    const electron = strict("electron", {
      contextBridge: strict("contextBridge", { exposeInMainWorld: (name: string) => void exposed.push(name) }),
      ipcRenderer: strict("ipcRenderer", { ...ipc, send: () => {}, invoke: () => {}, off: () => {} }),
      webUtils: strict("webUtils", { getPathForFile: () => "" }),
    });
    const code = readFileSync(join(ROOT, APP_FOLDER, "electron/preload.cjs"), "utf8");
    const window = { location: { protocol, host }, postMessage: (...message: unknown[]) => void posted.push(message) };
    runInNewContext(code, { require: () => electron, window });
    ipc.fire("easymoney:port", { ports: ["a port"] });
    expect(exposed).toEqual(Array(times).fill("easymoney"));
    expect(posted).toEqual(Array(times).fill(["easymoney:port", "app://ui", ["a port"]]));
  });

  it("runs its core and the core's threads in plain Node, away from the checkout, with the packages that it brings", () => {
    placePackages();
    const app = join(realpathSync(mkdtempSync(join(tmpdir(), "easymoney-app-"))), "app");
    cpSync(join(ROOT, APP_FOLDER), app, { recursive: true });
    const flags = ["--disable-warning=ExperimentalWarning", "--no-experimental-strip-types"];
    const { stdout, stderr } = spawnSync(process.execPath, [...flags, runDesk, app], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ state: "done", fault: null, months: expect.any(Number) });
  });
});

describe("electron-builder's configuration", () => {
  const fuses = {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: true,
  };

  it("is valid, and sets the fuses of a release (19 of the security list)", async () => {
    const { electronFuses, fileAssociations } = await checkConfiguration({ testBuild: false, folderOnly: true });
    expect(electronFuses).toMatchObject(fuses);
    expect(fileAssociations).toMatchObject([{ ext: "easymoney" }]);
  });

  it("lets debuggers into the test build alone, which goes elsewhere", async () => {
    const { electronFuses, directories } = await checkConfiguration({ testBuild: true, folderOnly: true });
    expect(electronFuses).toMatchObject({ ...fuses, enableNodeCliInspectArguments: true });
    expect(directories?.output).toBe("dist/test");
  });

  it("is refused by electron-builder when it is wrong", async () => {
    const wrong = checkConfiguration({ testBuild: false, folderOnly: true, output: {} as unknown as string });
    await expect(wrong).rejects.toThrow(/configuration\.directories\.output/);
  });

  // the folder that electron-builder makes for Linux; other systems have other files in an unpacked Electron
  it.runIf(process.platform === "linux")(
    "packs the app with its fuses set, and nothing that it does not need",
    async () => {
      const output = mkdtempSync(join(tmpdir(), "easymoney-dist-"));
      const electronDist = unpackedElectron(manifest.devDependencies.electron);
      await makeInstallers({ testBuild: false, folderOnly: true, electronDist, output });
      checkFuses(packagedProgram(output, process.platform, process.arch), wantedFuses(fuses));
      const [unpacked] = [packagedProgram(output, process.platform, process.arch)].map((program) =>
        join(program, ".."),
      );
      const files = filesInArchive(join(unpacked, "resources/app.asar"));
      const paths = files.map(({ path }) => path);
      for (const needed of [
        "package.json",
        "electron/main.js",
        "electron/core.js",
        "electron/preload.cjs",
        "core/ingestion/importWorker.js",
        "build/kernels/gbdt.wasm",
        "resources/contracts/easymoney.json",
        "node_modules/zod/package.json",
      ]) {
        expect(paths).toContain(needed);
      }
      expect(
        paths.filter((path) => /\.ts$|\.map$|(^|\/)tests?\/|node_modules\/(react|vite|node|electron)\//.test(path)),
      ).toEqual([]);
      const native = files.filter(({ path }) => path.endsWith(".node"));
      expect(native.length).toBeGreaterThan(0);
      expect(native.every(({ path, unpacked: out }) => out && path.includes("linux"))).toBe(true);
    },
  );
});
