import { Timeline } from "@mantine/core";
import { IconCircleCheck, IconDatabase, IconRestore } from "@tabler/icons-react";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useText } from "../../../i18n/useText.ts";
import { VersionCard } from "./VersionCard.tsx";

/** Versions newest first. */
export function VersionTimeline({ workspace }: { workspace: WorkspaceInfo }) {
  const t = useText("data").versions;
  const newestFirst = [...workspace.versions].reverse();
  return (
    <Timeline
      bulletSize={28}
      lineWidth={1}
      color="gray"
      active={newestFirst.findIndex(({ id }) => id === workspace.head)}
      aria-label={t.timeline}
    >
      {newestFirst.map((version) => {
        const isCurrent = version.id === workspace.head;
        const Icon = isCurrent ? IconCircleCheck : version.message.startsWith("Restore") ? IconRestore : IconDatabase;
        return (
          <Timeline.Item
            key={version.id}
            bullet={<Icon size={16} aria-hidden />}
            color={isCurrent ? "accent" : "gray"}
            lineVariant="solid"
          >
            <VersionCard version={version} workspace={workspace} />
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
