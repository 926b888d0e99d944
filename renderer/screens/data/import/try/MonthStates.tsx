import { Tooltip } from "@mantine/core";
import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { MISSING } from "../../../../format/formatter.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import classes from "../import.module.css";
import { monthsOf } from "../reports.ts";

/** Every month of every table: new, changed, or the same as what is kept. */
export function MonthStates({ report }: { report: ImportReport }) {
  const t = useText("data").import.try;
  const format = useFormat();
  const months = monthsOf(report);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={`${classes.card} ${classes.scroller}`} tabIndex={0} aria-label={t.changes}>
      <table className={classes.states}>
        <thead>
          <tr>
            <th scope="col">{t.table}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {format.shortMonth(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.tables
            .filter((table) => table.months.some(({ month }) => month !== null))
            .map((table) => (
              <tr key={table.table}>
                <th scope="row">{table.table}</th>
                {months.map((month) => {
                  const own = table.months.find((one) => one.month === month);
                  return own ? (
                    <Tooltip
                      key={month}
                      label={t.stateTip(format.month(month), t.states[own.state], format.count(own.rows))}
                    >
                      <td data-state={own.state}>{t.states[own.state]}</td>
                    </Tooltip>
                  ) : (
                    <td key={month}>{MISSING}</td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
