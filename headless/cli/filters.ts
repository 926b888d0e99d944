import { InvalidArgumentError } from "commander";
import type { Filter } from "../../core/contract/desk/figures.ts";

/** How conditions are written; the help of the commands that take them. */
export const FILTER_HELP =
  'customers who meet all of these: region_code=28,08 (any of; empty for missing), "age>=60", "salary<=20000", debit_card=1, bought:debit_card, lost:payroll';

/** Reads one condition and puts it behind those before it. @throws InvalidArgumentError */
export function addFilter(text: string, before: Filter[] = []): Filter[] {
  return [...before, parseFilter(text)];
}

function parseFilter(text: string): Filter {
  const [, column, mark, value = ""] = /^([^<>=]+?)\s*(?:(>=|<=|=)(.*))?$/s.exec(text.trim()) ?? [];
  if (column === undefined) throw new InvalidArgumentError("Write column=value, column>=number or column<=number.");
  if (mark === undefined) {
    if (/^(bought|lost):/.test(column)) return { column };
    throw new InvalidArgumentError(`Say what ${column} must be, for example ${column}=1.`);
  }
  if (mark === "=") return { column, in: value.split(",").map((label) => label.trim()) };
  const bound = Number(value);
  if (value.trim() === "" || Number.isNaN(bound)) throw new InvalidArgumentError(`"${value}" is not a number.`);
  return mark === ">=" ? { column, min: bound } : { column, max: bound };
}
