/** Runs before the page, in a world of its own: gives the page the bridge and nothing else of Electron. */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import { CHANNELS, PAGE_ORIGIN } from "./page/address.ts";
import { makeBridge } from "./page/bridge.ts";

/** The page's window as far as it is needed here; the types of a browser are not those of this process. */
declare const window: {
  readonly location: { readonly protocol: string; readonly host: string };
  postMessage(message: string, origin: string, transfer: readonly unknown[]): void;
};

const { protocol, host } = window.location;
if (`${protocol}//${host}` === PAGE_ORIGIN) {
  contextBridge.exposeInMainWorld(
    "easymoney",
    makeBridge(ipcRenderer, (file) => webUtils.getPathForFile(file)),
  );
  ipcRenderer.on(CHANNELS.corePort, ({ ports }) => window.postMessage(CHANNELS.corePort, PAGE_ORIGIN, ports));
}
