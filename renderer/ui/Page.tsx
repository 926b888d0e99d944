import { Box, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** The column of a screen: 24 px between blocks, up to 1440 px wide. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <Stack gap="lg" p="lg" maw={1440} mx="auto" w="100%">
      {children}
    </Stack>
  );
}

/**
 * What a screen asks, its answer in a sentence computed from the data, and the next step at the right.
 *
 * @param answer null while it is not known; the line keeps its place
 */
export function PageHeader({
  question,
  answer,
  actions,
}: {
  question: string;
  answer?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="start" gap="md">
      <Box miw={0} style={{ flex: "1 1 340px" }}>
        <Title order={1}>{question}</Title>
        <Text c="dimmed" mih={21} maw={860}>
          {answer ?? " "}
        </Text>
      </Box>
      {actions && (
        <Group gap="xs" style={{ maxWidth: "100%" }}>
          {actions}
        </Group>
      )}
    </Group>
  );
}

/** A part of a screen with a heading; `note` says population, version, month, filter. */
export function Block({
  title,
  note,
  actions,
  children,
}: {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Stack gap="md" component="section" aria-label={title}>
      <Group justify="space-between" align="end" gap="md">
        <Box miw={0} style={{ flex: "1 1 340px" }}>
          <Title order={2}>{title}</Title>
          {note && (
            <Text fz="sm" c="dimmed">
              {note}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
