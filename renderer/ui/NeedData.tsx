import type { ReactNode } from "react";
import type { WorkspaceInfo } from "../../core/contract/desk/session.ts";
import { useView } from "../app/view.ts";
import { useWorkspace } from "../client/session.tsx";
import { NeedImport } from "./NeedImport.tsx";
import { NeedWorkspace } from "./NeedWorkspace.tsx";
import { Page, PageHeader } from "./Page.tsx";

interface Shown {
  workspace: WorkspaceInfo;
  version: string;
  month: string;
}

/** Shows a screen once there is a workspace with data in it; before that, what is missing and where to get it. */
export function NeedData({ question, children }: { question: string; children: (shown: Shown) => ReactNode }) {
  const workspace = useWorkspace();
  const { version, month } = useView();
  if (workspace && version !== null && month !== null) return children({ workspace, version, month });
  return (
    <Page>
      <PageHeader question={question} />
      {workspace ? <NeedImport /> : <NeedWorkspace />}
    </Page>
  );
}
