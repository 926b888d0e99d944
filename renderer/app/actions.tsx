import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { faultOf } from "../client/fault.ts";
import { useJobs } from "../client/jobs.tsx";
import { useDesk, useRefresh } from "../client/useAsk.ts";
import { useText } from "../i18n/useText.ts";
import { useFilePicker } from "../ui/files/FilePicker.tsx";

/** What can be done from anywhere: buttons, the palette, shortcuts and the shell's menu all call these. */
export interface Actions {
  undo: () => void;
  redo: () => void;
  demo: () => void;
  openWorkspace: () => void;
  newWorkspace: () => void;
  closeWorkspace: () => void;
  /** Opens a known workspace, with its fault shown if it cannot be. */
  open: (path: string) => Promise<boolean>;
}

const ActionsContext = createContext<Actions | null>(null);

export function ActionsProvider({ children }: { children: ReactNode }) {
  const t = useText("shell");
  const desk = useDesk();
  const jobs = useJobs();
  const picker = useFilePicker();
  const navigate = useNavigate();
  const refresh = useRefresh();

  const actions = useMemo((): Actions => {
    /** Does something and tells the person when it fails. */
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        await refresh();
        return true;
      } catch (error) {
        const { message, mend } = faultOf(error);
        notifications.show({ color: "red", title: message, message: mend, autoClose: 15_000 });
        return false;
      }
    };
    const home = () => navigate({ to: "/", search: {} });
    const open = async (path: string) => {
      const opened = await attempt(() => desk.session.open({ path }));
      if (opened) await home();
      return opened;
    };
    return {
      open,
      undo: () =>
        void attempt(async () => {
          const { undone } = await desk.jobs.undo();
          notifications.show({ message: undone === null ? t.nothingToUndo : t.undone(undone) });
        }),
      redo: () =>
        void attempt(async () => {
          const { redone } = await desk.jobs.redo();
          notifications.show({ message: redone === null ? t.nothingToRedo : t.redone(redone) });
        }),
      demo: () => {
        void jobs.start({ kind: "demo" });
        void home();
      },
      openWorkspace: async () => {
        const [path] = await picker.choose({ what: "workspace" });
        if (path) await open(path);
      },
      newWorkspace: async () => {
        const path = await picker.save({ what: "workspace", name: "customers.easymoney" });
        if (path && (await attempt(() => desk.session.create({ path })))) await home();
      },
      closeWorkspace: () => {
        void attempt(() => desk.session.close()).then(() => home());
      },
    };
  }, [t, desk, jobs.start, picker, navigate, refresh]);

  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("useActions outside of ActionsProvider");
  return actions;
}
