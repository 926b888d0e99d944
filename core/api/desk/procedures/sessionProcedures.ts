import type { DeskSession } from "../deskSession.ts";
import { listFolder } from "../folder.ts";
import type { JobQueue } from "../jobs/jobQueue.ts";
import { sessionInfo } from "../sessionInfo.ts";
import { desk } from "./implementer.ts";

const WATCH_MS = 50;

/** Opening, remembering and settings. */
export function sessionProcedures(session: DeskSession, jobs: JobQueue) {
  const os = desk.session;
  return {
    info: os.info.handler(() => sessionInfo(session)),
    watch: os.watch.handler(({ signal }) => session.changes.watch(() => session.changes.count, WATCH_MS, signal)),
    overview: os.overview.handler(() => session.opened?.overview() ?? NOTHING_OPEN),
    open: os.open.handler(async ({ input }) => {
      jobs.refuseWhileBusy("Opening another workspace");
      await session.open(input.path);
      return sessionInfo(session);
    }),
    create: os.create.handler(async ({ input }) => {
      jobs.refuseWhileBusy("Making another workspace");
      await session.create(input.path);
      return sessionInfo(session);
    }),
    close: os.close.handler(async () => {
      jobs.refuseWhileBusy("Closing the workspace");
      await session.close();
      return sessionInfo(session);
    }),
    forget: os.forget.handler(({ input }) => {
      session.memory.forget(input.path);
      session.changes.fire();
      return sessionInfo(session);
    }),
    settings: os.settings.handler(({ input }) => {
      session.memory.change(input);
      session.changes.fire();
      return session.memory.settings;
    }),
    folder: os.folder.handler(({ input }) => listFolder(input.path === "" ? session.host.homeFolder : input.path)),
  };
}

const NOTHING_OPEN = {
  changes: [],
  next: [
    {
      title: "Try the demo",
      why: "It makes a sample bank of 20,000 customers and takes it through the whole job in about a minute.",
      action: "Make the demo",
      screen: "home" as const,
      job: "demo",
    },
  ],
};
