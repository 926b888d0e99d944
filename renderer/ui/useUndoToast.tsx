import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useActions } from "../app/actions.tsx";
import { useText } from "../i18n/useText.ts";

/** How long an edit can be taken back from its toast, ms; later by Ctrl Z. */
const OPEN_MS = 10_000;

/** Says that an edit was made, with a button that takes it back. */
export function useUndoToast(): (message: string) => void {
  const { undo: label } = useText("shell");
  const { undo } = useActions();
  return useCallback(
    (message) => {
      const id = notifications.show({
        autoClose: OPEN_MS,
        message: (
          <Group justify="space-between" wrap="nowrap" gap="md">
            <Text fz="sm">{message}</Text>
            <Button
              size="xs"
              variant="default"
              style={{ flexShrink: 0 }}
              onClick={() => {
                notifications.hide(id);
                undo();
              }}
            >
              {label}
            </Button>
          </Group>
        ),
      });
    },
    [label, undo],
  );
}
