import type { FeatureTable } from "../../features/featureTable.ts";
import type { TableRecipe } from "../../features/tableRecipe.ts";
import { applyCalibration, type Calibration } from "../../learning/combine/calibrate.ts";
import type { LearnedModel } from "../../learning/learners/learner.ts";
import { predictWith } from "../../learning/learners/registry.ts";

/** What a search leaves behind: a weighted mean of models, calibrated. Plain JSON, readable for ever. */
export interface TableModel {
  format: 1;
  recipe: TableRecipe;
  target: string;
  positive: string;
  negative: string;
  /** Weights sum to 1; a member is the mean of its models. */
  members: { id: string; weight: number; models: LearnedModel[] }[];
  calibration: Calibration;
}

/** Probability of the positive label, by row. */
export function scoreTable(model: TableModel, features: FeatureTable): Float64Array {
  return applyCalibration(model.calibration, blendMembers(model.members, features));
}

export function blendMembers(members: TableModel["members"], features: FeatureTable): Float64Array {
  const sum = new Float64Array(features.rows);
  for (const { weight, models } of members) {
    for (const model of models) {
      const scores = predictWith(model, features);
      for (let row = 0; row < sum.length; row++) sum[row] += (weight / models.length) * scores[row];
    }
  }
  // sums of rounded weights may pass 1 by a hair
  return sum.map((score) => Math.min(1, score));
}
