import { Button, Stack, Text } from "@mantine/core";
import type { IconActivity } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../i18n/useText.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";

interface LaterScreenProps {
  part: "monitoring" | "planning";
  icon: typeof IconActivity;
  /** Where what is already there can be seen. */
  to: "/data" | "/";
}

/** A screen that is not built yet: what will be here, what is already there, and the way to that. */
export function LaterScreen({ part, icon, to }: LaterScreenProps) {
  const later = useText("later");
  const { screens } = useText("shell");
  const navigate = useNavigate();
  const t = later[part];
  return (
    <Page>
      <PageHeader question={t.title} answer={later.notYet} />
      <EmptyState
        icon={icon}
        title={screens[part]}
        text={
          <Stack gap="xs">
            <Text inherit>{t.text}</Text>
            <Text inherit>{t.already}</Text>
          </Stack>
        }
        action={
          <Button variant="default" onClick={() => void navigate({ to })}>
            {t.action}
          </Button>
        }
      />
    </Page>
  );
}
