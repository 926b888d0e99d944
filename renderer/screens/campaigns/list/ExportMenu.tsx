import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import { useText } from "../../../i18n/useText.ts";
import { useExport } from "./useExport.tsx";

/** The campaign as files: the whole list, or what the mailing tool needs of it. */
export function ExportMenu({ id }: { id: string }) {
  const { list: t } = useText("campaigns");
  const exportAs = useExport();
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button leftSection={<IconDownload size={16} />} rightSection={<IconChevronDown size={14} />}>
          {t.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void exportAs(`mailing:${id}`, "csv")}>{t.exportMailing}</Menu.Item>
        <Menu.Item onClick={() => void exportAs(id, "csv")}>{t.exportCsv}</Menu.Item>
        <Menu.Item onClick={() => void exportAs(id, "xlsx")}>{t.exportXlsx}</Menu.Item>
        <Menu.Label>{t.exportNote}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
