/** An honest forecast of these purchases rarely gets there: it is chance, or some column knows the answer. */
export const TOO_GOOD = 0.96;
/** Fewer purchases of the untouched month than this judge nothing. */
export const FEW = 30;

/** What must be asked of an AUC that looks too good. */
export function questionsOf(auc: number | null, purchases: number): string[] {
  if (auc === null || auc <= TOO_GOOD) return [];
  const value = auc.toFixed(3);
  return purchases < FEW
    ? [`AUC ${value} rests on ${purchases === 1 ? "1 purchase" : `${purchases} purchases`}: is it more than chance?`]
    : [
        `AUC ${value} is more than an honest forecast of such purchases reaches: does a column know the month it foretells?`,
      ];
}
