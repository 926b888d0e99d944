import { DomainError } from "../errors/domainError.ts";

/** An error as plain data, because crossing to another thread strips an Error of its class and its own fields. */
export interface CarriedError {
  name: string;
  message: string;
  stack: string;
  /** Only of a DomainError. */
  domain: { code: string; where: string; mend: string; facts: Record<string, unknown> } | null;
}

/** Makes an error ready for another thread. */
export function packError(error: unknown): CarriedError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: "", domain: null };
  const { name, message, stack = "" } = error;
  if (!(error instanceof DomainError)) return { name, message, stack, domain: null };
  const { code, where, mend, facts } = error;
  return { name, message, stack, domain: { code, where, mend, facts: JSON.parse(JSON.stringify(facts)) } };
}

/** The error again: a DomainError stays one, with its code and facts, though not of its own class. */
export function unpackError({ name, message, stack, domain }: CarriedError): Error {
  const error = domain ? new DomainError({ ...domain, what: message }) : new Error(message);
  error.name = name;
  error.message = message;
  error.stack = stack;
  return error;
}
