import { many } from "../../many.ts";

export const rules = {
  answer: (accepted: number, open: number, isCurrent: boolean) =>
    `${accepted === 0 ? "No rule is" : many(accepted, "rule is", "rules are")} accepted, ${open} ${open === 1 ? "is" : "are"} suggested.${
      isCurrent ? "" : " Quality was counted by other rules: count it again to hold the data against these."
    }`,
  acceptedTitle: (n: number) => `Accepted (${n})`,
  acceptedName: "Accepted rules",
  acceptedNote: "Quality that is counted from now on holds values against these",
  noneAccepted:
    "None yet. A rule says what may stand in a column: accept one below, and values that break it count against validity.",
  suggestedTitle: (n: number) => `Suggested (${n})`,
  suggestedName: "Suggested rules",
  suggestedNote: (version: string, months: number) =>
    `What all ${months} months of ${version} keep to, and the figures that speak for it`,
  column: "Column",
  allowed: "Allowed values",
  mostMissing: "May be missing, % of a month",
  reason: "Why",
  action: "Action",
  accept: "Accept",
  drop: "Drop",
  accepted: (column: string) => `The rule for ${column} is accepted.`,
  dropped: (column: string) => `The rule for ${column} is dropped.`,
  range: (min: string | null, max: string | null) =>
    min === null ? `up to ${max}` : max === null ? `${min} or more` : `${min} to ${max}`,
  codesMore: (n: number, some: string) => `${n} codes: ${some} …`,
};
