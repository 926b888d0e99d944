import type { IpcRenderer } from "electron";
import type { MenuCommand, ShellBridge } from "../../core/contract/desk/shellBridge.ts";
import { CHANNELS } from "./address.ts";

/** The bridge over Electron's messages. The page can name no channel, and sees no event of Electron. */
export function makeBridge(ipc: IpcRenderer, pathOfFile: ShellBridge["pathOfFile"]): ShellBridge {
  return {
    kind: "electron",
    ready: () => ipc.send(CHANNELS.ready),
    chooseFiles: (options) => ipc.invoke(CHANNELS.chooseFiles, options),
    chooseFolder: () => ipc.invoke(CHANNELS.chooseFolder),
    saveFile: (options) => ipc.invoke(CHANNELS.saveFile, options),
    revealFile: (path) => ipc.invoke(CHANNELS.revealFile, path),
    pathOfFile,
    onMenu: (listener) => hear<MenuCommand>(ipc, CHANNELS.menu, listener),
    onCoreLost: (listener) => hear<{ restarting: boolean }>(ipc, CHANNELS.coreLost, listener),
  };
}

function hear<Message>(ipc: IpcRenderer, channel: string, listener: (message: Message) => void): () => void {
  const heard = (_event: unknown, message: Message) => listener(message);
  ipc.on(channel, heard);
  return () => ipc.off(channel, heard);
}
