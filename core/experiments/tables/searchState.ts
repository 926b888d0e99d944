import type { TableMetric } from "../../contract/tableModel.ts";
import type { Clock } from "./clock.ts";
import type { Script } from "./script.ts";
import type { Judged, Trial } from "./trial.ts";

/** What a search has come to. */
export interface SearchState {
  trials: Trial[];
  /** Best mean over folds so far, by seconds. */
  course: { seconds: number; best: number }[];
  /** Nothing that could be tried was likely to help, and time was left. */
  isExhausted: boolean;
  /** Seconds that all first candidates took together on one thread, and that a round takes; null until they are known. */
  firstSeconds: number | null;
  roundSeconds: number | null;
}

/** What a search goes by. */
export interface SearchRules {
  seed: number;
  /** For what candidates are drawn and boosting stops. */
  name: TableMetric;
  metric: (scores: Float64Array, target: Uint8Array) => number;
  judged: Judged;
  clock: Clock;
  script: Script;
  threads: number;
  /** Seconds that the end of the search will take, as far as it is known. */
  reserve: () => number;
  /** Half the interval of a trial's metric: what chance moves it by. */
  doubt: (trial: Trial) => number;
  /** The members of an ensemble as things stand, the weightiest first, that may have more models. */
  members: () => Trial[];
  onChange: () => void;
  /** Ends the search and keeps what was found. */
  stop?: AbortSignal | undefined;
}
