import type { PipelineState } from "../contract/pipeline.ts";
import { applyPipeline } from "../features/pipeline.ts";
import { nearestCentres } from "../learning/clusters/nearestCentre.ts";
import type { RowMatrix } from "../learning/kmeans/matrix.ts";
import type { CustomerFeatures } from "./customerFeatures.ts";

/** The frozen model of a segmentation. */
export interface SegmentModel {
  pipeline: PipelineState;
  /** k x outputs, in the order of the segments. */
  centres: Float64Array;
}

/** Features as the matrix that the model's distances are measured in. */
export function segmentMatrix(pipeline: PipelineState, { table }: CustomerFeatures): RowMatrix {
  const { values, rows, columns } = applyPipeline(pipeline, table);
  return { values, rows, width: columns.length };
}

/** Place of each customer: the nearest centre, or one past the last for those without products. */
export function placeCustomers({ pipeline, centres }: SegmentModel, features: CustomerFeatures): Uint8Array {
  const k = centres.length / pipeline.outputs.length;
  const { labels } = nearestCentres(segmentMatrix(pipeline, features), centres);
  return labels.map((label, row) => (features.holdings[row] === 0 ? k : label));
}
