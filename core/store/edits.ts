import { z } from "zod";
import { readSetting, writeSetting } from "./setting.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

const edit = z.object({
  /** What kind of change it was; who undoes it knows the shape of its detail. */
  kind: z.string(),
  /** What was done, for a person: "Rename S1 to Savers". */
  label: z.string(),
  detail: z.unknown(),
});

/** A change by a person that can be taken back. */
export type Edit = z.infer<typeof edit>;

const trail = z.object({
  /** Numbers of edits, oldest first: those that stand, and those that were taken back. */
  done: z.array(z.int()),
  undone: z.array(z.int()),
  next: z.int(),
});

/** How many edits can be taken back. */
const DEPTH = 100;
const NAME = "edits";
const nameOf = (number: number) => `edit:${number}`;

/** Notes an edit; those that were undone before it can no longer be redone. Call it inside the transaction of the edit. */
export function recordEdit(file: WorkspaceFile, made: Edit): void {
  const { done, undone, next } = readTrail(file);
  writeSetting(file, nameOf(next), made);
  const stands = [...done, next];
  const forgotten = [...undone, ...stands.slice(0, Math.max(0, stands.length - DEPTH))];
  for (const number of forgotten) writeSetting(file, nameOf(number), null);
  writeSetting(file, NAME, { done: stands.slice(-DEPTH), undone: [], next: next + 1 });
}

/** What would be undone and redone next; null for nothing. */
export function nextEdits(file: WorkspaceFile): { undo: Edit | null; redo: Edit | null } {
  const { done, undone } = readTrail(file);
  return { undo: readEdit(file, done.at(-1)), redo: readEdit(file, undone.at(-1)) };
}

/** Notes that the next edit was undone or redone. Call it inside the transaction that does so. */
export function turnEdit(file: WorkspaceFile, way: "undo" | "redo"): void {
  const { done, undone, next } = readTrail(file);
  const [from, to] = way === "undo" ? [done, undone] : [undone, done];
  const turned = from.pop();
  if (turned !== undefined) to.push(turned);
  writeSetting(file, NAME, { done, undone, next });
}

function readTrail(file: WorkspaceFile): z.infer<typeof trail> {
  return trail.parse(readSetting(file, NAME) ?? { done: [], undone: [], next: 1 });
}

function readEdit(file: WorkspaceFile, number: number | undefined): Edit | null {
  return number === undefined ? null : edit.parse(readSetting(file, nameOf(number)));
}
