import type { DeskSession } from "../deskSession.ts";
import { jobOf } from "../jobs/jobKinds.ts";
import type { JobQueue } from "../jobs/jobQueue.ts";
import { desk } from "./implementer.ts";

/** The queue, and taking edits back. */
export function jobsProcedures(session: DeskSession, jobs: JobQueue) {
  const os = desk.jobs;
  return {
    start: os.start.handler(({ input }) => {
      const { title, work } = jobOf(session, input);
      return { id: jobs.start(input.kind, title, work) };
    }),
    watch: os.watch.handler(({ signal }) => jobs.watch(signal)),
    cancel: os.cancel.handler(({ input }) => jobs.find(input.id).cancel()),
    pause: os.pause.handler(({ input }) => jobs.find(input.id).pause()),
    resume: os.resume.handler(({ input }) => jobs.find(input.id).resume()),
    undo: os.undo.handler(() => {
      jobs.refuseWhileBusy("Undoing", ["import", "demo"]);
      return session.edit((workspace) => workspace.undo());
    }),
    redo: os.redo.handler(() => {
      jobs.refuseWhileBusy("Redoing", ["import", "demo"]);
      return session.edit((workspace) => workspace.redo());
    }),
  };
}
