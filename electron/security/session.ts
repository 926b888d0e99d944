import type { Session } from "electron";
import { isOwnAddress, PAGE_ORIGIN } from "../page/address.ts";

/** Writing text to the clipboard after a click is all that the page may do beyond drawing itself. */
const ALLOWED_PERMISSIONS: readonly string[] = ["clipboard-sanitized-write"];

/** Whether the page may load an address: its own files, and what it made itself in memory. */
function mayLoad(address: string): boolean {
  return isOwnAddress(address) || address.startsWith(`blob:${PAGE_ORIGIN}/`) || address.startsWith("data:image/");
}

/**
 * Shuts a session: no permission, no device, no request that leaves this computer, no download but of what the page made.
 *
 * @param onBlocked is told of every request that was stopped
 */
export function shutSession(session: Session, onBlocked: (address: string) => void): void {
  session.setPermissionRequestHandler((contents, permission, callback) => {
    callback(ALLOWED_PERMISSIONS.includes(permission) && isOwnAddress(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED_PERMISSIONS.includes(permission) && isOwnAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !mayLoad(url);
    if (cancel) onBlocked(url);
    callback({ cancel });
  });
  session.on("will-download", (event, item) => {
    if (!item.getURL().startsWith(`blob:${PAGE_ORIGIN}/`)) event.preventDefault();
  });
}
