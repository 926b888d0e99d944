import { DomainError } from "../../errors/domainError.ts";
import type { FeatureTable } from "../../features/featureTable.ts";
import { constant } from "./constant.ts";
import { logistic } from "./dense/logistic.ts";
import { mlp } from "./dense/mlp.ts";
import type { LearnedModel, Learner } from "./learner.ts";
import { naiveBayes } from "./naiveBayes.ts";
import { extraTrees } from "./trees/extraTrees.ts";
import { gbdt } from "./trees/gbdt.ts";

/** Every learner, cheapest first. */
export const LEARNERS: readonly Learner[] = [constant, naiveBayes, logistic, gbdt, extraTrees, mlp];

class UnknownLearnerError extends DomainError {
  constructor(name: string) {
    super({
      code: "unknown-learner",
      what: `There is no learner ${name}`,
      mend: `Name one of ${LEARNERS.map((learner) => learner.name).join(", ")}.`,
      facts: { name },
    });
  }
}

/** @throws UnknownLearnerError */
export function learnerOf(name: string): Learner {
  const found = LEARNERS.find((learner) => learner.name === name);
  if (!found) throw new UnknownLearnerError(name);
  return found;
}

/** Probabilities of a stored model, whichever learner made it. */
export function predictWith(model: LearnedModel, table: FeatureTable): Float64Array {
  return learnerOf(model.learner).predict(model, table);
}
