import { basename, join } from "node:path";
import { app, Menu, nativeTheme, session } from "electron";
import { CoreProcess } from "./coreProcess/coreProcess.ts";
import type { CoreState } from "./coreProcess/messages.ts";
import { Dialogs } from "./files/dialogs.ts";
import { revealFile } from "./files/reveal.ts";
import { serveShell } from "./ipc/shellChannels.ts";
import { showAbout } from "./menu/about.ts";
import { menuTemplate } from "./menu/menu.ts";
import { CHANNELS } from "./page/address.ts";
import { servePageScheme } from "./page/pageScheme.ts";
import { WayOut } from "./quitting.ts";
import { shutSession } from "./security/session.ts";
import { selfTest } from "./selfTest.ts";
import { Windows } from "./windows/windows.ts";

/** Built parts of the app, as paths, and where the report of a self-test goes, if one was asked for. */
export interface ShellParts {
  page: string;
  preload: string;
  core: string;
  icon: string;
  report: string | null;
}

/** What reaches the shell from outside. */
export interface Shell {
  open(path: string): void;
  show(): void;
}

/** Opens the first window on a new core, and joins menu, dialogs and the way out to them. After the app is ready. */
export function openShell(parts: ShellParts): Shell {
  const blocked: string[] = [];
  shutSession(session.defaultSession, (address) => {
    blocked.push(address);
    process.stderr.write(`Stopped a request to ${address}\n`);
  });
  servePageScheme(session.defaultSession, parts.page);

  const data = app.getPath("userData");
  const windows = new Windows({
    session: session.defaultSession,
    preload: parts.preload,
    icon: parts.icon,
    stateFile: join(data, "window.json"),
    packaged: app.isPackaged,
  });
  const served = Promise.withResolvers<void>();
  const core = new CoreProcess({
    module: parts.core,
    dataFolder: join(data, "desk"),
    homeFolder: app.getPath("documents"),
    onReady: served.resolve,
    onState: follow,
    onLost: (restarting) => {
      windows.broadcast(CHANNELS.coreLost, { restarting });
      if (restarting) for (const page of windows.pages()) core.connect(page);
    },
  });
  const wayOut = new WayOut({
    running: () => core.state.running,
    language: () => core.state.language,
    windows: () => windows.count,
    closeCore: (options) => core.close(options),
  });
  const openWindow = () => {
    wayOut.stay();
    return windows.open();
  };
  const show = () => {
    wayOut.stay();
    windows.show();
  };
  const open = (path: string) => {
    show();
    core.open(path);
  };
  const dialogs = new Dialogs(
    (page) => windows.of(page),
    () => core.state.language,
  );

  let remembered: string | null = null;
  function follow(state: CoreState): void {
    const actions = {
      command: (command: Parameters<typeof windows.command>[0]) => windows.command(command),
      openRecent: open,
      newWindow: openWindow,
      about: () => void showAbout(state.language),
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, actions, process.platform)));
    nativeTheme.themeSource = state.theme;
    windows.entitle(state.workspace && basename(state.workspace, ".easymoney"));
    if (state.workspace && state.workspace !== remembered) app.addRecentDocument(state.workspace);
    remembered = state.workspace;
    wayOut.idle();
  }

  serveShell((page) => windows.of(page) !== null, {
    dialogs,
    reveal: (path) => revealFile(path, core.state),
    onReady: (page) => core.connect(page),
  });
  app.on("before-quit", (event) => wayOut.beforeQuit(event));
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("activate", () => show());

  follow(core.state);
  core.start();
  const { webContents } = openWindow();
  if (parts.report) void selfTest(parts.report, { page: webContents, coreReady: served.promise, blocked });
  return { open, show };
}
