import { z } from "zod";
import { type SuggestedRule, suggestedRule } from "../contract/quality.ts";
import { recordAudit } from "./audit.ts";
import { readSetting, writeSetting } from "./setting.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

const NAME = "value-rules";
const rules = z.array(suggestedRule);

/** Rules of columns that a person accepted, by column; qualities that are counted hold values against them. */
export function acceptedRules(file: WorkspaceFile): SuggestedRule[] {
  return rules.parse(readSetting(file, NAME) ?? []);
}

/** Puts a rule in the place of a column's, or with null drops it; returns the one that was there. */
export function putRule(file: WorkspaceFile, column: string, rule: SuggestedRule | null): SuggestedRule | null {
  return file.db
    .transaction(() => {
      const known = acceptedRules(file);
      const before = known.find((each) => each.column === column) ?? null;
      const others = known.filter((each) => each.column !== column);
      const kept = rule === null ? others : [...others, rule];
      writeSetting(
        file,
        NAME,
        kept.sort((a, b) => (a.column < b.column ? -1 : 1)),
      );
      recordAudit(file, "set-rule", { column, rule });
      return before;
    })
    .immediate();
}
