import type { WebContents } from "electron";
import { isOwnAddress } from "../page/address.ts";

/** Keeps a page where it is: no other address, no second window, no guest inside it. */
export function confineContents(contents: WebContents): void {
  contents.on("will-navigate", (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
