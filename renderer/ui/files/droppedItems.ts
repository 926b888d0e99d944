import { shell } from "../../client/shell.ts";
import { type Drop, sortDrop } from "./sortDrop.ts";

export interface DroppedFile {
  name: string;
  file: File;
}

/**
 * What was dropped. The shell knows paths, so a folder stays one entry; a browser must look into folders itself.
 *
 * Call it in the drop event: the browser forgets the items when the event is over.
 */
export async function readDrop(transfer: DataTransfer): Promise<Drop<DroppedFile>> {
  const files = [...transfer.files];
  const entries = [...transfer.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry());
  if (shell) {
    const folders = new Set(entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])));
    return sortDrop(
      files.map((file) => ({ name: file.name, file })),
      folders,
    );
  }
  // an item without an entry is no file of a disk, but still a file
  const found = await Promise.all(
    entries.map((entry, i) => (entry ? filesOf(entry) : [{ name: files[i].name, file: files[i] }])),
  );
  return sortDrop(found.flat(), new Set());
}

/** The files of an entry, those of folders within it too, hidden ones left out. */
async function filesOf(entry: FileSystemEntry): Promise<DroppedFile[]> {
  if (entry.name.startsWith(".")) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ name: file.name, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // a reader hands out a hundred at most, until it hands out none
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesOf))).flat();
}
