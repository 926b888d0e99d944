import { type BrowserWindow, dialog, type FileFilter, type WebContents } from "electron";
import type { ChooseFilesOptions, SaveFileOptions } from "../../core/contract/desk/shellBridge.ts";
import { DomainError } from "../../core/errors/domainError.ts";
import { type Language, WORDS } from "../words.ts";

type Kind = ChooseFilesOptions["what"] | SaveFileOptions["what"];

/** Endings of the files that are chosen or written. */
const ENDINGS: Readonly<Record<Kind, string[]>> = {
  extract: ["csv", "tsv", "txt", "gz", "zst"],
  table: ["csv", "tsv", "txt", "gz", "zst"],
  workspace: ["easymoney"],
  contract: ["json"],
  model: ["onnx"],
  csv: ["csv"],
  xlsx: ["xlsx"],
  html: ["html"],
  json: ["json"],
};

class DialogOpenError extends DomainError {
  constructor() {
    super({
      code: "dialog-open",
      what: "A file dialog is open already",
      mend: "Finish or cancel that one first.",
    });
  }
}

/** The file dialogs, one at a time for each page. */
export class Dialogs {
  readonly #windowOf: (page: WebContents) => BrowserWindow | null;
  readonly #language: () => Language;
  readonly #busy = new Set<WebContents>();

  constructor(windowOf: (page: WebContents) => BrowserWindow | null, language: () => Language) {
    this.#windowOf = windowOf;
    this.#language = language;
  }

  /** @throws DialogOpenError */
  chooseFiles({ what, several }: ChooseFilesOptions, page: WebContents): Promise<string[]> {
    return this.#ask(page, async (window) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: several ? ["openFile", "multiSelections"] : ["openFile"],
        filters: [this.#filter(what), { name: WORDS[this.#language()].allFiles, extensions: ["*"] }],
      });
      return filePaths;
    });
  }

  /** @throws DialogOpenError */
  chooseFolder(page: WebContents): Promise<string | null> {
    return this.#ask(page, async (window) => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ["openDirectory", "createDirectory"] });
      return filePaths[0] ?? null;
    });
  }

  /** @throws DialogOpenError */
  saveFile({ what, name }: SaveFileOptions, page: WebContents): Promise<string | null> {
    return this.#ask(page, async (window) => {
      const { filePath, canceled } = await dialog.showSaveDialog(window, {
        defaultPath: name,
        filters: [this.#filter(what)],
        properties: ["showOverwriteConfirmation", "createDirectory"],
      });
      return canceled || filePath === "" ? null : filePath;
    });
  }

  #filter(what: Kind): FileFilter {
    return { name: WORDS[this.#language()][what], extensions: ENDINGS[what] };
  }

  async #ask<Answer>(page: WebContents, show: (window: BrowserWindow) => Promise<Answer>): Promise<Answer> {
    const window = this.#windowOf(page);
    if (!window || this.#busy.has(page)) throw new DialogOpenError();
    this.#busy.add(page);
    try {
      return await show(window);
    } finally {
      this.#busy.delete(page);
    }
  }
}
