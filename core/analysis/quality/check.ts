import type { Snapshot } from "../../store/panel.ts";

/** A rule between the columns of a row, or between a customer's rows. Called month by month in ascending order. */
export interface Check {
  id: string;
  /** What should be, as a sentence without its full stop. */
  rule: string;
  columns: readonly string[];
  /** Whether the first month can be judged: rules between months cannot. */
  fromFirstMonth: boolean;
  /** Marks the rows that break the rule (1 in `marks`) and returns how many cases do. */
  run(snapshot: Snapshot, marks: Uint8Array): number;
}
