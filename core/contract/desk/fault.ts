import { oc } from "@orpc/contract";
import { z } from "zod";

/** What went wrong, for a person: what happened (`message`), where, and how to mend it. */
export const fault = z.object({
  code: z.string(),
  message: z.string(),
  where: z.string(),
  mend: z.string(),
  /** The technical detail, to be folded out and copied. */
  detail: z.string(),
});

export type Fault = z.infer<typeof fault>;

/** Every procedure may fail with a fault; anything else is a bug of the program. */
export const procedure = oc.errors({ FAULT: { status: 422, message: "The request failed", data: fault } });
