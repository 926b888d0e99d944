import { z } from "zod";
import type { ChooseFilesOptions, SaveFileOptions } from "../../core/contract/desk/shellBridge.ts";

/** Windows and Unix alike: no folder, no drive, no hidden file, nothing that a file system refuses. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\\/:*?"<>|\p{Cc}]+$/u)
  .refine((name) => !name.startsWith(".") && !/[. ]$/.test(name));

export const chooseFilesRequest: z.ZodType<ChooseFilesOptions> = z.strictObject({
  what: z.enum(["extract", "table", "workspace", "contract", "model"]),
  several: z.boolean().exactOptional(),
});

export const saveFileRequest: z.ZodType<SaveFileOptions> = z.strictObject({
  what: z.enum(["workspace", "csv", "xlsx", "html", "json"]),
  name: fileName,
});

export const revealFileRequest = z.string().min(1).max(4096);

/** For channels that carry no request. */
export const nothing = z.undefined();
