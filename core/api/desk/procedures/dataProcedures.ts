import { plainCell } from "../../../store/sqlView.ts";
import { draftContractFor } from "../../contracts.ts";
import { inspectFiles } from "../../inspect.ts";
import type { DeskSession } from "../deskSession.ts";
import type { JobQueue } from "../jobs/jobQueue.ts";
import { desk } from "./implementer.ts";

/** Rows of an answer that cross to a window; an export writes all of them. */
const MOST_ROWS = 10_000;
/** Jobs that make a new version. */
const PUBLISHING = ["import", "demo"];

/** Extracts, versions, quality and questions in SQL. */
export function dataProcedures(session: DeskSession, jobs: JobQueue) {
  const os = desk.data;
  return {
    inspect: os.inspect.handler(({ input }) => inspectFiles(input.paths, input.contract, session.shelf.list())),
    draft: os.draft.handler(async ({ input }) => {
      const { contract, reasons } = await draftContractFor(input.paths);
      const named = { ...contract, id: input.name, title: input.name };
      return {
        json: JSON.stringify(named, null, 2),
        notes: reasons.map(({ table, source, reason }) => `${table}, ${source}: ${reason}`),
      };
    }),
    saveContract: os.saveContract.handler(({ input }) => session.shelf.save(input.json)),
    mapColumns: os.mapColumns.handler(({ input }) => session.shelf.map(input.contract, input.columns)),
    imports: os.imports.handler(() => session.workspace.imports()),
    rejects: os.rejects.handler(({ input }) => session.workspace.rejects(input)),
    diff: os.diff.handler(({ input }) => session.workspace.diff(input.from, input.to)),
    restore: os.restore.handler(({ input }) => {
      jobs.refuseWhileBusy("Restoring a version", PUBLISHING);
      return session.edit((workspace) => workspace.restoreVersion(input.version));
    }),
    quality: os.quality.handler(({ input }) => {
      const known = session.workspace.newestQuality(input.version);
      return known && { ...known, accepted: session.workspace.rules() };
    }),
    setRule: os.setRule.handler(({ input }) =>
      session.edit((workspace) => workspace.setRule(input.column, input.rule)),
    ),
    sql: os.sql.handler(async ({ input, signal }) => {
      const started = performance.now();
      const version = input.version ?? session.workspace.panels.at().version;
      const { columns, rows, truncated } = await session.sql.query(input.query, version, MOST_ROWS, signal);
      const seconds = (performance.now() - started) / 1000;
      return { columns, rows: rows.map((row) => row.map(plainCell)), truncated, seconds };
    }),
  };
}
