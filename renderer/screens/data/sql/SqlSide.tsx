import { Tabs } from "@mantine/core";
import { useView } from "../../../app/view.ts";
import { useWorkspace } from "../../../client/session.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { examples } from "./examples.ts";
import type { Asked } from "./history.ts";
import { SchemaList } from "./SchemaList.tsx";
import classes from "./sql.module.css";

interface SqlSideProps {
  /** Puts words in at the cursor. */
  onInsert: (words: string) => void;
  /** Puts a query in the place of what is written. */
  onReplace: (query: string) => void;
  history: readonly Asked[];
}

/** What a query is made of: tables and columns, examples, and what was asked before. */
export function SqlSide({ onInsert, onReplace, history }: SqlSideProps) {
  const t = useText("data").sql;
  const format = useFormat();
  const { month } = useView();
  const workspace = useWorkspace();
  return (
    <Tabs defaultValue="tables" className={classes.side}>
      <Tabs.List grow mb="xs" aria-label={t.side}>
        <Tabs.Tab value="tables">{t.tables}</Tabs.Tab>
        <Tabs.Tab value="examples">{t.examplesTab}</Tabs.Tab>
        <Tabs.Tab value="history">{t.history}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="tables">
        <SchemaList onInsert={onInsert} />
      </Tabs.Panel>
      <Tabs.Panel value="examples">
        <ul className={classes.list}>
          {examples(workspace ?? { products: [] }, month ?? "").map(({ id, query }) => (
            <li key={id}>
              <button type="button" className={classes.entry} onClick={() => onReplace(query)}>
                {t.examples[id]}
                <span className={classes.note}>
                  <span className={classes.query}>{query.replaceAll("\n", " ")}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <ul className={classes.list}>
          {history.length === 0 && <li className={classes.entry}>{t.noHistory}</li>}
          {history.map(({ query, at, rows }) => (
            <li key={query}>
              <button type="button" className={classes.entry} title={query} onClick={() => onReplace(query)}>
                <span className={classes.query}>{query.replaceAll("\n", " ")}</span>
                <span className={classes.note}>{t.asked(format.time(at), format.count(rows))}</span>
              </button>
            </li>
          ))}
        </ul>
      </Tabs.Panel>
    </Tabs>
  );
}
