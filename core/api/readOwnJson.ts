import { readFileSync } from "node:fs";
import { DomainError } from "../errors/domainError.ts";

/** A file that should be one of ours, and is not. */
export class OwnFileError extends DomainError {
  /** @param mend what to give instead */
  constructor(path: string, what: string, mend: string) {
    super({ code: "unreadable-file", what, where: path, mend });
  }
}

/** The JSON object of a file that one of our commands wrote. @throws OwnFileError */
export function readOwnJson(path: string, mend: string): object {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OwnFileError(path, code === "ENOENT" ? "There is no such file" : `It cannot be read (${code})`, mend);
  }
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found === "object" && found !== null) return found;
  } catch {
    // told below, as what is no object
  }
  throw new OwnFileError(path, "It is no JSON object", mend);
}
