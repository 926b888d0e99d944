import { readFileSync } from "node:fs";
import { DomainError } from "../../core/errors/domainError.ts";
import { ProgressMeter, type Work } from "../../core/jobs/progress.ts";
import { serveWork } from "../../core/jobs/serveWork.ts";

/** What the thread does, step by step. */
export interface SlowTask {
  steps: number;
  ending: "answer" | "fail" | "refuse" | "hang" | "exit";
}

serveWork(async function* ({ steps, ending }: SlowTask): Work<Float64Array> {
  const meter = new ProgressMeter("steps", steps);
  for (let step = 0; step < steps; step++) yield meter.at(step, `Step ${step}`);
  if (ending === "fail")
    throw new DomainError({ code: "too-slow", what: "It was slow", mend: "Wait.", facts: { steps } });
  if (ending === "refuse") readFileSync(`nowhere-${steps}.csv`);
  if (ending === "exit") process.exit(3);
  // deaf to everything, as a loop over half a million rows is
  while (ending === "hang");
  return Float64Array.of(steps, Number.NaN);
});
