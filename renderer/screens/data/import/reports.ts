import type { Job } from "../../../../core/contract/desk/jobs.ts";
import type { ImportReport } from "../../../../core/contract/importReport.ts";

type MonthState = ImportReport["tables"][number]["months"][number]["state"];

/** What a finished import says; null before that, and of any other job. */
export function reportOf(job: Job | null): ImportReport | null {
  return job?.kind === "import" && job.state === "done" ? (job.result as ImportReport) : null;
}

/** Months of a report, ascending. */
export function monthsOf({ tables }: ImportReport): string[] {
  return [...new Set(tables.flatMap(({ months }) => months.flatMap(({ month }) => month ?? [])))].sort();
}

/** Months in which at least one table is new or changed. */
export function changedMonths({ tables }: ImportReport): string[] {
  const changed = tables.flatMap(({ months }) =>
    months.flatMap(({ month, state }) => (month !== null && state !== "same" ? [month] : [])),
  );
  return [...new Set(changed)].sort();
}

/** Something besides a month that is new: a table without months. */
export function hasChanges({ tables }: ImportReport): boolean {
  return tables.some(({ months }) => months.some(({ state }) => state !== "same"));
}

/** Counts of all tables by name, largest first. */
export function summed({ tables }: ImportReport, what: "rejected" | "repaired"): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const table of tables) {
    for (const [name, count] of Object.entries(table[what])) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/** How many months of the report are new, changed and the same; a month is what the most changed of its tables is. */
export function monthStates(report: ImportReport): Record<MonthState, number> {
  const counts = { new: 0, changed: 0, same: 0 };
  for (const month of monthsOf(report)) {
    const states = report.tables.flatMap(({ months }) =>
      months.filter((one) => one.month === month).map(({ state }) => state),
    );
    counts[states.includes("changed") ? "changed" : states.includes("new") ? "new" : "same"]++;
  }
  return counts;
}
