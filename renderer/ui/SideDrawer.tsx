import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../i18n/useText.ts";

interface SideDrawerProps {
  title: ReactNode;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** One thing of a list, or a form, at the right of the screen; what it is about stays in sight. */
export function SideDrawer({ title, opened, onClose, children }: SideDrawerProps) {
  const { close } = useText("shell");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={400}
      title={title}
      closeButtonProps={{ "aria-label": close }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {children}
    </Drawer>
  );
}
