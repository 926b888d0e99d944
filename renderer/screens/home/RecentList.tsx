import { ActionIcon, Badge, Button, Group, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useActions } from "../../app/actions.tsx";
import { faultOf } from "../../client/fault.ts";
import { useSession } from "../../client/session.tsx";
import { useDesk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./Home.module.css";

/** Workspaces opened lately, newest first, without the one that is open. */
export function RecentList() {
  const { recent, workspace } = useSession();
  const others = recent.filter(({ path }) => path !== workspace?.path);
  return (
    <ul className={classes.list}>
      {others.map((each) => (
        <RecentRow key={each.path} recent={each} />
      ))}
    </ul>
  );
}

function RecentRow({ recent }: { recent: { path: string; name: string; opened: string; missing: boolean } }) {
  const t = useText("home").recent;
  const format = useFormat();
  const desk = useDesk();
  const { open } = useActions();
  const { path, name, opened, missing } = recent;
  const forget = async () => {
    try {
      await desk.session.forget({ path });
      notifications.show({ message: t.forgotten(name) });
    } catch (error) {
      notifications.show({ color: "red", message: faultOf(error).message });
    }
  };
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {missing && (
            <Badge
              variant="light"
              color="yellow"
              c="var(--warning)"
              tt="none"
              leftSection={<IconAlertTriangle size={12} aria-hidden />}
            >
              {t.missing}
            </Badge>
          )}
        </Group>
        <Text fz="sm" c="dimmed" className={classes.path} title={path}>
          {path}
        </Text>
        {missing && (
          <Text fz="sm" c="dimmed">
            {t.missingWhy}
          </Text>
        )}
      </div>
      <Text fz="sm" c="dimmed" visibleFrom="sm" style={{ whiteSpace: "nowrap" }}>
        {t.opened(format.time(opened))}
      </Text>
      {!missing && (
        <Button size="xs" variant="default" aria-label={`${t.open} ${name}`} onClick={() => void open(path)}>
          {t.open}
        </Button>
      )}
      <Tooltip label={t.forget(name)}>
        <ActionIcon aria-label={t.forget(name)} onClick={() => void forget()}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
