export const files = {
  title: {
    choose: { workspace: "Open a workspace", file: "Choose files" },
    save: { workspace: "Make a workspace", file: "Save as" },
  },
  folder: "Folder",
  folderHelp: "Type a path, or choose below",
  up: "Up",
  name: "File name",
  emptyFolder: "Nothing of this kind in this folder",
  useFolder: "Take the whole folder",
  choose: (files: number) => (files > 1 ? `Choose ${files} files` : "Choose"),
  save: "Save here",
  cancel: "Cancel",
  drop: {
    title: "Drop to import",
    text: "CSV files or a folder go to the import; a workspace is opened.",
    copying: (done: number, all: number) => `Copying dropped files: ${done} of ${all}`,
    copyOpened: "A copy of the dropped workspace was opened",
    notOurs: "These are neither extracts (.csv, .tsv, .txt, also .gz or .zst) nor workspaces (.easymoney)",
    failed: "The dropped files could not be taken",
  },
};
