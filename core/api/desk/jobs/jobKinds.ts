import type { JobRequest } from "../../../contract/desk/jobs.ts";
import { DomainError } from "../../../errors/domainError.ts";
import { exportTableOf } from "../../exports.ts";
import { inspectFiles } from "../../inspect.ts";
import type { DeskSession } from "../deskSession.ts";
import { campaignJobs } from "./campaignJobs.ts";
import { demoJob } from "./demoJob.ts";
import type { JobWork } from "./deskJob.ts";
import { importJobs } from "./importJobs.ts";
import type { JobKind, Kind } from "./jobKind.ts";
import { modelJobs } from "./modelJobs.ts";
import { outputPath } from "./outputs.ts";
import { tableJobs } from "./tableJobs.ts";

class WorkspaceLeftError extends DomainError {
  constructor(path: string) {
    super({
      code: "workspace-left",
      what: "The workspace of this job is no longer open",
      where: path,
      mend: "Open it and start the job again.",
    });
  }
}

const files = (n: number) => (n === 1 ? "1 file" : `${n} files`);

const KINDS: { [K in Exclude<Kind, "demo">]: JobKind<K> } = {
  import: {
    title: ({ paths, dryRun }) => `${dryRun ? "Try the import of" : "Import"} ${files(paths.length)}`,
    async work({ shelf }, workspace, { kind: _, contract, ...request }, control) {
      const own = shelf.list();
      const name =
        contract ?? (own.length > 0 ? (await inspectFiles(request.paths, undefined, own)).contract.id : undefined);
      const chosen = name === undefined ? {} : { contract: shelf.nameOf(name) };
      return { result: await workspace.importFiles({ ...request, ...chosen }, control) };
    },
  },
  figures: {
    title: ({ version }) => `Count figures and quality${version ? ` of ${version}` : ""}`,
    async work(session, workspace, { version }, control) {
      const kpi = await workspace.kpi(version, control.part(0, 0.35));
      session.changes.fire();
      const quality = await workspace.quality(version, control.part(0.35, 1));
      return { result: { kpi: kpi.id, quality: quality.id } };
    },
  },
  segment: {
    title: ({ month, k }) => `Segment customers${month ? ` of ${month}` : ""}${k ? ` in ${k}` : ""}`,
    async work(_, workspace, { kind: __, ...request }, control) {
      const { id, k, month, customers } = await workspace.segment(request, control);
      return { result: { id, k, month, customers } };
    },
  },
  recommend: {
    title: () => "Learn who buys what",
    async work(_, workspace, { kind: __, ...request }, control) {
      const { id, scoresFor, testedOn } = await workspace.recommend(request, control);
      return { result: { id, scoresFor, testedOn } };
    },
  },
  ...campaignJobs,
  ...modelJobs,
  ...importJobs,
  ...tableJobs,
  report: {
    title: () => "Write the report",
    async work(session, workspace, { path }, control) {
      const target = outputPath(session, { path, what: "report", ending: ".html" });
      const { id, bytes } = await workspace.report(target, undefined, control);
      return { result: { id, bytes }, file: target };
    },
  },
  export: {
    title: ({ what, format }) => `Export ${what} to ${format.toUpperCase()}`,
    async work(session, workspace, { what, format, version, path }, control) {
      const target = outputPath(session, { path, what, version, ending: `.${format}` });
      const { rows, bytes } = await workspace.export({ what, version, path: target }, control);
      return { result: { rows, bytes }, file: target };
    },
  },
  exportRows: {
    title: ({ rows, format }) => `Export rows of ${rows.month} to ${format.toUpperCase()}`,
    async work(session, workspace, { rows: query, format, path }, control) {
      const what = `rows${query.filters.length > 0 || query.search !== "" ? " filtered" : ""}`;
      const target = outputPath(session, { path, what, version: query.version, ending: `.${format}` });
      const { rows, bytes } = await workspace.exportRows(query, target, control);
      return { result: { rows, bytes }, file: target };
    },
  },
  exportTable: {
    title: ({ name, format }) => `Export ${name} to ${format.toUpperCase()}`,
    async work(session, _, { name, columns, rows: cells, format, path }, control) {
      const target = outputPath(session, { path, what: name, ending: `.${format}` });
      const { rows, bytes } = await exportTableOf({ name, columns, rows: cells }, target, control);
      return { result: { rows, bytes }, file: target };
    },
  },
  exportSql: {
    title: ({ format }) => `Export the answer of a query to ${format.toUpperCase()}`,
    async work(session, workspace, { query, format, version, path }, control) {
      const of = version ?? workspace.panels.at().version;
      const target = outputPath(session, { path, what: "query", version: of, ending: `.${format}` });
      const { rows, bytes } = await session.sql.export(query, of, target, control);
      return { result: { rows, bytes }, file: target };
    },
  },
  backup: {
    title: () => "Back up the workspace",
    async work(session, workspace, { path }, control) {
      const target = outputPath(session, { path, what: "backup", ending: ".easymoney" });
      const { sizeBytes } = await workspace.backup(target, control);
      return { result: { sizeBytes }, file: target };
    },
  },
  verify: {
    title: () => "Read everything back",
    work: async (_, workspace, __, control) => ({ result: await workspace.verify(control) }),
  },
  reproduce: {
    title: ({ id }) => `Make ${id} again and compare`,
    work: async (_, workspace, { id }, control) => ({ result: await workspace.reproduce(id, control) }),
  },
};

/** The title and work of what was asked for; the work is for the workspace that is open now. @throws NoWorkspaceError */
export function jobOf(session: DeskSession, request: JobRequest): { title: string; work: JobWork } {
  if (request.kind === "demo") {
    return { title: "Make the demo", work: (control) => demoJob(session, request.customers, control) };
  }
  const { workspace } = session;
  const { title, work } = KINDS[request.kind] as JobKind<Kind>;
  return {
    title: title(request),
    work: async (control) => {
      if (session.opened !== workspace) throw new WorkspaceLeftError(workspace.file.path);
      return work(session, workspace, request, control);
    },
  };
}
