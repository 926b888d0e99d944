import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { DeskConnection } from "../client/connect.ts";
import { JobsProvider } from "../client/jobs.tsx";
import { SessionProvider } from "../client/session.tsx";
import { DeskProvider, useAsk } from "../client/useAsk.ts";
import { useWatch } from "../client/useWatch.ts";
import { cssVariables, theme } from "../theme/theme.ts";
import { ConnectionBar } from "./ConnectionBar.tsx";
import { ControlNames } from "./ControlNames.tsx";
import { OpeningScreen } from "./OpeningScreen.tsx";
import { router } from "./routes.tsx";
import { ThemeSync } from "./ThemeSync.tsx";

/** Everything around the screens: theme, the line to the core, the session, the jobs. */
export function App({ connection }: { connection: DeskConnection }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        // answers come from this computer: fresh until the core says that something changed, and a fault is a fault at once
        defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: "always" } },
      }),
  );
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <DeskProvider value={connection.client}>
          <Opened connection={connection} />
        </DeskProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Opened({ connection }: { connection: DeskConnection }) {
  const state = useSyncExternalStore(connection.subscribe, () => connection.state);
  const { data: info, error } = useAsk("session", "info", undefined as never);
  useWatch(connection);
  useEffect(() => {
    if (info) document.documentElement.lang = info.settings.language;
  }, [info]);
  if (!info) return <OpeningScreen error={error} />;
  return (
    <SessionProvider info={info}>
      <ThemeSync />
      <JobsProvider connection={connection}>
        <ControlNames>
          <Notifications position="bottom-right" autoClose={6000} limit={4} />
        </ControlNames>
        {(state === "lost" || state === "gone") && <ConnectionBar isGone={state === "gone"} />}
        <RouterProvider router={router} />
      </JobsProvider>
    </SessionProvider>
  );
}
