import { Modal } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import { ShortcutsTable } from "./ShortcutsTable.tsx";

export function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText("help");
  const { close } = useText("shell");
  return (
    <Modal opened={opened} onClose={onClose} title={t.shortcuts} size="md" closeButtonProps={{ "aria-label": close }}>
      <ShortcutsTable />
    </Modal>
  );
}
