import type { ShellBridge } from "../../core/contract/desk/shellBridge.ts";

declare global {
  interface Window {
    /** Only in the desktop shell. */
    readonly easymoney?: ShellBridge;
  }
}

/** The desktop shell around the page; undefined in a browser. */
export const shell = window.easymoney;
