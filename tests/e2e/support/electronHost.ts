import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { PAGE_URL } from "../../../electron/page/address.ts";
import { APP_FOLDER } from "../../../headless/bundle/appFolder.ts";
import { ROOT } from "../../../headless/bundle/sources.ts";
import { type Host, listen, type Place, type StartOptions } from "./host.ts";

/** The desktop shell in Electron itself; the system's dialogs, which no test can press, are answered in its main process. */
export function electronHost(executablePath: string, place: Place, workspace: string): Host {
  let received = 0;
  let app: ElectronApplication | null = null;
  const errors: string[] = [];
  const running = () => {
    if (!app) throw new Error("the shell does not run");
    return app;
  };
  const shown = async (page: Page) => {
    listen(page, () => app !== null, errors);
    await page.getByRole("main").waitFor();
    return page;
  };
  return {
    kind: "electron",
    place,
    workspace,
    errors,
    at: (screen) => `${PAGE_URL}#${screen}`,
    async start({ open = true }: StartOptions = {}) {
      app = await _electron.launch({
        executablePath,
        args: [join(ROOT, APP_FOLDER), ...(open ? [workspace] : []), "--no-sandbox"],
        cwd: place.folder,
        env: place.env,
      });
      return shown(await app.firstWindow());
    },
    async end(signal) {
      const ending = app;
      app = null;
      if (!ending) return;
      if (signal !== "SIGKILL") return ending.close();
      const exit = once(ending.process(), "exit");
      ending.process().kill(signal);
      await exit;
    },
    async secondWindow() {
      const opened = running().waitForEvent("window");
      await running().evaluate(({ Menu }) => {
        const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
        items.find(({ label }) => label === "New window")?.click();
      });
      return shown(await opened);
    },
    async choose(_page, path, ask) {
      await running().evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path);
      await ask();
    },
    async name(_page, path, ask) {
      await running().evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, path);
      await ask();
    },
    async receive(_page, act) {
      const path = join(place.folder, `received-${++received}`);
      const saved = running().evaluate(
        ({ session }, target) =>
          new Promise<void>((resolve) => {
            session.defaultSession.once("will-download", (_event, item) => {
              item.setSavePath(target);
              item.once("done", () => resolve());
            });
          }),
        path,
      );
      await act();
      await saved;
      return path;
    },
    async fileOf(_page, card) {
      await card.getByRole("button", { name: "Show the file" }).waitFor();
      return newestIn(place.data);
    },
  };
}

/** The file in a folder, however deep, that was written last. */
function newestIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.(csv|xlsx)$/.test(path));
  const [newest] = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (newest === undefined) throw new Error(`no file was written into ${folder}`);
  return newest;
}
