import { Group, VisuallyHidden } from "@mantine/core";
import type { IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface VerdictProps {
  icon: typeof IconCircleCheck;
  colour: string;
  /** Says aloud what the icon shows. */
  word: string;
  children: ReactNode;
}

/** Words with an icon that judges them. */
export function Verdict({ icon: Icon, colour, word, children }: VerdictProps) {
  return (
    <Group gap="xs" wrap="nowrap" align="start">
      <Icon size={16} color={colour} style={{ flexShrink: 0, marginTop: 2 }} aria-hidden />
      <span>
        <VisuallyHidden>{word}: </VisuallyHidden>
        {children}
      </span>
    </Group>
  );
}
