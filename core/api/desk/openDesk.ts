import { mkdirSync } from "node:fs";
import type { DeskHost } from "./deskHost.ts";
import { DeskSession } from "./deskSession.ts";
import { JobQueue } from "./jobs/jobQueue.ts";
import { dataProcedures } from "./procedures/dataProcedures.ts";
import { figuresProcedures } from "./procedures/figuresProcedures.ts";
import { desk } from "./procedures/implementer.ts";
import { importsProcedures } from "./procedures/imports.ts";
import { jobsProcedures } from "./procedures/jobsProcedures.ts";
import { modelsProcedures } from "./procedures/models.ts";
import { offersProcedures } from "./procedures/offers.ts";
import { segmentsProcedures } from "./procedures/segmentsProcedures.ts";
import { sessionProcedures } from "./procedures/sessionProcedures.ts";
import { tablesProcedures } from "./procedures/tables.ts";

export type { DeskHost } from "./deskHost.ts";

/** What windows talk to: one session, one queue of jobs, one workspace at a time, for all of them. */
export interface Desk {
  readonly router: ReturnType<typeof deskRouter>;
  /** Opens a workspace at the start; a fault is kept for the window to show. */
  open(path: string): Promise<void>;
  /** Path of the file that a job wrote, for a download; null when none. */
  fileOfJob(id: number): string | null;
  /** Cancels what runs, waits until it has rolled back (5 s at most), and closes the workspace. */
  close(): Promise<void>;
}

/** Opens a desk. Nothing of a former day is opened by itself: a bad file must not keep the program from starting. */
export function openDesk(host: DeskHost): Desk {
  mkdirSync(host.dataFolder, { recursive: true });
  const session = new DeskSession(host);
  const jobs = new JobQueue(
    () => session.memory.settings.threads || undefined,
    () => session.changes.fire(),
  );
  return {
    router: deskRouter(session, jobs),
    open: (path) => session.openAtStart(path),
    fileOfJob: (id) => jobs.list().find((job) => job.id === id)?.file ?? null,
    async close() {
      await jobs.close();
      await session.close();
    },
  };
}

function deskRouter(session: DeskSession, jobs: JobQueue) {
  return desk.router({
    session: sessionProcedures(session, jobs),
    data: dataProcedures(session, jobs),
    figures: figuresProcedures(session),
    segments: segmentsProcedures(session),
    offers: offersProcedures(session),
    models: modelsProcedures(session),
    imports: importsProcedures(session),
    tables: tablesProcedures(session),
    jobs: jobsProcedures(session, jobs),
  });
}
