import type { z } from "zod";
import { DomainError } from "../errors/domainError.ts";
import type { Derived } from "../store/derived.ts";

class OutdatedResultError extends DomainError {
  constructor({ id, kind, codeVersion }: Derived, reason: string) {
    super({
      code: "outdated-result",
      what: `${id} was kept by another version of the program (${codeVersion}) and cannot be read`,
      mend: `Make a new ${kind}; the old one stays as it is.`,
      facts: { id, codeVersion, reason },
    });
  }
}

/** A kept result in its documented shape. @throws OutdatedResultError when an older program kept it in another one */
export function keptResult<Schema extends z.ZodType>(kept: Derived, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(kept.result);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw new OutdatedResultError(kept, `${path.join(".")}: ${message}`);
}
