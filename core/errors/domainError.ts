/**
 * A fault that a person can understand and mend: what happened, where, and what to do about it.
 *
 * Every area subclasses it beside the code that throws it, one class per thing that can go wrong, with a stable `code`.
 */
export class DomainError extends Error {
  /** Stable identifier for programs, for example `rejected-column`. */
  readonly code: string;
  /** The file, line, month or table that the fault is about; empty when the message says it all. */
  readonly where: string;
  /** What the person can do, as a sentence. */
  readonly mend: string;
  /** Further facts as plain JSON values. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(parts: { code: string; what: string; where?: string; mend: string; facts?: Record<string, unknown> }) {
    const where = parts.where ?? "";
    super(`${parts.what}${where ? ` (${where})` : ""}. ${parts.mend}`);
    this.name = new.target.name;
    this.code = parts.code;
    this.where = where;
    this.mend = parts.mend;
    this.facts = Object.freeze({ ...parts.facts });
  }
}

/** The work stopped because the person asked for it; nothing was changed. */
export class CancelledError extends DomainError {
  constructor(what = "Cancelled") {
    super({ code: "cancelled", what, mend: "Nothing was changed; run it again when you like." });
  }
}

/** @throws CancelledError when the signal has fired. Long loops call it at least every 100 ms of work. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError();
}
