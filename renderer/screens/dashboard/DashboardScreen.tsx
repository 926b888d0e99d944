import { useText } from "../../i18n/useText.ts";
import { NeedData } from "../../ui/NeedData.tsx";
import { Dashboard } from "./Dashboard.tsx";

/** How is the business going? */
export default function DashboardScreen() {
  const t = useText("dashboard");
  return <NeedData question={t.question}>{(shown) => <Dashboard {...shown} />}</NeedData>;
}
