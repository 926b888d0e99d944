import type { SuggestedRule } from "../../../../core/contract/quality.ts";

/** Whether two rules allow the same in the same column, whatever speaks for them. */
export function sameRule(a: SuggestedRule, b: SuggestedRule): boolean {
  return (
    a.column === b.column &&
    a.min === b.min &&
    a.max === b.max &&
    a.maxNullShare === b.maxNullShare &&
    (a.codes ?? []).join("\n") === (b.codes ?? []).join("\n")
  );
}
