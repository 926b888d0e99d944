import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { ProgressMeter } from "../../../jobs/progress.ts";
import { clusterTableFile } from "../../tableClusters.ts";
import { scoreWithSearch, searchTableFile } from "../../tableSearch.ts";
import type { DeskSession } from "../deskSession.ts";
import type { JobKind } from "./jobKind.ts";
import { outputPath } from "./outputs.ts";

/** Jobs about tables that people bring. */
export const tableJobs: {
  tableSearch: JobKind<"tableSearch">;
  tableScore: JobKind<"tableScore">;
  tableCluster: JobKind<"tableCluster">;
} = {
  tableSearch: {
    title: ({ target, path }) => `Find a model for ${target} of ${basename(path)}`,
    async work(session, workspace, { kind: _, ...request }, { signal, threads, onProgress }) {
      const meter = new ProgressMeter("seconds", request.budgetSeconds);
      const out = newFolder(session, `${basename(request.path).replace(/\..*$/, "")} ${request.target}`);
      try {
        const { result, run } = await searchTableFile(
          { ...request, threads, out },
          {
            stop: signal,
            onBoard: (board) => {
              session.tableBoard = board;
              const step = meter.at(Math.min(board.seconds, board.budgetSeconds), board.doing || "Comparing models");
              // seconds a second say nothing
              void onProgress?.({ ...step, rate: 0 });
            },
          },
          workspace.file,
        );
        return { result: { run, folder: out, learner: result.leaderboard[0].learner } };
      } finally {
        session.tableBoard = null;
      }
    },
  },
  tableCluster: {
    title: ({ path }) => `Group the rows of ${basename(path)}`,
    async work(session, _, { kind: __, ...request }, control) {
      const out = newFolder(session, `${basename(request.path).replace(/\..*$/, "")} groups`);
      const { result } = await clusterTableFile({ ...request, out }, control);
      return { result: { clusters: result, folder: out } };
    },
  },
  tableScore: {
    title: ({ path }) => `Score ${basename(path)}`,
    async work(session, workspace, { run, path, id }) {
      const what = `scores ${basename(path).replace(/\..*$/, "")}`;
      const target = outputPath(session, { path: undefined, what, version: "", ending: ".csv" });
      const { rows } = await scoreWithSearch(workspace.file, run, path, target, id);
      return { result: { rows }, file: target };
    },
  },
};

/** A folder of its own in the exports of the data folder. */
function newFolder(session: DeskSession, what: string): string {
  const name = what.replace(/[^\p{L}\p{N} ._-]+/gu, "-").slice(0, 100);
  const at = (n: number) => join(session.host.dataFolder, "exports", n === 1 ? name : `${name} (${n})`);
  let n = 1;
  while (existsSync(at(n))) n++;
  return at(n);
}
