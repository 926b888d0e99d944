import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext } from "react";
import type { DeskClient } from "./connect.ts";

const DeskContext = createContext<DeskClient | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The core's procedures, for actions; to show something, use `useAsk`. */
export function useDesk(): DeskClient {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk outside of DeskProvider");
  return desk;
}

type Area = Exclude<keyof DeskClient, "jobs">;
type Name<A extends Area> = Exclude<keyof DeskClient[A] & string, "watch">;
type Call<A extends Area, N extends Name<A>> = DeskClient[A][N] extends (...args: infer Args) => infer Answer
  ? { input: Args[0]; output: Awaited<Answer> }
  : never;

/**
 * Asks the core and keeps the answer fresh: it is asked again when the workspace changes (client/useWatch.ts).
 *
 * The former answer stays on the screen while a new one is on its way, so that nothing jumps. Pass `null` as the input while
 * there is nothing to ask yet.
 */
export function useAsk<A extends Area, N extends Name<A>>(
  area: A,
  name: N,
  input: Call<A, N>["input"] | null,
): UseQueryResult<Call<A, N>["output"]> {
  const desk = useDesk();
  return useQuery({
    queryKey: [area, name, input],
    enabled: input !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<Call<A, N>["output"]> => {
      const procedure = desk[area][name] as (input: unknown, options: { signal: AbortSignal }) => Promise<never>;
      return procedure(input, { signal });
    },
  });
}

/** Asks everything on the screen again. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries(), [queries]);
}
