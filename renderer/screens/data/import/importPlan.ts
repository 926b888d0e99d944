/** The steps of an import, in their order. */
export const STEPS = ["choose", "detect", "map", "try", "publish"] as const;

export type Step = (typeof STEPS)[number];

/** What is to be imported and how far it is. */
export interface ImportPlan {
  step: Step;
  /** Files and folders. */
  paths: readonly string[];
  /** Contract by its id; null for the one that fits best. */
  contract: string | null;
  /** `YYYY-MM`: only this month. */
  month: string | null;
  /** Months that the files have, once they were tried whole. */
  months: readonly string[];
  /** EUR that a purchase earns, by product, where it is not as the contract says. */
  margins: Readonly<Record<string, number>>;
  /** The job that tries the import, and the one that publishes it. */
  dryRun: number | null;
  publish: number | null;
}

export const emptyPlan: ImportPlan = {
  step: "choose",
  paths: [],
  contract: null,
  month: null,
  months: [],
  margins: {},
  dryRun: null,
  publish: null,
};

/** All months, by the margins of the contract: how a first try begins. */
export const wholeExtract = { month: null, months: [], margins: {} } satisfies Partial<ImportPlan>;

const keyOf = (workspace: string) => `easymoney-import ${workspace}`;

/** The plan as it was before a reload; an empty one when there is none, or it cannot be read. */
export function readPlan(workspace: string): ImportPlan {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(workspace)) ?? "null");
    if (typeof kept !== "object" || kept === null) return emptyPlan;
    const plan = { ...emptyPlan, ...kept } as ImportPlan;
    return STEPS.includes(plan.step) && Array.isArray(plan.paths) ? plan : emptyPlan;
  } catch {
    // storage may be closed to the page, or hold the plan of an older program
    return emptyPlan;
  }
}

export function writePlan(workspace: string, plan: ImportPlan): void {
  try {
    sessionStorage.setItem(keyOf(workspace), JSON.stringify(plan));
  } catch {
    // only a reload would miss it
  }
}
