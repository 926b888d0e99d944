import { Button, Group, Select, Text } from "@mantine/core";
import { IconFileCode } from "@tabler/icons-react";
import type { Inspection } from "../../../../../core/contract/desk/data.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Term } from "../../../../ui/Term.tsx";
import classes from "../import.module.css";
import { usePlan } from "../plan.tsx";

/** By which contract the files are read, why this one, and other ones to choose. */
export function ContractChoice({ inspection, onDraft }: { inspection: Inspection; onDraft: () => void }) {
  const t = useText("data").import.detect;
  const { change } = usePlan();
  const { contract, contracts, files } = inspection;
  const fitting = files.filter(({ table }) => table !== null);
  const columns = fitting.flatMap(({ mapping }) => mapping);
  return (
    <Group className={classes.card} justify="space-between" align="end" gap="md">
      <Select
        w={460}
        maw="100%"
        label={<Term id="contract">{t.contract}</Term>}
        allowDeselect={false}
        value={contract.id}
        data={contracts.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(id) => id !== null && change({ contract: id })}
      />
      <Text fz="sm" c="dimmed" flex={1} miw={220} pb={6}>
        {t.contractWhy({
          files: files.length,
          fitting: fitting.length,
          columns: columns.length,
          used: columns.filter(({ column }) => column !== null).length,
        })}
      </Text>
      <Button
        variant="default"
        leftSection={<IconFileCode size={16} />}
        disabled={files.every(({ header }) => header.length === 0)}
        onClick={onDraft}
      >
        {t.draft}
      </Button>
    </Group>
  );
}
