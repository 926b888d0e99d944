import { useEffect } from "react";

/** Jobs whose progress is on the screen, and how often. */
const watched = new Map<number, number>();

/** Whether somebody sees the job end anyway: then nothing need pop up. */
export const isWatched = (id: number): boolean => watched.has(id);

/** Says that a job is on the screen for as long as the component lives. */
export function useWatched(id: number | null): void {
  useEffect(() => {
    if (id === null) return;
    watched.set(id, (watched.get(id) ?? 0) + 1);
    return () => {
      const left = (watched.get(id) ?? 1) - 1;
      if (left > 0) watched.set(id, left);
      else watched.delete(id);
    };
  }, [id]);
}
