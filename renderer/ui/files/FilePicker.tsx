import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { SaveFileOptions } from "../../../core/contract/desk/shellBridge.ts";
import { shell } from "../../client/shell.ts";
import { BrowseModal } from "./BrowseModal.tsx";

interface ChooseOptions {
  what: "extract" | "table" | "workspace" | "contract" | "model";
  several?: boolean;
}

export interface FilePicker {
  /** Paths of files (or a folder of an extract) that the person chose; empty when cancelled. */
  choose: (options: ChooseOptions) => Promise<string[]>;
  /** Where a new file goes; null when cancelled. */
  save: (options: SaveFileOptions) => Promise<string | null>;
}

export type Asked =
  | { mode: "choose"; options: ChooseOptions; answer: (paths: string[]) => void }
  | { mode: "save"; options: SaveFileOptions; answer: (path: string | null) => void };

const FilePickerContext = createContext<FilePicker | null>(null);

/** Files are chosen in the system's dialog where there is a shell, else in a dialog of our own over the core's folders. */
export function FilePickerProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const picker = useMemo((): FilePicker => {
    if (shell) return { choose: shell.chooseFiles, save: shell.saveFile };
    return {
      choose: (options) => new Promise((answer) => setAsked({ mode: "choose", options, answer })),
      save: (options) => new Promise((answer) => setAsked({ mode: "save", options, answer })),
    };
  }, []);
  return (
    <FilePickerContext value={picker}>
      {children}
      {asked && <BrowseModal asked={asked} onClose={() => setAsked(null)} />}
    </FilePickerContext>
  );
}

export function useFilePicker(): FilePicker {
  const picker = useContext(FilePickerContext);
  if (!picker) throw new Error("useFilePicker outside of FilePickerProvider");
  return picker;
}
