import { createRouterClient } from "@orpc/server";
import type { Desk } from "../../core/api/desk/openDesk.ts";
import type { CoreState } from "./messages.ts";

const ENDED: readonly string[] = ["done", "failed", "cancelled"];

/**
 * Tells `report` what the shell must know of the desk, at first and whenever it has changed, until the signal fires.
 *
 * Progress of a job alone is no change.
 */
export async function reportState(desk: Desk, report: (state: CoreState) => void, signal: AbortSignal): Promise<void> {
  const { session, jobs } = createRouterClient(desk.router);
  let known = "";
  let queue: Pick<CoreState, "running" | "files"> = { running: [], files: [] };
  const tell = async () => {
    const { workspace, recent, settings } = await session.info();
    const state: CoreState = {
      workspace: workspace?.path ?? null,
      recent: recent.filter(({ missing }) => !missing).map(({ path }) => path),
      theme: settings.theme,
      language: settings.language,
      ...queue,
    };
    const text = JSON.stringify(state);
    if (text !== known && !signal.aborted) report(state);
    known = text;
  };
  const watchSession = async () => {
    for await (const _change of await session.watch(undefined, { signal })) await tell();
  };
  const watchJobs = async () => {
    for await (const list of await jobs.watch(undefined, { signal })) {
      const now = {
        running: list.filter(({ state }) => !ENDED.includes(state)).map(({ id, title }) => ({ id, title })),
        files: list.flatMap(({ file }) => file ?? []),
      };
      // asking for the session reads the workspace: not for each step of a job
      if (JSON.stringify(now) === JSON.stringify(queue)) continue;
      queue = now;
      await tell();
    }
  };
  await tell();
  await Promise.all([watchSession(), watchJobs()]).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
