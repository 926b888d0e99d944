import { workerData } from "node:worker_threads";
import type { CampaignLimits } from "../contract/campaign.ts";
import { serveTasks } from "../jobs/serveTasks.ts";
import { openWorkspaceFile } from "../store/workspaceFile.ts";
import { CampaignPlanner } from "./campaignPlanner.ts";
import { offersOfCustomer } from "./customerOffers.ts";
import { Panels } from "./panels.ts";

let opened: CampaignPlanner | null = null;

/** Opened by the first question, which is told why when the file cannot be read; the next one tries again. */
function planner(): CampaignPlanner {
  if (opened) return opened;
  const file = openWorkspaceFile(workerData as string, { readOnly: true });
  opened = new CampaignPlanner(file, new Panels(file));
  return opened;
}

/** What may be asked of the planner, by the name that core/api/plannerThread.ts asks for. */
export const ANSWERS = {
  show: (id?: string) => planner().show(id),
  start: (id?: string) => planner().start(id),
  tryPlan: (id: string | undefined, limits: CampaignLimits, seed?: number) => planner().tryPlan(id, limits, seed),
  curve: (id: string | undefined, limits: CampaignLimits) => planner().curve(id, limits),
  likeliest: (id?: string, product?: string) => planner().likeliest(id, product),
  offersOf: (id: string | undefined, customer: string) => offersOfCustomer(planner().open(id), customer),
};

type Answers = typeof ANSWERS;

/** One question: its name, and what the answer is called with. */
export type PlannerTask = { [N in keyof Answers]: { name: N; input: Parameters<Answers[N]> } }[keyof Answers];

serveTasks(({ name, input }: PlannerTask) => {
  const answer = ANSWERS[name] as (...input: PlannerTask["input"]) => unknown;
  return { result: answer(...input) };
});
