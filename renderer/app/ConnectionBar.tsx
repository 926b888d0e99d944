import { Box } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

/** Says that the line to the core is down, and whether it comes back by itself. */
export function ConnectionBar({ isGone }: { isGone: boolean }) {
  const t = useText("shell");
  return (
    <Box
      role="alert"
      pos="fixed"
      top={0}
      left={0}
      right={0}
      p="xs"
      ta="center"
      fz="sm"
      bg="var(--warning-soft)"
      c="var(--warning)"
      style={{ zIndex: 400 }}
    >
      {isGone ? t.gone : t.lost}
    </Box>
  );
}
