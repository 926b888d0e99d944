import { workerData } from "node:worker_threads";
import { type AssignmentPlan, kernelOf, runStretches } from "./assignment.ts";

/** A thread of fitKMeans: waits for its turn, takes stretches of rows, says that it is done. */
const plan = workerData as AssignmentPlan;
const kernel = kernelOf(plan);
const { control } = plan;
for (let turn = 0; ; ) {
  Atomics.wait(control, 0, turn);
  turn = Atomics.load(control, 0);
  if (turn < 0) break;
  const changed = runStretches(plan, kernel);
  Atomics.add(control, 3, changed);
  Atomics.add(control, 1, 1);
  Atomics.notify(control, 1);
}
