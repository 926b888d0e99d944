import { count } from "../../words/count.ts";
import type { SearchState } from "./searchState.ts";
import { isRanked } from "./trial.ts";

/** Part of the time after which it can be said how long a search should be. */
const EARLY = 0.05;
/** Rounds that find most of what there is to find. */
const ENOUGH_ROUNDS = 12;

/**
 * How much time is enough for this table, from what the first models cost; "" until the first twentieth of the time is over.
 *
 * @param searchShare part of the time that is for new candidates
 */
export function earlyAdvice(
  { trials, firstSeconds, roundSeconds }: SearchState,
  { seconds, budgetSeconds }: { seconds: number; budgetSeconds: number },
  { threads, searchShare }: { threads: number; searchShare: number },
): string {
  if (seconds < EARLY * budgetSeconds) return "";
  if (firstSeconds === null || roundSeconds === null) {
    const known = trials.filter(isRanked).length;
    return `After ${inSeconds(seconds)} ${known} of ${trials.length} first models are judged on every fold.`;
  }
  const enough = (firstSeconds / threads + ENOUGH_ROUNDS * roundSeconds) / searchShare;
  const rounds = Math.max(0, Math.floor((searchShare * budgetSeconds - firstSeconds / threads) / roundSeconds));
  const reach = `The first models took ${inSeconds(firstSeconds / threads)}, and eight more take about ${inSeconds(roundSeconds)}`;
  if (enough <= budgetSeconds) return `${reach}: ${inSeconds(enough)} find most of what there is to find.`;
  return `${reach}: there is time for ${count(8 * rounds)} more; ${inSeconds(enough)} would find most of what there is to find.`;
}

function inSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 120 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(0)} min`;
}

/** What more time would bring, from what the time so far has brought. */
export function adviceOf(
  course: readonly { seconds: number; best: number }[],
  interval: { low: number | null; high: number | null },
  { wasStopped, isExhausted }: { wasStopped: boolean; isExhausted: boolean },
): string {
  if (isExhausted) return "Ended before its time: nothing that was tried lately helped, and more time would not help.";
  return `${wasStopped ? "Stopped early. " : ""}${prospectOf(course, interval)}`;
}

function prospectOf(course: Parameters<typeof adviceOf>[0], { low, high }: Parameters<typeof adviceOf>[1]): string {
  const last = course.at(-1);
  if (!last) return "No model was judged on every fold: give it more time.";
  const middle = course.findLast(({ seconds }) => seconds <= last.seconds / 2);
  if (!middle) return "The time was enough for the first models only: twice as much is worth trying.";
  const gain = last.best - middle.best;
  if (gain <= 0) return "The second half of the time found nothing better: more time would hardly help.";
  const doubt = low === null || high === null ? 0 : (high - low) / 2;
  if (gain < doubt / 4) {
    return `The second half of the time gained ${gain.toPrecision(2)}, far less than chance moves the figure (${doubt.toPrecision(2)}): more time would hardly help.`;
  }
  return `The second half of the time still gained ${gain.toPrecision(2)}: twice as much time is worth trying.`;
}
