import { DomainError } from "../errors/domainError.ts";

/** An option of the sample that cannot be. */
export class InvalidSampleOptionError extends DomainError {
  constructor(option: string, what: string, mend: string) {
    super({ code: "invalid-sample-option", what, where: option, mend, facts: { option } });
  }
}

/** The folder or a file of the sample could not be written. */
export class SampleNotWrittenError extends DomainError {
  constructor(out: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super({
      code: "sample-not-written",
      what: `The sample could not be written: ${reason}`,
      where: out,
      mend: "Check that the folder may be written to and that the disk has room; no half-written file was left.",
      facts: { reason },
    });
  }
}
