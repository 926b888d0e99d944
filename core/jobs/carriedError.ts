import { DomainError } from "../errors/domainError.ts";

/** An error as plain data, because crossing to another thread strips an Error of its class and its own fields. */
export interface CarriedError {
  name: string;
  message: string;
  stack: string;
  /** Only of what the system or SQLite refused: its code, and which file, so that it can be told in words. */
  system: { code: string; path?: string } | null;
  /** Only of a DomainError. */
  domain: { code: string; where: string; mend: string; facts: Record<string, unknown> } | null;
}

/** Makes an error ready for another thread. */
export function packError(error: unknown): CarriedError {
  if (!(error instanceof Error))
    return { name: "Error", message: String(error), stack: "", system: null, domain: null };
  const { name, message, stack = "" } = error;
  if (!(error instanceof DomainError)) return { name, message, stack, system: systemOf(error), domain: null };
  const { code, where, mend, facts } = error;
  const domain = { code, where, mend, facts: JSON.parse(JSON.stringify(facts)) };
  return { name, message, stack, system: null, domain };
}

/** The error again: a DomainError stays one, with its code and facts, though not of its own class. */
export function unpackError({ name, message, stack, system, domain }: CarriedError): Error {
  const error = domain ? new DomainError({ ...domain, what: message }) : Object.assign(new Error(message), system);
  error.name = name;
  error.message = message;
  error.stack = stack;
  return error;
}

function systemOf(error: Error): CarriedError["system"] {
  if (!("code" in error) || typeof error.code !== "string") return null;
  const path = "path" in error && typeof error.path === "string" ? { path: error.path } : {};
  return { code: error.code, ...path };
}
