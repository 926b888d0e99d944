import { Button, Popover, Select, Stack } from "@mantine/core";
import { IconFilterPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import type { Filter } from "../../../../core/contract/desk/figures.ts";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useText } from "../../../i18n/useText.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";

interface AddConditionProps {
  workspace: WorkspaceInfo;
  onAdd: (condition: Filter) => void;
}

/** What to ask of the customers: first the column, then what its values should be. */
export function AddCondition({ workspace, onAdd }: AddConditionProps) {
  const t = useText("dashboard");
  const [isOpen, setOpen] = useState(false);
  const [column, setColumn] = useState<string | null>(null);
  const choices = useMemo(
    () => [
      { group: t.ofCustomer, items: [{ value: "customer:products", label: t.condition.products }] },
      { group: t.attributes, items: workspace.attributes.map(({ id, label }) => ({ value: id, label })) },
      { group: t.products, items: workspace.products.map(({ id, label }) => ({ value: id, label })) },
    ],
    [workspace, t],
  );
  const close = (open: boolean) => {
    setOpen(open);
    if (!open) setColumn(null);
  };
  // Esc closes the top thing: an open list first, which sees to that itself
  const onEscape = (event: KeyboardEvent) => {
    const isListOpen = event.target instanceof HTMLElement && event.target.getAttribute("aria-expanded") === "true";
    if (event.key === "Escape" && !isListOpen) close(false);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={close}
      position="bottom-start"
      width={320}
      trapFocus
      returnFocus
      closeOnEscape={false}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFilterPlus size={14} />}
          onClick={() => close(!isOpen)}
          aria-expanded={isOpen}
        >
          {t.addFilter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown onKeyDownCapture={onEscape}>
        <Stack gap="md">
          <Select
            label={t.column}
            data={choices}
            value={column}
            onChange={setColumn}
            searchable
            allowDeselect={false}
            maxDropdownHeight={280}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
          {column !== null && (
            <ConditionEditor
              key={column}
              column={column}
              workspace={workspace}
              onAdd={(condition) => {
                onAdd(condition);
                close(false);
              }}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
