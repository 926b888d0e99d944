import type { Progress } from "../jobs/progress.ts";

/** How a host follows and stops long work. */
export interface Control {
  /** May return a promise: the work waits for it. */
  onProgress?: ((progress: Progress) => void | Promise<void>) | undefined;
  signal?: AbortSignal | undefined;
  threads?: number | undefined;
}
