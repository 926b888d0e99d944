import { Button, Checkbox, Group, Menu, Popover, Stack, Text, TextInput } from "@mantine/core";
import { IconColumns3, IconDownload, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../../i18n/useText.ts";
import type { Column } from "./column.ts";

interface TableToolsProps {
  name: string;
  text: string;
  onText: (text: string) => void;
  columns: readonly Column[];
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
  /** How many rows are shown of how many. */
  count: string;
  onExport: (kind: "csv" | "xlsx") => void;
  /** The export is of all rows, not only of those that match. */
  exportsAll?: boolean;
  onCopy?: () => Promise<void>;
  /** Further filters, left of the column chooser. */
  children?: ReactNode;
}

/** Above every table: filter, columns, export, and how many rows there are. */
export function TableTools({
  name,
  text,
  onText,
  columns,
  hidden,
  onHidden,
  count,
  onExport,
  exportsAll,
  onCopy,
  children,
}: TableToolsProps) {
  const t = useText("tables");
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onHidden(next);
  };
  return (
    <Group gap="xs" mb="xs" wrap="wrap">
      <TextInput
        size="xs"
        w={220}
        aria-label={`${t.filter}: ${name}`}
        placeholder={t.filterPlaceholder}
        leftSection={<IconSearch size={14} />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {children}
      <Text fz="sm" c="dimmed" aria-live="polite" style={{ flex: 1 }}>
        {count}
      </Text>
      <Popover position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button size="xs" variant="default" leftSection={<IconColumns3 size={14} />}>
            {t.columns}
          </Button>
        </Popover.Target>
        <Popover.Dropdown mah={360} style={{ overflowY: "auto" }}>
          <Stack gap="xs">
            {columns.map(({ id, label }) => (
              <Checkbox key={id} size="xs" label={label} checked={!hidden.has(id)} onChange={() => toggle(id)} />
            ))}
            {hidden.size > 0 && (
              <Button size="xs" variant="subtle" onClick={() => onHidden(new Set())}>
                {t.showAll}
              </Button>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconDownload size={14} />}>
            {t.exportAs}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onExport("csv")}>{exportsAll ? t.exportCsvAll : t.exportCsv}</Menu.Item>
          <Menu.Item onClick={() => onExport("xlsx")}>{exportsAll ? t.exportXlsxAll : t.exportXlsx}</Menu.Item>
          {onCopy && <Menu.Item onClick={() => void onCopy()}>{t.copy}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
