import { DomainError } from "../../errors/domainError.ts";

/** There is no readable file at that path: missing, a folder, a device, or access denied. */
export class NotAFileError extends DomainError {
  constructor(path: string, reason: string) {
    super({
      code: "not-a-file",
      what: `Cannot read the file: ${reason}`,
      where: path,
      mend: "Check the path and the access rights, and choose a CSV file.",
      facts: { reason },
    });
  }
}

/** The file holds no line with text. */
export class EmptyFileError extends DomainError {
  constructor(where: string) {
    super({
      code: "empty-file",
      what: "The file is empty",
      where,
      mend: "Ask for the extract again; it was probably cut off.",
    });
  }
}

/** The file holds a header and no row. */
export class HeaderOnlyError extends DomainError {
  constructor(where: string, header: readonly string[]) {
    super({
      code: "header-only",
      what: `The file has a header of ${header.length} columns and no rows`,
      where,
      mend: "Ask for the extract again, or leave this file out.",
      facts: { header },
    });
  }
}

/** The first line cannot be read as a header. */
export class BrokenHeaderError extends DomainError {
  constructor(where: string, reason: string) {
    super({
      code: "broken-header",
      what: `The header cannot be read: ${reason}`,
      where: where ? `${where}, line 1` : "line 1",
      mend: "Open the file in a text editor and correct its first line.",
      facts: { reason },
    });
  }
}

/** The bytes are not those of a text file. */
export class NotTextError extends DomainError {
  constructor(where: string, found: string, mend = "Export the table as CSV and import that file.") {
    super({ code: "not-text", what: `This is ${found}, not CSV text`, where, mend, facts: { found } });
  }
}

/** The text is in an encoding that is not read. */
export class UnsupportedEncodingError extends DomainError {
  constructor(where: string, encoding: string) {
    super({
      code: "unsupported-encoding",
      what: `The text is in ${encoding}`,
      where,
      mend: "Save it as UTF-8 (in Excel: 'CSV UTF-8'), or convert it with iconv.",
      facts: { encoding },
    });
  }
}

/** A compressed file that ends too early or is damaged. */
export class DamagedCompressionError extends DomainError {
  constructor(path: string, reason: string, compressedBytes: number, textBytes: number) {
    super({
      code: "damaged-compression",
      what: `The compressed data is damaged near byte ${compressedBytes}, after ${textBytes} bytes of text: ${reason}`,
      where: path,
      mend: "Copy the file again from its source; the transfer was probably cut off.",
      facts: { reason, compressedBytes, textBytes },
    });
  }
}

/** A row so long that the file cannot be a table with these quotes and line breaks. */
export class EndlessRowError extends DomainError {
  constructor(path: string, offset: number, limitBytes: number) {
    super({
      code: "endless-row",
      what: `A row is longer than ${limitBytes} bytes`,
      where: `${path}, byte ${offset}`,
      mend: "Check that the file is a table of lines; a lower limit for a field's length also mends an unclosed quote.",
      facts: { offset, limitBytes },
    });
  }
}
