import type { StartOptions } from "./options.ts";

/** Where the page is shown: Electron's program, or the browser and why. */
export type Host = { kind: "electron"; program: string } | { kind: "browser"; why: string };

/** @param electron path of Electron's program; null when it is not here */
export function chooseHost({ browser }: StartOptions, electron: string | null): Host {
  if (browser) return { kind: "browser", why: "" };
  if (electron) return { kind: "electron", program: electron };
  return {
    kind: "browser",
    why:
      "Electron's binary is not here (it is downloaded from outside the package registry: run `npx install-electron`\n" +
      "where that can be reached). The same page is served to your browser instead.\n",
  };
}
