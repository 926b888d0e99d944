import { z } from "zod";
import { flatColumn, tableSearchBoard, tableSearchResult } from "../tableModel.ts";
import { procedure } from "./fault.ts";

const sketchedColumn = flatColumn.extend({
  /** Its two values, when it has just two: it can be a target. */
  labels: z.array(z.string()).nullable(),
});

/** A table of one's own, and what searches on such tables found. */
export const tables = {
  /** What a file's columns hold, looked at whole. */
  inspect: procedure.input(z.strictObject({ path: z.string().min(1).max(4096) })).output(
    z.strictObject({
      path: z.string(),
      name: z.string(),
      rows: z.int(),
      unreadRows: z.int(),
      columns: z.array(sketchedColumn),
    }),
  ),
  /** The search that runs, as it stands; null when none does. */
  board: procedure.output(tableSearchBoard.nullable()),
  /** Searches kept in the workspace, newest first. */
  searches: procedure.output(z.array(z.strictObject({ run: z.int(), name: z.string(), started: z.string() }))),
  show: procedure
    .input(z.strictObject({ run: z.int() }))
    .output(z.strictObject({ run: z.int(), folder: z.string().nullable(), result: tableSearchResult })),
};

export type SketchedColumn = z.infer<typeof sketchedColumn>;
