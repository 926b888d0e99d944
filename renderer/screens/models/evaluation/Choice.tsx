import { Button, Group, Select } from "@mantine/core";
import type { ModelVersion } from "../../../../core/contract/experiments.ts";
import { useText } from "../../../i18n/useText.ts";
import { useGoTo } from "../tabs.ts";

interface ChoiceProps {
  versions: readonly ModelVersion[];
  model: ModelVersion;
  rivals: readonly ModelVersion[];
  beside: ModelVersion | null;
  /** Evaluates it once more; left out while there is nothing to replace. */
  onAgain: (() => void) | undefined;
}

const HOLDINGS = "holdings";

/** Which model is looked at, and beside what. */
export function Choice({ versions, model, rivals, beside, onAgain }: ChoiceProps) {
  const t = useText("evaluation").controls;
  const goTo = useGoTo();
  const optionOf = ({ number, derived }: ModelVersion) => ({
    value: String(number),
    label: t.modelOf(number, derived),
  });
  return (
    <Group align="end" gap="md">
      <Select
        label={t.model}
        w={260}
        maw="100%"
        allowDeselect={false}
        data={versions.map(optionOf)}
        value={String(model.number)}
        onChange={(value) => goTo("evaluation", { model: Number(value), beside: undefined })}
      />
      <Select
        label={t.beside}
        w={260}
        maw="100%"
        allowDeselect={false}
        data={[{ value: HOLDINGS, label: t.holdings }, ...rivals.map(optionOf)]}
        value={beside ? String(beside.number) : HOLDINGS}
        onChange={(value) => goTo("evaluation", { beside: value === HOLDINGS ? undefined : Number(value) })}
      />
      {onAgain && (
        <Button variant="default" onClick={onAgain}>
          {t.again}
        </Button>
      )}
    </Group>
  );
}
