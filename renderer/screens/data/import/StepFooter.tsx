import { Button, Group } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../../../i18n/useText.ts";
import { STEPS } from "./importPlan.ts";
import { usePlan } from "./plan.tsx";

/** The way back at the left, the next step at the right. */
export function StepFooter({ children }: { children?: ReactNode }) {
  const t = useText("data").import;
  const { plan, change, reset } = usePlan();
  const place = STEPS.indexOf(plan.step);
  return (
    <Group justify="space-between" gap="md">
      <Group gap="xs">
        {place > 0 && (
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} />}
            onClick={() => change({ step: STEPS[place - 1] })}
          >
            {t.back}
          </Button>
        )}
        {place > 0 && (
          <Button variant="subtle" c="var(--text)" onClick={() => reset()}>
            {t.startOver}
          </Button>
        )}
      </Group>
      <Group gap="xs">{children}</Group>
    </Group>
  );
}
