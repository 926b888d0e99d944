/** Metrics that every group has, with the places that they are written with. */
export const SLICED = [
  { metric: "auc", places: 3 },
  { metric: "averagePrecision", places: 4 },
  { metric: "liftTopTenth", places: 1 },
  { metric: "calibration", places: 2 },
  { metric: "logLoss", places: 4 },
] as const;
