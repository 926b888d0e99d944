import { notifications } from "@mantine/notifications";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { z } from "zod";
import type { Job, jobRequest } from "../../core/contract/desk/jobs.ts";
import { useText } from "../i18n/useText.ts";
import type { DeskConnection } from "./connect.ts";
import { faultOf } from "./fault.ts";
import { useSettings } from "./settings.ts";
import { useDesk, useRefresh } from "./useAsk.ts";
import { useStream } from "./useWatch.ts";
import { isWatched, useWatched } from "./watchedJobs.ts";

type JobRequest = z.input<typeof jobRequest>;

interface JobsState {
  /** Newest first. */
  jobs: readonly Job[];
  /** Starts long work; its id, or null when it could not be started (the person was told). */
  start: (request: JobRequest) => Promise<number | null>;
  isDrawerOpen: boolean;
  setDrawerOpen: (open: boolean) => void;
}

const JobsContext = createContext<JobsState | null>(null);

/** It has ended, well or not. */
export const isOver = ({ state }: Job) => state === "done" || state === "failed" || state === "cancelled";

export function JobsProvider({ connection, children }: { connection: DeskConnection; children: ReactNode }) {
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const desk = useDesk();
  const refresh = useRefresh();
  const t = useText("jobs");
  const { notifyWhenDone } = useSettings();
  const known = useRef(new Map<number, Job["state"]>());
  const latest = useRef({ t, notifyWhenDone });
  latest.current = { t, notifyWhenDone };

  const open = useCallback((signal: AbortSignal) => desk.jobs.watch(undefined, { signal }), [desk]);
  const receive = useCallback(
    (list: readonly Job[]) => {
      setJobs(list);
      for (const job of list) {
        const before = known.current.get(job.id);
        known.current.set(job.id, job.state);
        if (before === undefined || before === job.state || !isOver(job)) continue;
        void refresh();
        const isNews = latest.current.notifyWhenDone && !isWatched(job.id);
        if (isNews || job.state === "failed") tell(job, latest.current.t);
      }
    },
    [refresh],
  );
  useStream(connection, open, receive);

  const start = useCallback(
    async (request: JobRequest) => {
      try {
        const { id } = await desk.jobs.start(request);
        return id;
      } catch (error) {
        const { message, mend } = faultOf(error);
        notifications.show({ color: "red", title: latest.current.t.notStarted, message: `${message} ${mend}`.trim() });
        return null;
      }
    },
    [desk],
  );
  const value = useMemo(() => ({ jobs, start, isDrawerOpen, setDrawerOpen }), [jobs, start, isDrawerOpen]);
  return <JobsContext value={value}>{children}</JobsContext>;
}

function tell(job: Job, t: ReturnType<typeof useText<"jobs">>): void {
  const color = { done: "green", failed: "red", cancelled: "gray" }[job.state as "done" | "failed" | "cancelled"];
  const title = t.ended[job.state as "done" | "failed" | "cancelled"](job.title);
  // of work that went well its file is worth telling, its last step is not
  const detail = job.fault?.message ?? job.file ?? (job.state === "done" ? null : job.message);
  notifications.show({
    color,
    ...(detail === null ? { message: title } : { title, message: detail }),
    autoClose: job.fault ? 15_000 : 6000,
  });
}

export function useJobs(): JobsState {
  const state = useContext(JobsContext);
  if (!state) throw new Error("useJobs outside of JobsProvider");
  return state;
}

/** The newest job of a kind that is queued, running or paused. */
export function useRunning(...kinds: readonly JobRequest["kind"][]): Job | null {
  const { jobs } = useJobs();
  return jobs.find((job) => kinds.includes(job.kind as JobRequest["kind"]) && !isOver(job)) ?? null;
}

/** One job by its id, for a screen that follows what it started. */
export function useJob(id: number | null): Job | null {
  useWatched(id);
  const { jobs } = useJobs();
  return (id !== null && jobs.find((job) => job.id === id)) || null;
}
