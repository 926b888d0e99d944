import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useActions } from "../../app/actions.tsx";
import { faultOf } from "../../client/fault.ts";
import { useWorkspace } from "../../client/session.tsx";
import { shell } from "../../client/shell.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./DropTarget.module.css";
import { leaveDropped } from "./dropped.ts";
import { type DroppedFile, readDrop } from "./droppedItems.ts";
import { pathOfDropped } from "./pathOfDropped.ts";
import { useDropTarget } from "./useDropTarget.ts";

const NOTE = "dropped-files";

/** Takes files dropped anywhere on the window: a workspace is opened, an extract goes to the import wizard. */
export function DropTarget() {
  const t = useText("files").drop;
  const actions = useActions();
  const navigate = useNavigate();
  const workspace = useWorkspace();

  const take = async (transfer: DataTransfer) => {
    try {
      const { workspaces, extracts, others } = await readDrop(transfer);
      if (workspaces.length > 0) {
        const [path] = await pathsOf(workspaces.slice(0, 1), t);
        const opened = await actions.open(path);
        // in a browser it is a copy that was opened: the person must know where the work goes
        if (opened && !shell) notifications.show({ title: t.copyOpened, message: path, autoClose: 15_000 });
        return;
      }
      if (extracts.length === 0) {
        notifications.show({ color: "yellow", title: t.notOurs, message: others.slice(0, 3).join(", ") });
        return;
      }
      leaveDropped(await pathsOf(extracts, t));
      // without a workspace they wait, and Home says so
      await navigate(workspace ? { to: "/data/$tab", params: { tab: "import" } } : { to: "/" });
    } catch (error) {
      notifications.show({ color: "red", title: t.failed, message: faultOf(error).message, autoClose: 15_000 });
    }
  };

  const isOver = useDropTarget((transfer) => void take(transfer));
  if (!isOver) return null;
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.frame}>
        <div className={classes.card}>
          <IconFileImport size={40} stroke={1.25} color="var(--accent)" aria-hidden />
          <Text fz="lg" fw={600}>
            {t.title}
          </Text>
          <Text fz="sm" c="dimmed">
            {t.text}
          </Text>
        </div>
      </div>
    </div>
  );
}

/** Paths of dropped files; a note counts them while a browser copies them. */
async function pathsOf(files: readonly DroppedFile[], t: { copying: (done: number, all: number) => string }) {
  const note = { id: NOTE, loading: true, autoClose: false, withCloseButton: false } as const;
  const paths: string[] = [];
  if (!shell) notifications.show({ ...note, message: t.copying(0, files.length) });
  try {
    for (const file of files) {
      paths.push(await pathOfDropped(file));
      if (!shell) notifications.update({ ...note, message: t.copying(paths.length, files.length) });
    }
    return paths;
  } finally {
    notifications.hide(NOTE);
  }
}
