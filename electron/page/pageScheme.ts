import { protocol, type Session } from "electron";
import { SCHEME } from "./address.ts";
import { servePage } from "./servePage.ts";

/** Makes app:// a scheme like https. Before the app is ready, or Electron ignores it. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves app:// in a session from the folder of the built renderer. */
export function servePageScheme(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, (request) => servePage(folder, request));
}
