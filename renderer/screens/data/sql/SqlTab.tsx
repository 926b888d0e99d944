import { Stack, Text } from "@mantine/core";
import { useCallback, useRef, useState } from "react";
import { useView } from "../../../app/view.ts";
import { useWorkspace } from "../../../client/session.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { examples } from "./examples.ts";
import { useHistory } from "./history.ts";
import { SqlEditor } from "./SqlEditor.tsx";
import { SqlResult } from "./SqlResult.tsx";
import { SqlSide } from "./SqlSide.tsx";
import classes from "./sql.module.css";
import { useSqlRun } from "./useSqlRun.ts";

/** Questions in SQL on the version shown; nothing can be changed by them. */
export function SqlTab() {
  const { month } = useView();
  const workspace = useWorkspace();
  const { history, remember } = useHistory();
  const [text, setText] = useState(
    () => history[0]?.query ?? examples(workspace ?? { products: [] }, month ?? "")[0].query,
  );
  const editor = useRef<HTMLTextAreaElement>(null);
  const { run, cancel, isRunning, answer, error } = useSqlRun(remember);
  const insert = useCallback((words: string) => {
    const element = editor.current;
    if (!element) return;
    element.focus();
    // as if typed, so that the editor's own undo takes it back
    if (!document.execCommand("insertText", false, words)) element.setRangeText(words);
  }, []);
  const replace = useCallback((query: string) => {
    const element = editor.current;
    element?.focus();
    element?.select();
    if (!element || !document.execCommand("insertText", false, query)) setText(query);
  }, []);
  return (
    <Stack gap="lg">
      <div className={classes.desk}>
        <Stack gap="md" miw={0}>
          <SqlEditor
            ref={editor}
            text={text}
            onText={setText}
            isRunning={isRunning}
            onRun={() => void run(text)}
            onCancel={cancel}
            answer={error === null ? answer : null}
          />
          {error !== null && <FaultNote error={error} />}
        </Stack>
        <SqlSide onInsert={insert} onReplace={replace} history={history} />
      </div>
      {answer ? <SqlResult answer={answer} /> : <Hint />}
    </Stack>
  );
}

function Hint() {
  const t = useText("data").sql;
  return (
    <Text c="dimmed" className={classes.hint}>
      {t.hint}
    </Text>
  );
}

/** What can be asked. */
export function SqlAnswer() {
  const t = useText("data").sql;
  const format = useFormat();
  const { version, months } = useView();
  return t.answer(version ?? "", format.month(months[0]), format.month(months.at(-1)));
}
