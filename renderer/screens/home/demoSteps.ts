import type { Job } from "../../../core/contract/desk/jobs.ts";
import type { WorkspaceInfo } from "../../../core/contract/desk/session.ts";

/** What the demo makes, in this order; from the third on each is a kept result of that kind. */
export const DEMO_STEPS = ["sample", "import", "kpi", "quality", "segmentation", "recommendation", "campaign"] as const;

export type DemoStep = (typeof DEMO_STEPS)[number];

/** How many steps are done: the demo's workspace is the one whose first version is younger than the job. */
export function stepsMade(
  { started }: Pick<Job, "started">,
  workspace: Pick<WorkspaceInfo, "versions" | "kept"> | null,
): number {
  const first = workspace?.versions[0];
  if (!workspace || !first || started === null || first.created < started) return 0;
  const kinds = new Set(workspace.kept.map(({ kind }) => kind));
  let made = 2;
  while (made < DEMO_STEPS.length && kinds.has(DEMO_STEPS[made])) made++;
  return made;
}
