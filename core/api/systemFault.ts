import type { Fault } from "../contract/desk/fault.ts";

/** By what it is about. */
const SYSTEM: Readonly<Record<string, Pick<Fault, "code" | "message" | "mend">>> = {
  full: {
    code: "disk-full",
    message: "The disk is full; nothing was changed",
    mend: "Free some space, or choose another disk, and try again.",
  },
  forbidden: {
    code: "not-writable",
    message: "The file or folder cannot be written",
    mend: "Choose another folder, or ask for the right to write there.",
  },
  missing: {
    code: "file-missing",
    message: "There is no such file or folder",
    mend: "Check the path; it may have been moved or deleted.",
  },
  folder: {
    code: "not-a-folder",
    message: "This is not a folder",
    mend: "Choose a folder.",
  },
  damaged: {
    code: "damaged-workspace",
    message: "The workspace file is damaged",
    mend: "Restore the newest backup; the damaged file can be kept beside it.",
  },
  busy: {
    code: "workspace-busy",
    message: "Another program is using the file",
    mend: "Close the other program, or wait a moment, and try again.",
  },
};

const KINDS: readonly [RegExp, keyof typeof SYSTEM][] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, "full"],
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM)/, "forbidden"],
  [/^ENOENT/, "missing"],
  [/^ENOTDIR/, "folder"],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, "damaged"],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/, "busy"],
];

/** What the disk, the system or SQLite refuse, in words; null for anything else that was thrown. */
export function systemFault(error: unknown): Fault | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const { code } = error;
  const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1];
  if (!kind) return null;
  const where = "path" in error && typeof error.path === "string" ? error.path : "";
  const from = error.name === "SqliteError" ? `SQLite: ${error.message}\n` : "";
  return { ...SYSTEM[kind], where, detail: detailOf(error, from) };
}

/** What there is to copy of something thrown. */
export function detailOf(error: unknown, before = ""): string {
  return `${before}${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
