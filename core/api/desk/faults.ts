import { ORPCError, ValidationError } from "@orpc/server";
import type { Fault } from "../../contract/desk/fault.ts";
import { DomainError } from "../../errors/domainError.ts";
import { detailOf, systemFault } from "../systemFault.ts";

/** Says of anything that was thrown what a person needs: what happened, where, how to mend it, and the detail to copy. */
export function faultOf(error: unknown): Fault {
  if (error instanceof DomainError) {
    return {
      code: error.code,
      message: whatOf(error),
      where: error.where,
      mend: error.mend,
      detail: detailOf(error, Object.keys(error.facts).length > 0 ? `${JSON.stringify(error.facts, null, 2)}\n` : ""),
    };
  }
  if (error instanceof ORPCError) return requestFault(error);
  return systemFault(error) ?? internalFault(error);
}

/** The fault as the procedures throw it. */
export function asFault(error: unknown): ORPCError<"FAULT", Fault> {
  const data = faultOf(error);
  return new ORPCError("FAULT", { status: 422, message: data.message, data });
}

/** A domain error's message is what, where and mend in one line; this is the first part. */
function whatOf({ message, where, mend }: DomainError): string {
  const what = message.endsWith(`. ${mend}`) ? message.slice(0, -mend.length - 2) : message;
  return where !== "" && what.endsWith(` (${where})`) ? what.slice(0, -where.length - 3) : what;
}

/** Input that is not in the shape of the contract. */
function requestFault(error: ORPCError<string, unknown>): Fault {
  const issues = error.cause instanceof ValidationError ? error.cause.issues : [];
  if (error.code !== "BAD_REQUEST" || issues.length === 0) return internalFault(error);
  const where = (issues[0].path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".");
  return {
    code: "invalid-input",
    message: `This cannot be asked for: ${issues[0].message}`,
    where,
    mend: "Correct the value and try again.",
    detail: issues.map(({ path = [], message }) => `${path.join(".")}: ${message}`).join("\n"),
  };
}

function internalFault(error: unknown): Fault {
  return {
    code: "internal",
    message: "Something went wrong inside the program; your data is as it was",
    where: "",
    mend: "Try again. If it comes back, copy the details and report them.",
    detail: detailOf(error),
  };
}
