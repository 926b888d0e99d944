import { ORPCError } from "@orpc/client";
import type { Fault } from "../../core/contract/desk/fault.ts";

/** What to tell a person of anything that was thrown. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ORPCError && error.code === "FAULT" && isFault(error.data)) return error.data;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: "internal",
    message: error instanceof Error ? error.message : String(error),
    where: "",
    mend: "",
    detail,
  };
}

function isFault(data: unknown): data is Fault {
  return typeof data === "object" && data !== null && "code" in data && "message" in data;
}
