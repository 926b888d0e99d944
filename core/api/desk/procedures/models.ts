import type { DeskSession } from "../deskSession.ts";
import { desk } from "./implementer.ts";

/** Runs, and the registry of models. */
export function modelsProcedures(session: DeskSession) {
  const os = desk.models;
  return {
    runs: os.runs.handler(({ input }) => session.workspace.runs(input)),
    run: os.run.handler(({ input }) => session.workspace.run(input.id)),
    compare: os.compare.handler(({ input }) => session.workspace.compareRuns(input.ids)),
    note: os.note.handler(({ input }) => session.edit((workspace) => workspace.noteRun(input.id, input.note))),
    delete: os.delete.handler(({ input }) => session.edit((workspace) => workspace.deleteRuns(input.ids))),
    restore: os.restore.handler(({ input }) => session.edit((workspace) => workspace.restoreRuns(input.ids))),
    list: os.list.handler(() => session.workspace.models()),
    promote: os.promote.handler(({ input }) => session.edit((workspace) => workspace.promoteModel(input.number))),
    rollback: os.rollback.handler(() => session.edit((workspace) => workspace.rollBackModel())),
    sign: os.sign.handler(({ input: { number, ...signed } }) => {
      session.edit((workspace) => workspace.signModel(number, signed));
    }),
    evaluations: os.evaluations.handler(() => session.workspace.evaluations()),
    evaluation: os.evaluation.handler(({ input }) => session.workspace.evaluation(input.id)),
    card: os.card.handler(({ input }) => session.workspace.modelCard(input.number)),
  };
}
