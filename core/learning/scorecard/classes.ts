/** Bins of a column that count as one, and who is in them. */
export interface Classes {
  /** By bin, the missing one last: its class. */
  classOf: Uint8Array;
  /** By class: cases, and those of them that are positive. The missing values' class is the last, where there are any. */
  cases: Float64Array;
  positives: Float64Array;
  hasMissing: boolean;
}

/** A class has at least this share of all cases, or of the positives. */
const LEAST_SHARE = 0.05;

/**
 * Coarse classing: neighbouring bins are joined until each class has cases or positives enough for its rate to mean something.
 * Source: Siddiqi (2006), Credit Risk Scorecards, chapter 6.
 *
 * @param bins    of the column, the missing one, which is the last, among them
 * @param codes   bin of each row learned from
 * @param target  0 or 1 of each row
 * @param weights cases that each row stands for
 */
export function classesOf(bins: number, codes: Uint8Array, target: Uint8Array, weights: Float64Array): Classes {
  const cases = new Float64Array(bins);
  const positives = new Float64Array(bins);
  for (let i = 0; i < codes.length; i++) {
    cases[codes[i]] += weights[i];
    if (target[i] === 1) positives[codes[i]] += weights[i];
  }
  const missing = bins - 1;
  const enough = { cases: LEAST_SHARE * sum(cases), positives: LEAST_SHARE * sum(positives) };
  const classOf = new Uint8Array(bins);
  const classes: { cases: number; positives: number }[] = [];
  let open = { cases: 0, positives: 0 };
  for (let bin = 0; bin < missing; bin++) {
    classOf[bin] = classes.length;
    open = { cases: open.cases + cases[bin], positives: open.positives + positives[bin] };
    const isFull = open.cases >= enough.cases || open.positives >= enough.positives;
    if (!isFull) continue;
    classes.push(open);
    open = { cases: 0, positives: 0 };
  }
  // what is left over at the end is too little for a class of its own
  const last = classes.at(-1);
  if (last && open.cases > 0) {
    last.cases += open.cases;
    last.positives += open.positives;
  } else if (!last) classes.push(open);
  for (let bin = 0; bin < missing; bin++) classOf[bin] = Math.min(classOf[bin], classes.length - 1);
  const hasMissing = cases[missing] > 0;
  // without missing values to learn from, later ones count as the commonest class
  const commonest = classes.reduce((most, each, at) => (each.cases > classes[most].cases ? at : most), 0);
  classOf[missing] = hasMissing ? classes.length : commonest;
  if (hasMissing) classes.push({ cases: cases[missing], positives: positives[missing] });
  return {
    classOf,
    cases: Float64Array.from(classes, (each) => each.cases),
    positives: Float64Array.from(classes, (each) => each.positives),
    hasMissing,
  };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
