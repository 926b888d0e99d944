import type { WebContents } from "electron";
import type { Dialogs } from "../files/dialogs.ts";
import { CHANNELS } from "../page/address.ts";
import { chooseFilesRequest, nothing, revealFileRequest, saveFileRequest } from "./requests.ts";
import { type IsOurs, listen, serve } from "./serve.ts";

/** What stands behind the channels. */
export interface ShellServices {
  dialogs: Dialogs;
  reveal(path: string): boolean;
  onReady(page: WebContents): void;
}

/** Every channel that a page can reach; there are no others. */
export function serveShell(isOurs: IsOurs, { dialogs, reveal, onReady }: ShellServices): void {
  listen(CHANNELS.ready, nothing, isOurs, onReady);
  serve(CHANNELS.chooseFiles, chooseFilesRequest, isOurs, (request, page) => dialogs.chooseFiles(request, page));
  serve(CHANNELS.chooseFolder, nothing, isOurs, (_none, page) => dialogs.chooseFolder(page));
  serve(CHANNELS.saveFile, saveFileRequest, isOurs, (request, page) => dialogs.saveFile(request, page));
  serve(CHANNELS.revealFile, revealFileRequest, isOurs, reveal);
}
