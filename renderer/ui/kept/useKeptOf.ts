import { useMemo } from "react";
import type { WorkspaceInfo } from "../../../core/contract/desk/session.ts";
import { useView } from "../../app/view.ts";
import { useWorkspace } from "../../client/session.tsx";

export type Kept = WorkspaceInfo["kept"][number];

/** Kept results of a kind, newest first, and the one shown: the one asked for, else the newest of the version shown. */
export function useKeptOf(kind: string, asked: string | undefined): { all: readonly Kept[]; shown: Kept | null } {
  const workspace = useWorkspace();
  const { version } = useView();
  const all = useMemo(() => (workspace?.kept ?? []).filter((one) => one.kind === kind).toReversed(), [workspace, kind]);
  const shown = all.find(({ id }) => id === asked) ?? all.find((one) => one.version === version) ?? null;
  return { all, shown };
}
