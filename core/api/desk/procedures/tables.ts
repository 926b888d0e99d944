import { showTableSearch, tableSearches } from "../../tableRuns.ts";
import { sketchTable } from "../../tableSearch.ts";
import type { DeskSession } from "../deskSession.ts";
import { desk } from "./implementer.ts";

/** Tables that people bring, and what searches on them found. */
export function tablesProcedures(session: DeskSession) {
  const os = desk.tables;
  return {
    inspect: os.inspect.handler(({ input, signal }) => sketchTable(input.path, signal)),
    board: os.board.handler(() => session.tableBoard),
    searches: os.searches.handler(() => tableSearches(session.workspace.file)),
    show: os.show.handler(({ input }) => showTableSearch(session.workspace.file, input.run)),
  };
}
