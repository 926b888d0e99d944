import { DomainError } from "../../errors/domainError.ts";

export class RepeatedColumnError extends DomainError {
  constructor(path: string, name: string) {
    super({
      code: "repeated-column",
      what: `Two columns are named "${name}"`,
      where: `${path}, line 1`,
      mend: "Give every column a name of its own.",
      facts: { name },
    });
  }
}

export class TableWithoutRowsError extends DomainError {
  constructor(path: string) {
    super({
      code: "no-rows",
      what: "The table has a header and no rows",
      where: path,
      mend: "Choose a file with rows.",
    });
  }
}

export class UnreadableRowsError extends DomainError {
  constructor(path: string, unread: { rows: number; first: readonly { line: number; reason: string }[] }) {
    const [first] = unread.first;
    super({
      code: "unreadable-rows",
      what: `${unread.rows} rows cannot be read, the first for ${first.reason}`,
      where: `${path}, line ${first.line}`,
      mend: "Mend the file; a row must have as many fields as the header, and quotes must be closed.",
      facts: { rows: unread.rows, first: unread.first },
    });
  }
}

export class MissingColumnError extends DomainError {
  constructor(path: string, name: string, known: readonly string[]) {
    super({
      code: "missing-column",
      what: `There is no column "${name}"`,
      where: path,
      mend: `It has ${known.join(", ")}.`,
      facts: { name, known },
    });
  }
}
