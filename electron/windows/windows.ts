import { BrowserWindow, nativeTheme, type Session, screen, type WebContents } from "electron";
import type { MenuCommand } from "../../core/contract/desk/shellBridge.ts";
import { RestartLimit } from "../coreProcess/restartLimit.ts";
import { CHANNELS, PAGE_URL } from "../page/address.ts";
import { pagePreferences } from "./pagePreferences.ts";
import { cascade, keepWindowState, placeWindow, readWindowState, SMALLEST } from "./windowState.ts";

/** The page's background before it has drawn itself. */
const PAPER = { light: "#ffffff", dark: "#111418" };

export interface WindowsOptions {
  session: Session;
  preload: string;
  icon: string;
  stateFile: string;
  packaged: boolean;
}

/** The windows of the app, all on one core. */
export class Windows {
  readonly #options: WindowsOptions;
  readonly #open = new Set<BrowserWindow>();

  constructor(options: WindowsOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Opens one more window. It shows itself when the page has drawn its first frame. */
  open(): BrowserWindow {
    const { session, preload, packaged, icon, stateFile } = this.#options;
    const { maximised, ...bounds } = cascade(placeWindow(readWindowState(stateFile), workAreas()), this.count);
    const window = new BrowserWindow({
      ...bounds,
      minWidth: Math.min(SMALLEST.width, bounds.width),
      minHeight: Math.min(SMALLEST.height, bounds.height),
      show: false,
      title: "easyMoney",
      icon,
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
      webPreferences: pagePreferences({ session, preload, packaged }),
    });
    this.#open.add(window);
    if (maximised) window.maximize();
    window.once("ready-to-show", () => window.show());
    window.on("close", () =>
      keepWindowState(stateFile, { ...window.getNormalBounds(), maximised: window.isMaximized() }),
    );
    window.on("closed", () => this.#open.delete(window));
    const reloads = new RestartLimit(3);
    window.webContents.on("render-process-gone", (_event, { reason }) => {
      if (reason !== "clean-exit" && reloads.allow()) window.webContents.reload();
    });
    // a rejected load is shown by Chromium's own error page; there is nobody else to tell
    window.loadURL(PAGE_URL).catch((error: unknown) => process.stderr.write(`The page did not load: ${error}\n`));
    return window;
  }

  /** Brings a window to the front: the one used last, or a new one. */
  show(): BrowserWindow {
    const window = this.current() ?? this.open();
    if (window.isMinimized()) window.restore();
    window.focus();
    return window;
  }

  /** The window in use; null when there is none. */
  current(): BrowserWindow | null {
    const focused = BrowserWindow.getFocusedWindow();
    if (focused && this.#open.has(focused)) return focused;
    return [...this.#open].at(-1) ?? null;
  }

  /** The window whose page this is; null when it is none of ours. */
  of(contents: WebContents): BrowserWindow | null {
    for (const window of this.#open) if (window.webContents === contents) return window;
    return null;
  }

  /** Hands a command of the menu to the page in use, opening a window when there is none. */
  command(command: MenuCommand): void {
    this.show().webContents.send(CHANNELS.menu, command);
  }

  /** Tells every page. */
  broadcast(channel: string, message: unknown): void {
    for (const window of this.#open) window.webContents.send(channel, message);
  }

  /** All windows carry the name of the open workspace. */
  entitle(name: string | null): void {
    for (const window of this.#open) window.setTitle(name ? `${name} - easyMoney` : "easyMoney");
  }

  /** What the pages of all windows are, for handing each of them a port. */
  pages(): WebContents[] {
    return [...this.#open].map(({ webContents }) => webContents);
  }
}

/** The parts of the screens that no task bar covers, the primary one first. */
function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}
