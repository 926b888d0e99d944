import type { help } from "../i18n/en/help.ts";
import type { shell } from "../i18n/en/shell.ts";
import { SCREENS } from "./screens.ts";

/** One line of the shortcuts sheet: keys, and what they do, by its entry in the catalogue. */
export type Shortcut =
  | { keys: readonly string[]; screen: keyof typeof shell.screens }
  | { keys: readonly string[]; what: keyof typeof help.keys };

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["Ctrl", "K"], what: "search" },
  { keys: ["Ctrl", "Z"], what: "undo" },
  { keys: ["Ctrl", "Shift", "Z"], what: "redo" },
  { keys: ["j"], what: "jobs" },
  { keys: ["?"], what: "shortcuts" },
  { keys: ["Esc"], what: "close" },
  { keys: ["Tab"], what: "next" },
  { keys: ["↑", "↓", "Enter"], what: "tableRows" },
  ...SCREENS.map(({ id, key }) => ({ keys: ["g", key], screen: id })),
];
