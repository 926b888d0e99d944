import type { Trap } from "./trap.ts";

/** A trap that puts one of some texts into a column. */
export function cellTrap(
  parts: Pick<Trap, "id" | "description" | "expected" | "reason"> & { table: string; column: string; texts: string[] },
): Trap {
  const { table, texts, ...rest } = parts;
  return {
    ...rest,
    place: "edit",
    tables: [table],
    make: (cells, random) => {
      cells.set(parts.column, texts[random.integer(texts.length)]);
      return undefined;
    },
  };
}

/** The paired nulls: 61 of 5,962,924 rows in the source, the same rows in both columns. */
export function payrollPair(table: string, payroll: string, pension: string, text: string): Trap {
  return {
    id: "payroll-pair-null",
    description: "payroll and pension_plan are null together: both are repaired to 0",
    expected: "repaired",
    reason: "null-to-zero",
    place: "edit",
    tables: [table],
    column: payroll,
    repairs: [payroll, pension],
    perMillion: 61e6 / 5_962_924,
    make: (cells) => {
      cells.set(payroll, text);
      cells.set(pension, text);
      return undefined;
    },
  };
}
