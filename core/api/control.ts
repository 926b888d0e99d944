import type { Progress } from "../jobs/progress.ts";

/** How a host follows and stops long work. */
export interface Control {
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
  threads?: number | undefined;
}
