import { Stack, Text, Title } from "@mantine/core";
import type { IconHome } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** What will be here, one picture, one action. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  action,
}: {
  icon: typeof IconHome;
  title: string;
  text: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Stack align="center" justify="center" gap="md" py={64} px="lg" ta="center">
      <Icon size={56} stroke={1.25} color="var(--accent)" aria-hidden />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw={480}>
        {text}
      </Text>
      {action}
    </Stack>
  );
}
