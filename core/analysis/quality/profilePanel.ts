import type { ColumnQuality, LoadCounts, QualityReport, ValueRule } from "../../contract/quality.ts";
import { throwIfCancelled } from "../../errors/domainError.ts";
import { ProgressMeter, type Work } from "../../jobs/progress.ts";
import type { Panel, Snapshot } from "../../store/panel.ts";
import { formatMonth, type Month } from "../../time/month.ts";
import { attributeProfiles, HoldingProfiles } from "./columnProfiles.ts";
import { consistencyChecks } from "./consistencyChecks.ts";
import { findingsOf } from "./findings.ts";
import { scoresOf, trendOf } from "./scores.ts";
import { timelinessOf } from "./timeliness.ts";
import { rulesOf } from "./valueRules.ts";

export interface ProfileOptions {
  /** All of the panel's when left out. Rules between months start with the first of these. */
  months?: readonly Month[] | undefined;
  /** Instead of the rule that a column has by its role (age 0 to 120, income 0 or more). */
  rules?: readonly ValueRule[] | undefined;
  /** From the imports: rows refused and cells mended, by month and column. */
  loadCounts?: readonly LoadCounts[] | undefined;
  /** From the imports: rows refused because they repeat a customer of the month. */
  refusedDuplicates?: ReadonlyMap<Month, number> | undefined;
  /** Days since 1970-01-01 on which a month's last load came. */
  arrivals?: ReadonlyMap<Month, number> | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The quality of a panel: every column and month counted once, with sketches of the distributions, checks between columns
 * and months, scores, and what a person should know in words.
 *
 * @throws UnknownMonthError when a month of the options is not in the panel; CancelledError
 */
export async function* profilePanel(panel: Panel, options: ProfileOptions = {}): Work<QualityReport> {
  const months = [...(options.months ?? panel.months)].sort((a, b) => a - b);
  const rules = rulesOf(panel.schema.attributes, options.rules ?? []);
  const meter = new ProgressMeter("months", months.length);
  const attributes = attributeProfiles(panel.schema, rules);
  const holdings = new HoldingProfiles(panel.schema.products);
  const checks = consistencyChecks(panel).map((check) => ({ check, broken: [] as (number | null)[] }));
  const rows: number[] = [];
  const duplicateKeys: number[] = [];
  const inconsistentRows: number[] = [];
  for (const [t, month] of months.entries()) {
    yield meter.at(t, `Profiling ${formatMonth(month)}`);
    const snapshot = panel.snapshot(month);
    rows.push(snapshot.rows);
    duplicateKeys.push(repeatedCustomers(snapshot) + (options.refusedDuplicates?.get(month) ?? 0));
    for (const profile of [...attributes, holdings]) {
      throwIfCancelled(options.signal);
      profile.add(snapshot);
    }
    const marks = new Uint8Array(snapshot.rows);
    for (const { check, broken } of checks) {
      throwIfCancelled(options.signal);
      const isJudged = t > 0 || check.fromFirstMonth;
      // it runs in the first month too, to remember what it saw
      const cases = check.run(snapshot, isJudged ? marks : new Uint8Array(snapshot.rows));
      broken.push(isJudged ? cases : null);
    }
    inconsistentRows.push(marks.reduce((sum, mark) => sum + mark, 0));
  }
  const names = months.map(formatMonth);
  const columns = [...attributes.map((profile) => profile.result()), ...holdings.result()];
  addLoadCounts(columns, names, options.loadCounts ?? []);
  const { scores: timely, ...timeliness } = timelinessOf(months, options.arrivals ?? new Map());
  const facts = {
    version: panel.version,
    months: names,
    rows,
    columns,
    duplicateKeys,
    checks: checks.map(({ check: { id, rule, columns }, broken }) => ({ id, rule, columns: [...columns], broken })),
    inconsistentRows,
    timeliness,
  };
  const scores = scoresOf(facts, timely);
  return { ...facts, scores, trend: trendOf(scores), findings: findingsOf(facts, rules) };
}

/** Rows are sorted by customer: repeats are neighbours. */
function repeatedCustomers({ customer }: Snapshot): number {
  let repeats = 0;
  for (let i = 1; i < customer.length; i++) if (customer[i] === customer[i - 1]) repeats++;
  return repeats;
}

/** A month that the imports say anything about has zeros where they say nothing; the other months stay unknown. */
function addLoadCounts(columns: ColumnQuality[], months: readonly string[], loads: readonly LoadCounts[]): void {
  const told = new Set(loads.map(({ month }) => month));
  for (const column of columns) {
    const counts = months.map((month) => {
      if (!told.has(month)) return { rejected: null, repaired: null };
      const own = loads.filter((load) => load.month === month && load.column === column.id);
      return {
        rejected: own.reduce((sum, { rejected }) => sum + rejected, 0),
        repaired: own.reduce((sum, { repaired }) => sum + repaired, 0),
      };
    });
    column.rejected = counts.map(({ rejected }) => rejected);
    column.repaired = counts.map(({ repaired }) => repaired);
  }
}
