import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { countOf, MEASURES, shareOf, totalOf } from "./measures.ts";
import classes from "./quality.module.css";

/** The counts of a column: in the month shown, and in all months. */
export function ColumnFacts({ report, column }: { report: QualityReport; column: ColumnQuality }) {
  const t = useText("data").quality;
  const format = useFormat();
  const { month } = useView();
  const at = month === null ? -1 : report.months.indexOf(month);
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">{t.what}</th>
          <th scope="col">{format.shortMonth(month ?? "")}</th>
          <th scope="col">{t.share}</th>
          <th scope="col">{t.allMonths}</th>
        </tr>
      </thead>
      <tbody>
        {MEASURES.map((measure) => (
          <tr key={measure}>
            <th scope="row">{t.counts[measure]}</th>
            <td>{format.count(at < 0 ? null : countOf(column, measure, at))}</td>
            <td>{format.percent(at < 0 ? null : shareOf(report, column, measure, at), 2)}</td>
            <td>{format.count(totalOf(column, measure))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t.distinct}</th>
          <td>{format.count(at < 0 ? null : column.distinct[at])}</td>
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  );
}
