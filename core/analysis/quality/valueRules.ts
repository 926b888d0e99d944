import type { ValueRule } from "../../contract/quality.ts";
import type { Attribute } from "../../store/panel.ts";

/** What every bank's columns keep to, by role; the contract's or the caller's rule of a column takes its place. */
const ROLE_RULES: Partial<Record<NonNullable<Attribute["role"]>, Omit<ValueRule, "column">>> = {
  age: { min: 0, max: 120 },
  income: { min: 0 },
};

/** The rule of each column that has one. */
export function rulesOf(attributes: readonly Attribute[], given: readonly ValueRule[]): ReadonlyMap<string, ValueRule> {
  const rules = new Map<string, ValueRule>();
  for (const { id, role } of attributes) {
    const rule = role ? ROLE_RULES[role] : undefined;
    if (rule) rules.set(id, { column: id, ...rule });
  }
  for (const rule of given) rules.set(rule.column, rule);
  return rules;
}

/** How many values are out of range; NaN is no value. */
export function countOutOfRange(values: Float64Array, rule: ValueRule | undefined): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = rule ?? {};
  let broken = 0;
  for (let i = 0; i < values.length; i++) if (values[i] < min || values[i] > max) broken++;
  return broken;
}

/** Whether a rule allows a label: among its codes, and in its range where the label is to be a number. */
export function isAllowed(label: string, rule: ValueRule | undefined): boolean {
  if (!rule) return true;
  if (rule.codes && !rule.codes.includes(label)) return false;
  if (rule.min === undefined && rule.max === undefined) return true;
  const value = Number(label);
  return value >= (rule.min ?? Number.NEGATIVE_INFINITY) && value <= (rule.max ?? Number.POSITIVE_INFINITY);
}

/** The rule in words: `0 to 120`, `one of 3 codes`. */
export function ruleInWords(rule: ValueRule): string {
  const parts = rule.codes ? [`one of ${rule.codes.length} codes`] : [];
  if (rule.min !== undefined && rule.max !== undefined) parts.push(`${rule.min} to ${rule.max}`);
  else if (rule.min !== undefined) parts.push(`${rule.min} or more`);
  else if (rule.max !== undefined) parts.push(`${rule.max} or less`);
  return parts.join(", ");
}
