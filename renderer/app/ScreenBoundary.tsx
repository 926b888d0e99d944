import { Button, Stack, Text, Title } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { Component, type ReactNode, Suspense } from "react";
import { faultOf } from "../client/fault.ts";
import { useText } from "../i18n/useText.ts";
import { Page } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/PageSkeleton.tsx";

/** Keeps a fault of one screen from taking the window down; a change of screen clears it. */
export function ScreenBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Boundary key={pathname.split("/")[1]} fallback={(error, retry) => <Crashed error={error} onRetry={retry} />}>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </Boundary>
  );
}

interface BoundaryProps {
  children: ReactNode;
  fallback: (error: unknown, retry: () => void) => ReactNode;
}

/** React offers no hook for this: only a class can catch what its children throw. */
class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : this.props.fallback(error, () => this.setState({ error: null }));
  }
}

function Crashed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText("shell");
  return (
    <Page>
      <Stack gap="md" role="alert" maw={640}>
        <Title order={1}>{t.crashedTitle}</Title>
        <Text>{t.crashedText}</Text>
        <Text ff="monospace" fz="sm" c="dimmed">
          {faultOf(error).message}
        </Text>
        <Button onClick={onRetry} w="fit-content">
          {t.fault.again}
        </Button>
      </Stack>
    </Page>
  );
}
