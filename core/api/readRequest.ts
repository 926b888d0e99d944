import type { z } from "zod";
import { DomainError } from "../errors/domainError.ts";

class RequestError extends DomainError {
  constructor(name: string, reason: string) {
    super({
      code: "request",
      what: `${name} cannot be used: ${reason}`,
      mend: "Give another value.",
      facts: { name },
    });
  }
}

/** What was asked for, with what was left out filled in. @throws RequestError for the first value that cannot be used */
export function readRequest<Schema extends z.ZodType>(schema: Schema, asked: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(asked);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new RequestError(path.join(".") || "the request", message);
}
