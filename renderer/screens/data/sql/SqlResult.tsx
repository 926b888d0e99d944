import { Alert, Button, Menu } from "@mantine/core";
import { IconChartBar, IconDownload, IconInfoCircle } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useJobs } from "../../../client/jobs.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { kindsOf } from "./kindsOf.ts";
import { SqlChart } from "./SqlChart.tsx";
import type { SqlAnswerTable } from "./useSqlRun.ts";

const FEW = 6;

/** The answer of a query: its rows, a quick chart of them, and all of them as a file. */
export function SqlResult({ answer }: { answer: SqlAnswerTable }) {
  const t = useText("data").sql;
  const format = useFormat();
  const { start } = useJobs();
  const { query, version, columns: names, rows, truncated } = answer;
  const kinds = useMemo(() => kindsOf(answer), [answer]);
  const columns = useMemo(
    () =>
      names.map(
        (label, place): Column => ({
          id: `${place} ${label}`,
          label,
          kind: kinds[place],
          ...(kinds[place] === "text" ? {} : { format: (value: number) => plainNumber(value, format.decimal) }),
        }),
      ),
    [names, kinds, format],
  );
  const exportAs = (kind: "csv" | "xlsx") => void start({ kind: "exportSql", format: kind, query, version });
  const [drawnFor, setDrawnFor] = useState("");
  const canDraw = rows.length > 1 && kinds.some((kind) => kind !== "text");
  const key = `${names.join("\n")} ${version}`;
  // many columns are a list to read, a few are a picture
  const isDrawn = names.length <= FEW || drawnFor === key;
  return (
    <>
      <Block
        title={t.resultTitle(format.count(rows.length), truncated)}
        note={t.resultNote(version)}
        actions={
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDownload size={16} />}>
                {t.exportAll}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => exportAs("csv")}>{t.csv}</Menu.Item>
              <Menu.Item onClick={() => exportAs("xlsx")}>{t.xlsx}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        }
      >
        {truncated && (
          <Alert color="gray" icon={<IconInfoCircle size={18} />}>
            {t.truncated(format.count(rows.length))}
          </Alert>
        )}
        <DataTable key={key} name={t.resultName} columns={columns} rows={rows} maxHeight={440} />
      </Block>
      {canDraw && isDrawn && <SqlChart key={`chart ${key}`} answer={answer} kinds={kinds} />}
      {canDraw && !isDrawn && (
        <Button
          variant="default"
          leftSection={<IconChartBar size={16} />}
          style={{ alignSelf: "start" }}
          onClick={() => setDrawnFor(key)}
        >
          {t.draw}
        </Button>
      )}
    </>
  );
}

/** A number of an answer as it is: whole, or with up to six decimals. */
function plainNumber(value: number, decimal: (value: number, places: number) => string): string {
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) return decimal(value, 0);
  const places = (String(value).split(".")[1] ?? "").length;
  return decimal(value, Math.min(6, places));
}
