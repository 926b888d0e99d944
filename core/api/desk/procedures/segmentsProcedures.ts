import type { DeskSession } from "../deskSession.ts";
import { desk } from "./implementer.ts";

/** Segmentations that were kept. */
export function segmentsProcedures(session: DeskSession) {
  const os = desk.segments;
  return {
    show: os.show.handler(({ input }) => {
      const { id, result } = session.workspace.showSegments(input.id);
      const { pipeline, centres: _, ...shown } = result;
      return { ...shown, id, features: pipeline.outputs.length };
    }),
    customers: os.customers.handler(({ input }) => session.workspace.segmentCustomers(input)),
    rename: os.rename.handler(({ input: { id, segment, name } }) =>
      session.edit((workspace) => workspace.nameSegment(id, segment, name)),
    ),
  };
}
