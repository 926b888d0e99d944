import type { CampaignSegments } from "../recommendation/campaign/scoredCustomers.ts";
import { listDerived } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { readSegments } from "./segments.ts";

/** The segmentation that plans on a version use; null without one. */
export function newestSegmentation(file: WorkspaceFile, version: string): string | null {
  return listDerived(file, "segmentation").findLast((each) => each.version === version)?.id ?? null;
}

/** The segments that the customers of a version fell in when a segmentation was made. */
export function campaignSegments(file: WorkspaceFile, id: string, customers: number): CampaignSegments {
  const { result, customer, segment } = readSegments(file, id);
  const places = new Int16Array(customers).fill(-1);
  for (let i = 0; i < customer.length; i++) places[customer[i]] = segment[i];
  return { id, segments: result.segments, placeOf: (index) => places[index] };
}
