import { groupingsBeside, showGrouping } from "../../groupingRuns.ts";
import { keptTables, showTableSearch } from "../../tableRuns.ts";
import { sketchTable } from "../../tableSearch.ts";
import type { DeskSession } from "../deskSession.ts";
import { desk } from "./implementer.ts";

/** Tables that people bring, and what searches on them found. */
export function tablesProcedures(session: DeskSession) {
  const os = desk.tables;
  return {
    inspect: os.inspect.handler(({ input, signal }) => sketchTable(input.path, signal)),
    board: os.board.handler(() => session.tableBoard),
    kept: os.kept.handler(({ input }) => keptTables(session.workspace.file, input.deleted)),
    show: os.show.handler(({ input }) => showTableSearch(session.workspace.file, input.run)),
    grouping: os.grouping.handler(({ input }) => showGrouping(session.workspace.file, input.run)),
    beside: os.beside.handler(({ input }) => groupingsBeside(session.workspace.file, input.run, input.other)),
  };
}
