import { useWorkspace } from "../../../client/session.tsx";
import { useText } from "../../../i18n/useText.ts";
import classes from "./sql.module.css";

/** The tables that a query may name and their columns; one that is chosen goes to the cursor. */
export function SchemaList({ onInsert }: { onInsert: (words: string) => void }) {
  const t = useText("data").sql;
  const workspace = useWorkspace();
  if (!workspace) return null;
  const { attributes, products } = workspace;
  const named = (labels: readonly string[]) => labels.map((id) => ({ id, label: "" }));
  const tables = [
    {
      id: "panel",
      note: t.panelNote,
      columns: [...named(["customer", "month"]), ...attributes, ...products],
    },
    { id: "products", note: t.productsNote, columns: named(["id", "label", "family", "margin_eur", "credit"]) },
    { id: "sales", note: t.salesNote, columns: named(["month", "customer", "product", "margin_eur"]) },
  ];
  return (
    <ul className={classes.list}>
      {tables.map((table) => (
        <li key={table.id}>
          <button type="button" className={classes.entry} onClick={() => onInsert(table.id)}>
            <b className={classes.name}>{table.id}</b>
            <span className={classes.note}>{table.note}</span>
          </button>
          <ul className={`${classes.columns} ${classes.plain}`}>
            {table.columns.map(({ id, label }) => (
              <li key={id}>
                <button type="button" className={classes.entry} onClick={() => onInsert(id)}>
                  <span className={classes.name}>{id}</span>
                  {label !== "" && label !== id && <span className={classes.aside}> {label}</span>}
                </button>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
