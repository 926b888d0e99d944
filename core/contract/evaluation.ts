import { z } from "zod";

/** A figure with its 95 % bootstrap interval; null where it is not defined (no buyer, no other customer). */
export const figure = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const figures = z.strictObject({
  auc: figure,
  averagePrecision: figure,
  /** Buyers among the tenth with the highest scores, over what a random tenth would have. */
  liftTopTenth: figure,
  logLoss: figure,
  /** Purchases over the sum of probabilities: 1 when calibrated, above 1 when too few were foretold. */
  calibration: figure,
});

const interval = z.strictObject({ rate: z.number(), low: z.number(), high: z.number() });

const productEvaluation = z.strictObject({
  id: z.string(),
  label: z.string(),
  rows: z.int(),
  purchases: z.int(),
  overall: figures,
  slices: z.array(figures.extend({ by: z.string(), group: z.string(), rows: z.int(), purchases: z.int() })),
  /** This model less the other on the same customers; intervals are of the paired difference. */
  comparison: z.array(
    z.strictObject({
      metric: z.enum(["auc", "averagePrecision", "liftTopTenth"]),
      model: z.number().nullable(),
      other: z.number().nullable(),
      difference: figure,
    }),
  ),
  weakSpots: z.strictObject({
    /** Groups looked at: what the guard against chance finds counts with. */
    tested: z.int(),
    found: z.array(
      z.strictObject({
        conditions: z.array(z.strictObject({ by: z.string(), group: z.string() })),
        rows: z.int(),
        purchases: z.int(),
        expected: z.number(),
        z: z.number(),
        /** Adjusted for the number of groups tested (Benjamini and Hochberg). */
        adjustedP: z.number(),
      }),
    ),
  }),
  reliability: z.array(interval.extend({ rows: z.int(), predicted: z.number() })),
  /** Split-conformal label sets: fitted on half of the month, measured on the other half. */
  conformal: z.array(
    z.strictObject({
      wantedCoverage: z.number(),
      /** Measured, among buyers and among others. */
      buyers: interval,
      others: interval,
      /** Share of customers for whom only "buys", only "does not", both or neither stay possible. */
      sets: z.strictObject({ buys: z.number(), not: z.number(), both: z.number(), neither: z.number() }),
    }),
  ),
  fairness: z.array(
    z.strictObject({
      by: z.string(),
      groups: z.array(
        z.strictObject({
          group: z.string(),
          rows: z.int(),
          purchases: z.int(),
          /** Share in the tenth with the highest probabilities. */
          selected: interval,
          /** The same among those who bought: equal opportunity asks for equal shares. Null without buyers. */
          found: interval.nullable(),
          calibration: z.number().nullable(),
        }),
      ),
      /** Smallest share selected over the largest; null with one group. The four-fifths rule asks for 0.8. */
      selectionRatio: z.number().nullable(),
    }),
  ),
  /** Metrics when features are disturbed; null when the tested models were not kept. */
  robustness: z.array(z.strictObject({ noise: z.number(), auc: z.number(), averagePrecision: z.number() })).nullable(),
  /** On the tenth of customers least like the month before; null when the tested models were not kept. */
  shift: z
    .strictObject({
      rows: z.int(),
      purchases: z.int(),
      auc: z.number().nullable(),
      restAuc: z.number().nullable(),
      calibration: z.number().nullable(),
    })
    .nullable(),
});

/** How trustworthy a recommendation's models are, on its untouched month; the `--json` of `easymoney evaluate`. */
export const evaluation = z.strictObject({
  version: z.string(),
  recommendation: z.string(),
  /** What the models were set beside: another recommendation, or ranking by holdings alone. */
  other: z.string(),
  testedOn: z.string(),
  replicates: z.int(),
  /** How well two months can be told apart by features: 0.5 = not at all. */
  monthsApartAuc: z.number().nullable(),
  products: z.array(productEvaluation),
});

export type Evaluation = z.infer<typeof evaluation>;
export type ProductEvaluation = Evaluation["products"][number];
export type FigureSet = z.infer<typeof figures>;
