import { Group, Stack, Text, Tooltip, VisuallyHidden } from "@mantine/core";
import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { MISSING } from "../../../../format/formatter.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { monthNames } from "../../quality/monthNames.ts";
import classes from "../import.module.css";
import { monthsOf } from "../reports.ts";

const SIGNS = { new: "+", changed: "≠", same: "=" } as const;

/** Every month of every table: new, changed, or the same as what is kept. */
export function MonthStates({ report }: { report: ImportReport }) {
  const t = useText("data").import.try;
  const format = useFormat();
  const months = monthsOf(report);
  const names = monthNames(months, format);
  const tables = report.tables.filter((table) => table.months.some(({ month }) => month !== null));
  return (
    <Stack gap="md" className={classes.card}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={`${classes.states} ${classes.scroller}`} tabIndex={0} aria-label={t.changesTable}>
        <table className={classes.states}>
          <thead>
            <tr>
              <th scope="col">{t.table}</th>
              {names.map(({ name, year }, place) => (
                <th key={months[place]} scope="col">
                  {name}
                  {year !== null && <div>{year}</div>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <tr key={table.table}>
                <th scope="row">{table.table}</th>
                {months.map((month) => {
                  const own = table.months.find((one) => one.month === month);
                  if (!own) return <td key={month}>{MISSING}</td>;
                  const tip = t.stateTip(format.month(month), t.states[own.state], format.count(own.rows));
                  return (
                    <Tooltip key={month} label={tip}>
                      <td data-state={own.state}>
                        <span aria-hidden="true">{SIGNS[own.state]}</span>
                        <VisuallyHidden>{t.states[own.state]}</VisuallyHidden>
                      </td>
                    </Tooltip>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Group gap="lg" className={classes.states} aria-hidden="true">
        {(["new", "changed", "same"] as const).map((state) => (
          <Group key={state} gap="xs">
            <span className={classes.sign} data-state={state}>
              {SIGNS[state]}
            </span>
            <Text fz="sm" c="dimmed" component="span">
              {t.states[state]}
            </Text>
          </Group>
        ))}
      </Group>
    </Stack>
  );
}
