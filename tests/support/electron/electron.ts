import { type FakeContents, makeContents } from "./contents.ts";
import { emitter } from "./emitter.ts";
import { strict } from "./strict.ts";

type Handler = (event: object, ...args: unknown[]) => unknown;
type Bounds = { x: number; y: number; width: number; height: number };

/** What the stand-in was told, and what it is to answer; `reset` before each test. */
export const seen = {
  quits: 0,
  exits: [] as number[],
  sandboxed: false,
  lock: true,
  userData: "",
  documents: "",
  packaged: true,
  recent: [] as string[],
  switches: [] as string[],
  schemes: [] as { scheme: string; privileges: object }[],
  served: new Map<string, (request: Request) => Promise<Response>>(),
  permissionRequest: null as null | ((contents: FakeContents, permission: string, done: (ok: boolean) => void) => void),
  permissionCheck: null as null | ((contents: null, permission: string, origin: string) => boolean),
  devicePermission: null as null | (() => boolean),
  spellChecker: true,
  beforeRequest: null as null | ((details: { url: string }, done: (answer: { cancel: boolean }) => void) => void),
  windows: [] as FakeWindow[],
  focused: null as FakeWindow | null,
  menus: [] as MenuEntry[][],
  shown: [] as string[],
  questions: [] as { message: string; detail: string; buttons: string[] }[],
  /** The button that is pressed next. */
  response: 0,
  openDialogs: [] as object[],
  saveDialogs: [] as object[],
  chosen: [] as string[],
  cores: [] as FakeCore[],
  displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  channels: new Map<string, Handler>(),
};
const fresh = { ...seen };

export interface MenuEntry {
  label?: string;
  role?: string;
  enabled?: boolean;
  checked?: boolean;
  click?: () => void;
  submenu?: MenuEntry[];
}

/** Back to a machine on which nothing was started. */
export function reset(folder: string): void {
  for (const [key, value] of Object.entries(fresh)) {
    const empty = value instanceof Map ? new Map() : Array.isArray(value) && key !== "displays" ? [] : value;
    Object.assign(seen, { [key]: empty });
  }
  seen.userData = folder;
  seen.documents = folder;
  Object.assign(appEvents, emitter(APP_EVENTS));
}

const APP_EVENTS = [
  "web-contents-created",
  "open-file",
  "second-instance",
  "before-quit",
  "window-all-closed",
  "activate",
] as const;
const appEvents = emitter(APP_EVENTS);

const app = strict("app", {
  on: (name: (typeof APP_EVENTS)[number], listener: () => void) => appEvents.on(name, listener),
  fire: (name: (typeof APP_EVENTS)[number], ...args: unknown[]) => appEvents.fire(name, ...args),
  get isPackaged() {
    return seen.packaged;
  },
  enableSandbox: () => {
    seen.sandboxed = true;
  },
  commandLine: strict("commandLine", {
    appendSwitch: (name: string, value?: string) => void seen.switches.push(value ? `${name}=${value}` : name),
  }),
  requestSingleInstanceLock: () => seen.lock,
  whenReady: () => Promise.resolve(),
  getPath: (name: "userData" | "documents") => seen[name],
  setPath: (name: "userData", path: string) => {
    seen[name] = path;
  },
  getVersion: () => "0.1.0",
  addRecentDocument: (path: string) => void seen.recent.push(path),
  quit: () => void seen.quits++,
  exit: (code: number) => void seen.exits.push(code),
});

class FakeWindow {
  static getFocusedWindow = () => seen.focused;
  readonly options: Bounds & { show: boolean; webPreferences: Record<string, unknown> };
  readonly webContents = makeContents();
  readonly #events = emitter(["ready-to-show", "close", "closed"]);
  title = "";
  maximised = false;
  focuses = 0;

  constructor(options: FakeWindow["options"]) {
    this.options = options;
    const window = strict("BrowserWindow", this);
    seen.windows.push(window);
    appEvents.fire("web-contents-created", {}, this.webContents);
    // biome-ignore lint/correctness/noConstructorReturn: the strict face is what the shell gets
    return window;
  }

