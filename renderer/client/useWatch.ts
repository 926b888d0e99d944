import { useEffect } from "react";
import type { DeskConnection } from "./connect.ts";
import { useRefresh } from "./useAsk.ts";

/** Listens to an endless stream of the core for as long as the component lives, again after every break of the line. */
export function useStream<T>(
  connection: DeskConnection,
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  onEvent: (event: T) => void,
): void {
  useEffect(() => {
    const stop = new AbortController();
    const listen = async () => {
      while (!stop.signal.aborted) {
        try {
          for await (const event of await open(stop.signal)) onEvent(event);
        } catch (error) {
          if (stop.signal.aborted) return;
          // the line broke: the next call waits until it is laid again
          if (connection.state === "open") console.warn(error);
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    };
    void listen();
    return () => stop.abort();
  }, [connection, open, onEvent]);
}

/** Asks everything on the screen again whenever the session or the workspace changed, in this window or another. */
export function useWatch(connection: DeskConnection): void {
  const refresh = useRefresh();
  useStream(connection, connectionWatch(connection), refresh);
}

const watches = new WeakMap<DeskConnection, (signal: AbortSignal) => Promise<AsyncIterable<number>>>();

function connectionWatch(connection: DeskConnection) {
  let watch = watches.get(connection);
  if (!watch) {
    watch = (signal) => connection.client.session.watch(undefined, { signal });
    watches.set(connection, watch);
  }
  return watch;
}
