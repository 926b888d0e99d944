import { CORE_PORT } from "../../core/contract/desk/shellBridge.ts";

/** The page has an origin of its own instead of file://, which would give it rights over every file. */
export const SCHEME = "app";
export const PAGE_ORIGIN = `${SCHEME}://ui`;
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/** Whether an address is of our own page. Custom schemes have no `origin` in Node, so protocol and host are compared. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === "ui" && username === "" && password === "";
}

/** The channels between page and shell, besides the port to the core. */
export const CHANNELS = {
  ready: "shell:ready",
  chooseFiles: "shell:choose-files",
  chooseFolder: "shell:choose-folder",
  saveFile: "shell:save-file",
  revealFile: "shell:reveal-file",
  menu: "shell:menu",
  coreLost: "shell:core-lost",
  corePort: CORE_PORT,
} as const;
