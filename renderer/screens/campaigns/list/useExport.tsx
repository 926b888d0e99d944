import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useJobs } from "../../../client/jobs.tsx";
import { useText } from "../../../i18n/useText.ts";

/** Writes a campaign, or its mailing file, as a job, and shows where the file will be. */
export function useExport(): (what: string, format: "csv" | "xlsx") => Promise<void> {
  const { list: t } = useText("campaigns");
  const { start, setDrawerOpen } = useJobs();
  return useCallback(
    async (what, format) => {
      const job = await start({ kind: "export", what, format });
      if (job === null) return;
      const id = notifications.show({
        message: (
          <Group justify="space-between" wrap="nowrap" gap="md">
            <Text fz="sm">{t.started}</Text>
            <Button
              size="xs"
              variant="default"
              style={{ flexShrink: 0 }}
              onClick={() => {
                notifications.hide(id);
                setDrawerOpen(true);
              }}
            >
              {t.showJobs}
            </Button>
          </Group>
        ),
      });
    },
    [start, setDrawerOpen, t],
  );
}
