import { z } from "zod";
import { type SuggestedRule, suggestedRule } from "../contract/quality.ts";
import { DomainError } from "../errors/domainError.ts";
import { giveAliases } from "../experiments/registry/modelVersions.ts";
import { deleteRuns, restoreRuns } from "../experiments/runs/deleteRuns.ts";
import { noteRun } from "../experiments/runs/noteRun.ts";
import { putRule } from "../store/acceptedRules.ts";
import { type Edit, nextEdits, recordEdit, turnEdit } from "../store/edits.ts";
import { moveHead } from "../store/head.ts";
import { markRemoved } from "../store/removedResults.ts";
import { nameSegment } from "../store/segmentNames.ts";
import { listSuppressed, putBackSuppressed, suppress, unsuppress } from "../store/suppression.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";

class EmptyTrailError extends DomainError {
  constructor(way: "undo" | "redo") {
    super({
      code: `nothing-to-${way}`,
      what: `There is nothing to ${way}`,
      mend:
        way === "undo"
          ? "Imports, restored versions, names of segments, rules, the suppression list, runs, imported models and champions can be undone after a change."
          : "Undo something first; a new change clears what could be redone.",
    });
  }
}

/** Both ways of one kind of edit. */
interface Ways<Detail> {
  detail: z.ZodType<Detail>;
  undo(file: WorkspaceFile, detail: Detail): void;
  redo(file: WorkspaceFile, detail: Detail): void;
}

const people = z.array(z.object({ customer: z.string(), reason: z.string(), added: z.string() }));
const takeOff = (file: WorkspaceFile, list: z.infer<typeof people>) =>
  unsuppress(
    file,
    list.map(({ customer }) => customer),
  );

const numbers = z.array(z.int());
const putAside = (file: WorkspaceFile, ids: z.infer<typeof numbers>) => deleteRuns(file, ids);
const result = z.object({ id: z.string() });
const hide = (file: WorkspaceFile, { id }: z.infer<typeof result>) => markRemoved(file, id, true);
const showAgain = (file: WorkspaceFile, { id }: z.infer<typeof result>) => markRemoved(file, id, false);
const holders = z.object({ champion: z.int().nullable(), challenger: z.int().nullable() });

const WAYS: Readonly<Record<string, (file: WorkspaceFile, edit: Edit, way: "undo" | "redo") => void>> = {
  /** Import and restore: the version from before is current again; no version is lost. */
  "move-head": ways({
    detail: z.object({ from: z.string().nullable(), to: z.string() }),
    undo: (file, { from }) => moveHead(file, from),
    redo: (file, { to }) => moveHead(file, to),
  }),
  "name-segment": ways({
    detail: z.object({
      id: z.string(),
      segment: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
    undo: (file, { id, segment, before }) => nameSegment(file, id, segment, before),
    redo: (file, { id, segment, after }) => nameSegment(file, id, segment, after),
  }),
  suppress: ways({ detail: people, undo: takeOff, redo: putBackSuppressed }),
  unsuppress: ways({ detail: people, undo: putBackSuppressed, redo: takeOff }),
  "note-run": ways({
    detail: z.object({ id: z.int(), before: z.string(), after: z.string() }),
    undo: (file, { id, before }) => noteRun(file, id, before),
    redo: (file, { id, after }) => noteRun(file, id, after),
  }),
  "delete-runs": ways({ detail: numbers, undo: restoreRuns, redo: putAside }),
  "restore-runs": ways({ detail: numbers, undo: putAside, redo: restoreRuns }),
  /** Promotion and rollback: who was champion and challenger before is so again. */
  "move-aliases": ways({
    detail: z.object({ before: holders, after: holders }),
    undo: (file, { before }) => giveAliases(file, before),
    redo: (file, { after }) => giveAliases(file, after),
  }),
  /** Models from elsewhere, imported and removed. */
  "keep-result": ways({ detail: result, undo: hide, redo: showAgain }),
  "remove-result": ways({ detail: result, undo: showAgain, redo: hide }),
  "set-rule": ways({
    detail: z.object({ column: z.string(), before: suggestedRule.nullable(), after: suggestedRule.nullable() }),
    undo: (file, { column, before }) => putRule(file, column, before),
    redo: (file, { column, after }) => putRule(file, column, after),
  }),
};

function ways<Detail>({ detail, ...way }: Ways<Detail>) {
  return (file: WorkspaceFile, edit: Edit, turn: "undo" | "redo") => way[turn](file, detail.parse(edit.detail));
}

/** Takes the last edit back; returns what it was, in words. @throws EmptyTrailError */
export function undo(file: WorkspaceFile): { undone: string } {
  return { undone: turn(file, "undo") };
}

/** Does again what was undone last. @throws EmptyTrailError */
export function redo(file: WorkspaceFile): { redone: string } {
  return { redone: turn(file, "redo") };
}

function turn(file: WorkspaceFile, way: "undo" | "redo"): string {
  return file.db
    .transaction(() => {
      const edit = nextEdits(file)[way];
      if (!edit) throw new EmptyTrailError(way);
      WAYS[edit.kind](file, edit, way);
      turnEdit(file, way);
      return edit.label;
    })
    .immediate();
}

/** Names a segment of a kept segmentation. */
export function renameSegment(file: WorkspaceFile, id: string, segment: string, name: string): { name: string } {
  return file.db
    .transaction(() => {
      const before = nameSegment(file, id, segment, name);
      recordEdit(file, {
        kind: "name-segment",
        label: `Rename ${segment} to ${name}`,
        detail: { id, segment, before, after: name },
      });
      return { name };
    })
    .immediate();
}

/** Puts customers on the suppression list; those who are on it stay as they are. */
export function suppressCustomers(
  file: WorkspaceFile,
  customers: readonly string[],
  reason: string,
): { added: number } {
  return file.db
    .transaction(() => {
      const known = new Set(listSuppressed(file).map(({ customer }) => customer));
      const fresh = new Set(
        customers.map((customer) => customer.trim()).filter((key) => key !== "" && !known.has(key)),
      );
      if (fresh.size === 0) return { added: 0 };
      suppress(file, [...fresh], reason);
      const detail = listSuppressed(file).filter(({ customer }) => fresh.has(customer));
      recordEdit(file, { kind: "suppress", label: `Never contact ${customersInWords(fresh.size)}`, detail });
      return { added: fresh.size };
    })
    .immediate();
}

/** Takes customers off the suppression list. */
export function unsuppressCustomers(file: WorkspaceFile, customers: readonly string[]): { removed: number } {
  return file.db
    .transaction(() => {
      const asked = new Set(customers.map((customer) => customer.trim()));
      const detail = listSuppressed(file).filter(({ customer }) => asked.has(customer));
      if (detail.length === 0) return { removed: 0 };
      takeOff(file, detail);
      const label = `Allow contact with ${customersInWords(detail.length)}`;
      recordEdit(file, { kind: "unsuppress", label, detail });
      return { removed: detail.length };
    })
    .immediate();
}

/** Accepts the rule of a column, or with null drops it. */
export function setRule(file: WorkspaceFile, column: string, rule: SuggestedRule | null): void {
  file.db
    .transaction(() => {
      const before = putRule(file, column, rule);
      const label = rule === null ? `Drop the rule of ${column}` : `Accept a rule of ${column}`;
      recordEdit(file, { kind: "set-rule", label, detail: { column, before, after: rule } });
    })
    .immediate();
}

const customersInWords = (n: number) => (n === 1 ? "1 customer" : `${n} customers`);
