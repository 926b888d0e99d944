import { Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Verdict } from "../../quality/Verdict.tsx";
import classes from "../import.module.css";

/** What a person should look at before publishing: drift of row counts, gaps, warnings. Nothing when there is nothing. */
export function Notes({ report }: { report: ImportReport }) {
  const t = useText("data").import.try;
  const format = useFormat();
  const { drift, incompleteCustomerMonths, warnings, tables } = report;
  const ignored = tables.flatMap(({ table, files }) => {
    const names = [...new Set(files.flatMap(({ ignoredColumns }) => ignoredColumns))];
    return names.length > 0 ? [t.ignored(table, names)] : [];
  });
  const notes = [
    ...drift.map(({ table, month, before, now, change }) =>
      t.drift({
        table,
        month: format.month(month),
        before: format.count(before),
        now: format.count(now),
        change: format.change(change),
      }),
    ),
    ...(incompleteCustomerMonths > 0 ? [t.incomplete(format.count(incompleteCustomerMonths))] : []),
    ...warnings.filter(
      (warning) => !drift.some(({ table, month }) => warning.includes(table) && warning.includes(month)),
    ),
    ...ignored,
  ];
  if (notes.length === 0) return null;
  return (
    <Stack gap="xs" className={classes.card} component="section" aria-label={t.notes}>
      <Title order={2}>{t.notes}</Title>
      {notes.map((note) => (
        <Text key={note} fz="sm" component="div">
          <Verdict icon={IconAlertTriangle} colour="var(--warning)" word={t.note}>
            {note}
          </Verdict>
        </Text>
      ))}
    </Stack>
  );
}
