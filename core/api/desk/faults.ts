import { ORPCError, ValidationError } from "@orpc/server";
import Sqlite from "better-sqlite3";
import type { Fault } from "../../contract/desk/fault.ts";
import { DomainError } from "../../errors/domainError.ts";

/** Says of anything that was thrown what a person needs: what happened, where, how to mend it, and the detail to copy. */
export function faultOf(error: unknown): Fault {
  if (error instanceof DomainError) {
    return {
      code: error.code,
      message: whatOf(error),
      where: error.where,
      mend: error.mend,
      detail: detailOf(error, Object.keys(error.facts).length > 0 ? `${JSON.stringify(error.facts, null, 2)}\n` : ""),
    };
  }
  if (error instanceof ORPCError) return requestFault(error);
  return systemFault(error) ?? internalFault(error);
}

/** The fault as the procedures throw it. */
export function asFault(error: unknown): ORPCError<"FAULT", Fault> {
  const data = faultOf(error);
  return new ORPCError("FAULT", { status: 422, message: data.message, data });
}

/** A domain error's message is what, where and mend in one line; this is the first part. */
function whatOf({ message, where, mend }: DomainError): string {
  const what = message.endsWith(`. ${mend}`) ? message.slice(0, -mend.length - 2) : message;
  return where !== "" && what.endsWith(` (${where})`) ? what.slice(0, -where.length - 3) : what;
}

function detailOf(error: unknown, before = ""): string {
  return `${before}${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Input that is not in the shape of the contract. */
function requestFault(error: ORPCError<string, unknown>): Fault {
  const issues = error.cause instanceof ValidationError ? error.cause.issues : [];
  if (error.code !== "BAD_REQUEST" || issues.length === 0) return internalFault(error);
  const where = (issues[0].path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".");
  return {
    code: "invalid-input",
    message: `This cannot be asked for: ${issues[0].message}`,
    where,
    mend: "Correct the value and try again.",
    detail: issues.map(({ path = [], message }) => `${path.join(".")}: ${message}`).join("\n"),
  };
}

/** What the disk, the system or SQLite refuse, by the code that they give. */
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

function systemFault(error: unknown): Fault | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const { code } = error;
  const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1];
  if (!kind) return null;
  const where = "path" in error && typeof error.path === "string" ? error.path : "";
  const from = error instanceof Sqlite.SqliteError ? `SQLite: ${error.message}\n` : "";
  return { ...SYSTEM[kind], where, detail: detailOf(error, from) };
}

function internalFault(error: unknown): Fault {
  return {
    code: "internal",
    message: "Something went wrong inside the program; your data is as it was",
    where: "",
    mend: "Try again. If it comes back, copy the details and report them.",
    detail: detailOf(error),
  };
}
