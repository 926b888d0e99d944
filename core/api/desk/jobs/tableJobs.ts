import { basename } from "node:path";
import { ProgressMeter } from "../../../jobs/progress.ts";
import { placeWithGrouping, showGrouping, writeGroupingAgain } from "../../groupingRuns.ts";
import { clusterTableFile } from "../../tableClusters.ts";
import { scoreWithSearch } from "../../tableRuns.ts";
import { searchTableFile } from "../../tableSearch.ts";
import type { JobKind, Kind } from "./jobKind.ts";
import { newExport } from "./outputs.ts";

/** Jobs about tables that people bring. */
export const tableJobs: { [K in Extract<Kind, `table${string}`>]: JobKind<K> } = {
  tableSearch: {
    title: ({ target, path }) => `Find a model for ${target} of ${basename(path)}`,
    async work(session, workspace, { kind: _, ...request }, { signal, threads, onProgress }) {
      const meter = new ProgressMeter("seconds", request.budgetSeconds);
      const out = newExport(session, `${nameOf(request.path)} ${request.target}`);
      try {
        const { result, run } = await searchTableFile(
          { ...request, threads, out },
          {
            stop: signal,
            onBoard: (board) => {
              session.tableBoard = board;
              const step = meter.at(Math.min(board.seconds, board.budgetSeconds), board.doing || "Comparing models");
              // seconds a second say nothing
              return onProgress?.({ ...step, rate: 0 });
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
    async work(session, workspace, { kind: _, ...request }, control) {
      const out = newExport(session, `${nameOf(request.path)} groups`);
      const { run } = await clusterTableFile({ ...request, out }, control, workspace.file);
      return { result: { run, folder: out } };
    },
  },
  tablePlace: {
    title: ({ path }) => `Place the rows of ${basename(path)} in groups`,
    async work(session, workspace, { run, path, id }, control) {
      const target = newExport(session, `groups of ${nameOf(path)}`, ".csv");
      const placed = await placeWithGrouping(workspace.file, run, path, target, id, control);
      return { result: { run, placed }, file: target };
    },
  },
  tableGroups: {
    title: ({ run }) => `Write the files of grouping ${run}`,
    async work(session, workspace, { run }, { signal }) {
      const { result } = showGrouping(workspace.file, run);
      const out = newExport(session, `${nameOf(result.path)} groups`);
      await writeGroupingAgain(workspace.file, run, out, signal);
      return { result: { run, folder: out } };
    },
  },
  tableScore: {
    title: ({ path }) => `Score ${basename(path)}`,
    async work(session, workspace, { run, path, id }, control) {
      const target = newExport(session, `scores ${nameOf(path)}`, ".csv");
      const { rows } = await scoreWithSearch(workspace.file, run, path, target, id, control);
      return { result: { run, rows }, file: target };
    },
  },
};

/** The file's name without its endings. */
const nameOf = (path: string) => basename(path).replace(/\..*$/, "");
