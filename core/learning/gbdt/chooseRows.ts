import { DomainError } from "../../errors/domainError.ts";
import { createRandom } from "../../random/random.ts";

/** Which rows to learn from. */
export interface RowChoice {
  /** Negatives kept per positive (at least 20,000 in all), drawn with the seed; all when left out. */
  negativesPerPositive?: number | undefined;
  /** Rows to choose from; all when left out. Ascending. */
  rows?: Uint32Array | undefined;
  seed?: number | string | undefined;
}

class OneClassError extends DomainError {
  constructor(positives: number, rows: number) {
    super({
      code: "one-class",
      what: `There are ${positives} positives among ${rows} rows: nothing to tell apart`,
      mend: "Use more months, or leave this target out.",
      facts: { positives, rows },
    });
  }
}

const LEAST_NEGATIVES = 20_000;

/**
 * The rows to learn a rare target from: all positives, and a share of the negatives.
 *
 * @param target 0 or 1 per row
 * @returns rows, ascending; the share of the negatives that is kept; and the positives
 * @throws OneClassError
 */
export function chooseRows(
  target: Uint8Array,
  options: RowChoice,
): { rows: Uint32Array; rate: number; positives: number } {
  const all = options.rows ?? Uint32Array.from({ length: target.length }, (_, i) => i);
  let positives = 0;
  for (const row of all) positives += target[row];
  const negatives = all.length - positives;
  if (positives === 0 || negatives === 0) throw new OneClassError(positives, all.length);
  const wanted = Math.max(LEAST_NEGATIVES, (options.negativesPerPositive ?? Number.POSITIVE_INFINITY) * positives);
  const rate = Math.min(1, wanted / negatives);
  if (rate >= 1) return { rows: all, rate: 1, positives };
  const random = createRandom(options.seed ?? 1).fork("negatives");
  let kept = 0;
  const rows = all.filter((row) => {
    if (target[row] === 1) return true;
    const keep = random.float() < rate;
    if (keep) kept++;
    return keep;
  });
  return { rows, rate: kept / negatives, positives };
}
