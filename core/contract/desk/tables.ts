import { z } from "zod";
import { groupingsBeside, keptGrouping } from "../tableClusters.ts";
import { flatColumn, tableSearchBoard, tableSearchResult } from "../tableModel.ts";
import { procedure } from "./fault.ts";

const sketchedColumn = flatColumn.extend({
  /** Its two values, when it has just two: it can be a target. */
  labels: z.array(z.string()).nullable(),
});

/** A search on a table, or a grouping of one, that a workspace keeps. */
const keptTable = z.strictObject({
  run: z.int(),
  kind: z.enum(["search", "grouping"]),
  name: z.string(),
  started: z.string(),
  metric: z.string().nullable(),
  value: z.number().nullable(),
  note: z.string(),
});

const one = z.strictObject({ run: z.int() });

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
  /** Searches and groupings kept in the workspace, or those that were deleted and can be restored; newest first. */
  kept: procedure.input(z.strictObject({ deleted: z.boolean().default(false) })).output(z.array(keptTable)),
  show: procedure
    .input(one)
    .output(z.strictObject({ run: z.int(), folder: z.string().nullable(), result: tableSearchResult })),
  grouping: procedure.input(one).output(keptGrouping),
  /** How alike two groupings are. */
  beside: procedure.input(one.extend({ other: z.int() })).output(groupingsBeside),
};

export type KeptTable = z.infer<typeof keptTable>;
export type SketchedColumn = z.infer<typeof sketchedColumn>;
