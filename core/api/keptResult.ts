import type { z } from "zod";
import { DomainError } from "../errors/domainError.ts";
import { canonicalJson } from "../store/canonicalJson.ts";
import { CODE_VERSION } from "../store/codeVersion.ts";
import { type Derived, type DerivedKind, findDerived, listDerived } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";

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

/** The newest result of a kind that this program made of a version in the same way: it would come out the same again. */
export function alreadyMade<Schema extends z.ZodType>(
  file: WorkspaceFile,
  kind: DerivedKind,
  version: string,
  schema: Schema,
  config: unknown = {},
): { id: string; result: z.infer<Schema> } | null {
  const known = listDerived(file, kind).findLast(
    (each) =>
      each.version === version &&
      each.codeVersion === CODE_VERSION &&
      canonicalJson(each.config) === canonicalJson(config),
  );
  if (!known) return null;
  const parsed = schema.safeParse(findDerived(file, known.id).result);
  return parsed.success ? { id: known.id, result: parsed.data } : null;
}

/** A kept result in its documented shape. @throws OutdatedResultError when an older program kept it in another one */
export function keptResult<Schema extends z.ZodType>(kept: Derived, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(kept.result);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw new OutdatedResultError(kept, `${path.join(".")}: ${message}`);
}
