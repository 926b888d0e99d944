import { ActionIcon, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconFile, IconFolder, IconX } from "@tabler/icons-react";
import { useText } from "../../../../i18n/useText.ts";
import classes from "../import.module.css";
import { usePlan } from "../plan.tsx";
import { folderOf, isFile, nameOf } from "./pathNames.ts";

/** What was chosen so far; each can be left out again. */
export function FileList() {
  const t = useText("data").import.choose;
  const { plan, change } = usePlan();
  const { paths } = plan;
  return (
    <Stack gap="xs" component="section" aria-label={t.chosen(paths.length)}>
      <Group justify="space-between">
        <Title order={2}>{t.chosen(paths.length)}</Title>
        <Button variant="subtle" c="var(--text)" size="xs" onClick={() => change({ paths: [], contract: null })}>
          {t.removeAll}
        </Button>
      </Group>
      <ul className={classes.files}>
        {paths.map((path) => (
          <li key={path} className={classes.file}>
            {isFile(path) ? (
              <IconFile size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconFolder size={18} stroke={1.75} aria-hidden />
            )}
            <Text fz="sm" fw={600} truncate>
              {nameOf(path)}
            </Text>
            <Text fz="sm" c="dimmed" truncate title={path}>
              {folderOf(path)}
            </Text>
            <ActionIcon
              aria-label={t.remove(nameOf(path))}
              onClick={() => change({ paths: paths.filter((one) => one !== path), contract: null })}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
