import { createContext, type ReactNode, useContext } from "react";
import type { SessionInfo, WorkspaceInfo } from "../../core/contract/desk/session.ts";

const SessionContext = createContext<SessionInfo | null>(null);

export function SessionProvider({ info, children }: { info: SessionInfo; children: ReactNode }) {
  return <SessionContext value={info}>{children}</SessionContext>;
}

/** Open workspace, recent ones, settings, host: there before any screen is drawn. */
export function useSession(): SessionInfo {
  const info = useContext(SessionContext);
  if (!info) throw new Error("useSession outside of SessionProvider");
  return info;
}

/** The open workspace; null when none is. */
export function useWorkspace(): WorkspaceInfo | null {
  return useSession().workspace;
}
