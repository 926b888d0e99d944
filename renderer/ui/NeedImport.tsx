import { Button } from "@mantine/core";
import { IconDatabaseImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useText } from "../i18n/useText.ts";
import { EmptyState } from "./EmptyState.tsx";

/** Nothing is in the workspace yet: the way to an import. */
export function NeedImport() {
  const t = useText("shell");
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={IconDatabaseImport}
      title={t.needData}
      text={t.needDataWhy}
      action={
        <Button onClick={() => void navigate({ to: "/data/$tab", params: { tab: "import" } })}>{t.importNow}</Button>
      }
    />
  );
}
