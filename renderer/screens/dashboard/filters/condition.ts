import type { Filter } from "../../../../core/contract/desk/figures.ts";

/** Most conditions that the core takes. */
export const MOST_CONDITIONS = 20;

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Conditions as they stand in an address; whatever is not one is left out. */
export function readConditions(value: unknown): Filter[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => readCondition(each) ?? []).slice(0, MOST_CONDITIONS);
}

function readCondition(value: unknown): Filter | null {
  if (typeof value !== "object" || value === null) return null;
  const { column, in: listed, min, max, below } = value as Record<string, unknown>;
  if (typeof column !== "string" || column === "") return null;
  const labels = Array.isArray(listed) ? listed.map(String).slice(0, 500) : null;
  const condition: Filter = {
    column,
    ...(labels ? { in: labels } : {}),
    ...(isNumber(min) ? { min } : {}),
    ...(isNumber(max) ? { max } : {}),
    ...(isNumber(below) ? { below } : {}),
  };
  return Object.keys(condition).length > 1 ? condition : null;
}

/** Some conditions and more of them; one that is there already is not asked twice. */
export function withConditions(conditions: readonly Filter[], more: readonly Filter[]): Filter[] {
  const all = [...conditions];
  const known = new Set(all.map((each) => JSON.stringify(each)));
  for (const each of more) if (!known.has(JSON.stringify(each))) all.push(each);
  return all.slice(0, MOST_CONDITIONS);
}
