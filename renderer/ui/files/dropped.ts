import { useEffect, useSyncExternalStore } from "react";

/** Paths that wait for the import wizard. Outside of React: a drop comes before the wizard is there, and outlives a screen. */
let waiting: readonly string[] = [];
const listeners = new Set<() => void>();

function become(paths: readonly string[]): void {
  waiting = paths;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Adds paths of files or folders of an extract to those that wait. */
export function leaveDropped(paths: readonly string[]): void {
  become([...new Set([...waiting, ...paths])]);
}

/** Takes everything that waits; nothing waits afterwards. */
export function takeDropped(): readonly string[] {
  const taken = waiting;
  if (taken.length > 0) become([]);
  return taken;
}

/** What waits for the import wizard, without taking it. */
export function useWaitingFiles(): readonly string[] {
  return useSyncExternalStore(subscribe, () => waiting);
}

/**
 * Hands over what was dropped on the window, now and later, each path once: for the import wizard.
 *
 * @param onFiles called with at least one path; keep it stable (useCallback)
 */
export function useDroppedFiles(onFiles: (paths: readonly string[]) => void): void {
  const paths = useWaitingFiles();
  useEffect(() => {
    if (paths.length === 0) return;
    const taken = takeDropped();
    if (taken.length > 0) onFiles(taken);
  }, [paths, onFiles]);
}
