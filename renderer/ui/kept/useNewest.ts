import { useView } from "../../app/view.ts";
import { useWorkspace } from "../../client/session.tsx";

/** The newest version, from which everything new is made, whichever one is shown. */
export function useNewest(): { months: readonly string[]; isShown: boolean; show: () => void } {
  const workspace = useWorkspace();
  const { isNewest, setVersion } = useView();
  const newest = workspace?.versions.find(({ id }) => id === workspace.head);
  return {
    months: newest?.months ?? [],
    isShown: isNewest,
    show: () => newest && setVersion(newest.id),
  };
}
