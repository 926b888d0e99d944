import { Button, Code, Collapse, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import type { Fault } from "../../core/contract/desk/fault.ts";
import { faultOf } from "../client/fault.ts";
import { useText } from "../i18n/useText.ts";

/** What happened, where, and what to do; the technical detail folds out and can be copied. */
export function FaultNote({ fault, error, onRetry }: { fault?: Fault; error?: unknown; onRetry?: () => void }) {
  const { fault: t } = useText("shell");
  const [isOpen, setOpen] = useState(false);
  const { message, where, mend, detail } = fault ?? faultOf(error);
  return (
    <Stack role="alert" gap="xs" p="md" bg="var(--bad-soft)" style={{ borderRadius: 8 }}>
      <Group gap="xs" wrap="nowrap" align="start">
        <IconAlertTriangle size={18} color="var(--bad)" style={{ flexShrink: 0, marginTop: 2 }} aria-hidden />
        <Text fw={600} style={{ overflowWrap: "anywhere" }}>
          {message}
        </Text>
      </Group>
      {where && !message.includes(where) && (
        <Text fz="sm" style={{ overflowWrap: "anywhere" }}>
          {t.where}: {where}
        </Text>
      )}
      {mend && !message.includes(mend) && <Text fz="sm">{mend}</Text>}
      <Group gap="xs">
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t.again}
          </Button>
        )}
        {detail && (
          <Button size="xs" variant="subtle" c="var(--text)" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            {t.detail}
          </Button>
        )}
        {detail && isOpen && (
          <CopyButton value={detail}>
            {({ copied, copy }) => (
              <Button size="xs" variant="subtle" c="var(--text)" onClick={copy}>
                {copied ? t.copied : t.copy}
              </Button>
            )}
          </CopyButton>
        )}
      </Group>
      {detail && (
        <Collapse expanded={isOpen}>
          <Code block fz="xs" tabIndex={0}>
            {detail}
          </Code>
        </Collapse>
      )}
    </Stack>
  );
}
