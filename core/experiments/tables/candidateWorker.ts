import { workerData } from "node:worker_threads";
import { serveTasks } from "../../jobs/serveTasks.ts";
import { type FitAnswer, type FitTask, fitCandidate, type Ground } from "./fitCandidate.ts";

/** A thread that fits one candidate after another, all on the table that it was started with. */
const ground = workerData as Ground;

serveTasks<FitTask, FitAnswer>(async (task) => {
  const answer = await fitCandidate(ground, task);
  return { result: answer, transfer: [answer.scores.buffer as ArrayBuffer] };
});
