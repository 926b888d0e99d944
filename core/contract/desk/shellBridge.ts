/** What the page finds as `window.easymoney` in the desktop shell; in a browser there is none. */
export interface ShellBridge {
  readonly kind: "electron";
  /** The page listens for `CORE_PORT`: asks for a port to the core, which arrives as a window message. */
  ready(): void;
  /** Paths that the person chose; empty when cancelled. */
  chooseFiles(options: ChooseFilesOptions): Promise<string[]>;
  chooseFolder(): Promise<string | null>;
  /** Where to write, the person having agreed to replace what is there; null when cancelled. */
  saveFile(options: SaveFileOptions): Promise<string | null>;
  /** Shows a file in the system's file manager. Only the open workspace and what jobs wrote; otherwise false. */
  revealFile(path: string): Promise<boolean>;
  /** Path of a file that was dropped on the page; empty when it is not of this computer. */
  pathOfFile(file: File): string;
  /** Calls back for each command of the menu; returns how to stop that. */
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** Calls back when the core has stopped; `restarting` is false when it stopped too often to be tried again. */
  onCoreLost(listener: (loss: { restarting: boolean }) => void): () => void;
}

export interface ChooseFilesOptions {
  what: "extract" | "table" | "workspace" | "contract" | "model";
  several?: boolean;
}

export interface SaveFileOptions {
  what: "workspace" | "csv" | "xlsx" | "html" | "json";
  /** A bare file name, without folders. */
  name: string;
}

/** What the menu asks of the page. Undo and redo come to the page because it alone knows what has the focus. */
export type MenuCommand =
  | "newWorkspace"
  | "openWorkspace"
  | "closeWorkspace"
  | "importFiles"
  | "undo"
  | "redo"
  | "search"
  | "settings"
  | "shortcuts"
  | "themeSystem"
  | "themeLight"
  | "themeDark";

/** The window message that carries a port to the core, first and after each restart of it; sent by the page's own window. */
export const CORE_PORT = "easymoney:port";
