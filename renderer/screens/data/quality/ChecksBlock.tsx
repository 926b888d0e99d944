import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { Verdict } from "./Verdict.tsx";

/** Rules between columns and months, and how often each was broken. */
export function ChecksBlock({ report }: { report: QualityReport }) {
  const t = useText("data").quality;
  const format = useFormat();
  const { month } = useView();
  const at = month === null ? -1 : report.months.indexOf(month);
  const rows = report.checks.map(({ rule, broken }) => [
    rule,
    broken.reduce<number | null>((sum, count) => (count === null ? sum : (sum ?? 0) + count), null),
    broken[at] ?? null,
  ]);
  const columns: Column[] = [
    {
      id: "rule",
      label: t.check,
      wraps: true,
      format: (rule: string, row) => (
        <Verdict
          icon={row[1] === 0 ? IconCircleCheck : IconAlertTriangle}
          colour={row[1] === 0 ? "var(--good)" : "var(--warning)"}
          word={row[1] === 0 ? t.kept : t.broken}
        >
          {rule}
        </Verdict>
      ),
    },
    { id: "all", label: t.brokenInAll, kind: "integer", format: format.count },
    { id: "month", label: t.brokenIn(format.shortMonth(month ?? "")), kind: "integer", format: format.count },
  ];
  return (
    <Block title={t.checksTitle} note={t.checksNote(report.months.length)}>
      <DataTable name={t.listOfChecks} columns={columns} rows={rows} isPlain maxHeight={640} />
    </Block>
  );
}
