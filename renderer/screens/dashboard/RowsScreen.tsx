import { useText } from "../../i18n/useText.ts";
import { NeedData } from "../../ui/NeedData.tsx";
import { Rows } from "./rows/Rows.tsx";

/** Which customers are behind a figure? */
export default function RowsScreen() {
  const t = useText("dashboard");
  return <NeedData question={t.rowsQuestion}>{(shown) => <Rows {...shown} />}</NeedData>;
}
