import type { NumberStepState } from "../contract/pipeline.ts";
import { cap, fitCap } from "./capping.ts";
import { fitImputation, type Imputation, impute } from "./imputation.ts";
import { fitRanks, rank } from "./ranking.ts";
import { fitRobustScale, fitStandardScale, scale } from "./scaling.ts";

/** What each step needs to know before it has seen data. */
interface Settings {
  impute: { with: Imputation };
  /** Winsorise at two quantiles, 0.01 and 0.99 when left out. */
  cap: { lower?: number; upper?: number };
  /** ln(1 + x); x below 0 counts as 0. */
  log1p: object;
  standardise: object;
  robust: object;
  /** Place among `quantiles` evenly spaced quantiles (1000 when left out), 0 to 1. */
  rank: { quantiles?: number };
  weigh: { factor: number };
}

type StepName = keyof Settings;
type PlanOf<S extends StepName> = { [K in S]: { step: K } & Settings[K] }[S];
type StateOf<S extends StepName> = { [K in S]: Extract<NumberStepState, { step: K }> }[S];

/** One step on a column of numbers, before fitting. */
export type NumberStep = PlanOf<StepName>;

/** `fit` learns from values that earlier steps have already changed; `apply` changes values in place. NaN = missing. */
type Steps = {
  [S in StepName]: {
    fit: (plan: PlanOf<S>, values: Float64Array) => StateOf<S>;
    apply: (state: StateOf<S>, values: Float64Array) => void;
  };
};

const STEPS: Steps = {
  impute: {
    fit: (plan, values) => ({ step: "impute", value: fitImputation(plan.with, values) }),
    apply: (state, values) => impute(state.value, values),
  },
  cap: {
    fit: (plan, values) => ({ step: "cap", ...fitCap(plan.lower ?? 0.01, plan.upper ?? 0.99, values) }),
    apply: cap,
  },
  log1p: {
    fit: () => ({ step: "log1p" }),
    apply: (_, values) => {
      for (let i = 0; i < values.length; i++) values[i] = Math.log1p(Math.max(0, values[i]));
    },
  },
  standardise: {
    fit: (_, values) => ({ step: "standardise", ...fitStandardScale(values) }),
    apply: scale,
  },
  robust: {
    fit: (_, values) => ({ step: "robust", ...fitRobustScale(values) }),
    apply: scale,
  },
  rank: {
    fit: (plan, values) => ({ step: "rank", quantiles: fitRanks(plan.quantiles ?? 1000, values) }),
    apply: (state, values) => rank(state.quantiles, values),
  },
  weigh: {
    fit: (plan) => ({ step: "weigh", factor: plan.factor }),
    apply: (state, values) => {
      for (let i = 0; i < values.length; i++) values[i] *= state.factor;
    },
  },
};

/** Learns a step from values and applies it to them in place. */
export function fitNumberStep<S extends StepName>(plan: PlanOf<S>, values: Float64Array): StateOf<S> {
  const step = STEPS[plan.step as S];
  const state = step.fit(plan, values);
  step.apply(state, values);
  return state;
}

/** Applies a learned step in place. */
export function applyNumberStep<S extends StepName>(state: StateOf<S>, values: Float64Array): void {
  STEPS[state.step as S].apply(state, values);
}
