import process from "node:process";
import { startBrowserHost } from "../desk/browserHost.ts";
import { hasScreen, openInBrowser } from "./defaultBrowser.ts";
import type { StartOptions } from "./options.ts";

/** Serves the page on this computer until Ctrl C. */
export async function startInBrowser({ file, port, open }: StartOptions): Promise<void> {
  const host = await startBrowserHost({
    ...(port !== null && { port }),
    ...(file !== null && { open: file }),
    onAddress: (url) => process.stdout.write(`For another window: ${url}\n`),
  });
  process.stdout.write(`easyMoney is at ${host.url}   (Ctrl C ends it)\n`);
  if (open && hasScreen(process.env, process.platform)) openInBrowser(host.url, process.platform);
  await interrupted();
  await host.close();
  // what the page still held open must not keep the program
  process.exit(0);
}

/** Resolves at the first signal to end; later ones change nothing. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}
