import { Button } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useText } from "../i18n/useText.ts";
import { EmptyState } from "./EmptyState.tsx";

/** No workspace is open: the way to one. */
export function NeedWorkspace() {
  const t = useText("shell");
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={IconFolderOpen}
      title={t.needWorkspace}
      text={t.needWorkspaceWhy}
      action={<Button onClick={() => void navigate({ to: "/" })}>{t.goHome}</Button>}
    />
  );
}
