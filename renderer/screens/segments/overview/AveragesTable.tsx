import type { Averages } from "../../../../core/contract/segmentation.ts";
import { useText } from "../../../i18n/useText.ts";
import { useAverageMeasures } from "../averages.ts";
import classes from "../segments.module.css";

/** Averages of a segment beside those of everybody. */
export function AveragesTable({ own, everybody, name }: { own: Averages; everybody: Averages; name: string }) {
  const t = useText("segments");
  const measures = useAverageMeasures();
  return (
    <table className={classes.averages} aria-label={t.averagesOf(name)}>
      <thead>
        <tr>
          <th scope="col">{t.average}</th>
          <th scope="col">{t.here}</th>
          <th scope="col">{t.everybody}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map(({ id, label, write }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td>{write(own[id])}</td>
            <td>{write(everybody[id])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
