import type { Work } from "../jobs/progress.ts";
import { onThread } from "../jobs/workThread.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { WORKS } from "./readingWorker.ts";

type Works = typeof WORKS;
type Kind = keyof Works;
type Input<K extends Kind> = Parameters<Works[K]>[1];
type Output<K extends Kind> = ReturnType<Works[K]> extends Work<infer Result> ? Result : never;

/**
 * Long work that only reads a workspace, on a thread of its own with its own connection: the core goes on answering meanwhile.
 *
 * @throws CancelledError at once when the signal fires, WorkerLostError, and what the work throws
 */
export function onReadingThread<K extends Kind>(
  { path }: WorkspaceFile,
  kind: K,
  input: Input<K>,
  signal: AbortSignal | undefined,
): Work<Output<K>> {
  return onThread(new URL("./readingWorker.ts", import.meta.url), { path, kind, input }, signal);
}