  on = (name: "close" | "closed", listener: () => void) => this.#events.on(name, listener);
  once = (name: "ready-to-show", listener: () => void) => this.#events.once(name, listener);
  fire = (name: "ready-to-show" | "close" | "closed") => this.#events.fire(name);
  loadURL = async (url: string) => {
    this.webContents.mainFrame.url = url;
  };
  show = () => void seen.shown.push("window");
  focus = () => void this.focuses++;
  restore = () => {};
  isMinimized = () => false;
  maximize = () => {
    this.maximised = true;
  };
  isMaximized = () => this.maximised;
  getNormalBounds = (): Bounds => {
    const { x, y, width, height } = this.options;
    return { x, y, width, height };
  };
  setTitle = (title: string) => {
    this.title = title;
  };
  /** The person closes it. */
  close = () => {
    this.fire("close");
    this.fire("closed");
    seen.windows.splice(seen.windows.indexOf(this), 1);
    if (seen.windows.length === 0) appEvents.fire("window-all-closed");
  };
}

export type { FakeWindow };

/** A utility process that does nothing; the test plays the core. */
function fork(module: string, args: string[], options: object) {
  const core = strict("utilityProcess", {
    ...emitter(["message", "exit"]),
    module,
    args,
    options,
    told: [] as { kind: string; path?: string }[],
    ports: [] as unknown[],
    killed: false,
    postMessage(message: { kind: string }, ports: unknown[] = []) {
      core.told.push(message);
      core.ports.push(...ports);
    },
    kill() {
      core.killed = true;
      core.fire("exit", 1);
      return true;
    },
  });
  seen.cores.push(core);
  return core;
}

export type FakeCore = ReturnType<typeof fork>;

class MessageChannelMain {
  readonly port1 = { end: "core" };
  readonly port2 = { end: "page" };
}

const defaultSession = strict("session", {
  ...emitter(["will-download"]),
  setPermissionRequestHandler: (handler: typeof seen.permissionRequest) => {
    seen.permissionRequest = handler;
  },
  setPermissionCheckHandler: (handler: typeof seen.permissionCheck) => {
    seen.permissionCheck = handler;
  },
  setDevicePermissionHandler: (handler: typeof seen.devicePermission) => {
    seen.devicePermission = handler;
  },
  setSpellCheckerEnabled: (enabled: boolean) => {
    seen.spellChecker = enabled;
  },
  webRequest: strict("webRequest", {
    onBeforeRequest: (handler: typeof seen.beforeRequest) => {
      seen.beforeRequest = handler;
    },
  }),
  protocol: strict("session.protocol", {
    handle: (scheme: string, answer: (request: Request) => Promise<Response>) => void seen.served.set(scheme, answer),
  }),
});

/** The module `electron` as far as the shell uses it. Anything else is an error: `shell.openExternal` for one. */
export const electron = {
  app,
  BrowserWindow: FakeWindow,
  MessageChannelMain,
  utilityProcess: strict("utilityProcess", { fork }),
  session: strict("session", { defaultSession }),
  protocol: strict("protocol", {
    registerSchemesAsPrivileged: (schemes: typeof seen.schemes) => void seen.schemes.push(...schemes),
  }),
  nativeTheme: strict("nativeTheme", { shouldUseDarkColors: false, themeSource: "system" }),
  screen: strict("screen", {
    getPrimaryDisplay: () => seen.displays[0],
    getAllDisplays: () => seen.displays,
  }),
  shell: strict("shell", { showItemInFolder: (path: string) => void seen.shown.push(path) }),
  Menu: strict("Menu", {
    buildFromTemplate: (template: MenuEntry[]) => template,
    setApplicationMenu: (menu: MenuEntry[]) => void seen.menus.push(menu),
  }),
  dialog: strict("dialog", {
    async showMessageBox(question: (typeof seen.questions)[number]) {
      seen.questions.push(question);
      return { response: seen.response };
    },
    async showOpenDialog(_window: object, options: object) {
      seen.openDialogs.push(options);
      return { filePaths: seen.chosen, canceled: seen.chosen.length === 0 };
    },
    async showSaveDialog(_window: object, options: object) {
      seen.saveDialogs.push(options);
      return { filePath: seen.chosen[0] ?? "", canceled: seen.chosen.length === 0 };
    },
  }),
  ipcMain: strict("ipcMain", {
    handle: (channel: string, handler: Handler) => void seen.channels.set(channel, handler),
    on: (channel: string, handler: Handler) => void seen.channels.set(channel, handler),
  }),
};
