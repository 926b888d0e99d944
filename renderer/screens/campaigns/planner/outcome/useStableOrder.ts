import { useRef } from "react";

/**
 * Keeps things where they first stood, so that bars do not swap places while a person drags; new ones come last.
 *
 * @param ids in the order that is right at first
 * @returns every id seen so far, each once
 */
export function useStableOrder(ids: readonly string[]): readonly string[] {
  const seen = useRef<readonly string[]>([]);
  const fresh = ids.filter((id) => !seen.current.includes(id));
  if (fresh.length > 0) seen.current = [...seen.current, ...fresh];
  return seen.current;
}
