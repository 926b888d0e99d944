import { z } from "zod";

/** What reading a workspace back found; the `--json` of `easymoney verify` and the result of a job of that kind. */
export const verifyReport = z.strictObject({
  ok: z.boolean(),
  /** The current version; null when none is. */
  head: z.string().nullable(),
  versions: z.array(z.strictObject({ id: z.string(), loads: z.int(), rows: z.int() })),
  /** One question put to the file each; `detail` says what was counted, or what is wrong. */
  checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

export type VerifyReport = z.infer<typeof verifyReport>;
