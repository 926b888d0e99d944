/** Weights of an ensemble's members, 0 or more, summing to 1, and what the metric made of it on validation. */
export interface Ensemble {
  weights: number[];
  score: number;
}

/**
 * Picks members one after another, again and again the one whose addition does best, and keeps the best number of picks.
 * Starting from the best member, it is never worse than it on the rows given. Source: Caruana et al. (2004).
 *
 * @param members predictions of each member for the same validation rows; one at least
 * @param metric  more for better
 * @param picks   most picks (default 40)
 */
export function greedyEnsemble(
  members: readonly Float64Array[],
  metric: (scores: Float64Array) => number,
  picks = 40,
): Ensemble {
  const counts = new Array<number>(members.length).fill(0);
  let sum = new Float64Array(members[0].length);
  let best: Ensemble = { weights: [], score: Number.NEGATIVE_INFINITY };
  for (let pick = 1; pick <= picks; pick++) {
    let chosen = 0;
    let chosenScore = Number.NEGATIVE_INFINITY;
    for (const [m, member] of members.entries()) {
      const score = metric(member.map((p, i) => (sum[i] + p) / pick));
      if (score > chosenScore) {
        chosen = m;
        chosenScore = score;
      }
    }
    const own = members[chosen];
    sum = sum.map((total, i) => total + own[i]);
    counts[chosen]++;
    if (chosenScore > best.score) best = { weights: counts.map((count) => count / pick), score: chosenScore };
  }
  return best;
}

/** The ensemble's predictions, from its members' for the same rows. */
export function blend(weights: readonly number[], members: readonly Float64Array[]): Float64Array {
  const blended = new Float64Array(members[0].length);
  for (const [m, member] of members.entries()) {
    if (weights[m] > 0) for (let i = 0; i < blended.length; i++) blended[i] += weights[m] * member[i];
  }
  return blended;
}
