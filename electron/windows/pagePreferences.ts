import type { Session, WebPreferences } from "electron";

/**
 * Rights of the page: none but its own. Each value is Electron's default of today, written out so that a changed default
 * changes nothing.
 */
export function pagePreferences(options: { session: Session; preload: string; packaged: boolean }): WebPreferences {
  return {
    session: options.session,
    preload: options.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // its dictionaries would be downloaded
    spellcheck: false,
    devTools: !options.packaged,
  };
}
