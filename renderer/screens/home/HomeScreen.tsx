import { useWorkspace } from "../../client/session.tsx";
import { StartPage } from "./StartPage.tsx";
import { WorkspacePage } from "./WorkspacePage.tsx";

/** Where one begins: without a workspace the ways to get one, with one what changed and what is next. */
export default function HomeScreen() {
  const workspace = useWorkspace();
  return workspace ? <WorkspacePage workspace={workspace} /> : <StartPage />;
}
