import type { DeskSession } from "../deskSession.ts";
import { desk } from "./implementer.ts";

/** Models that were trained elsewhere. */
export function importsProcedures(session: DeskSession) {
  const os = desk.imports;
  return {
    look: os.look.handler(({ input: { path, ...request } }) => session.workspace.lookAtOnnx(path, request)),
    list: os.list.handler(() => session.workspace.importedModels()),
    show: os.show.handler(({ input }) => session.workspace.importedModel(input.id)),
    remove: os.remove.handler(({ input }) => session.edit((workspace) => workspace.removeImportedModel(input.id))),
  };
}
