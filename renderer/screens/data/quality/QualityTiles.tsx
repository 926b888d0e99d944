import type { QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import type { Formatter } from "../../../format/formatter.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { Term } from "../../../ui/Term.tsx";
import { Tile } from "../../../ui/Tile.tsx";
import { DIMENSIONS } from "./dimensions.ts";
import classes from "./quality.module.css";

/** The score of each dimension in the month shown, where it came from and where it goes. */
export function QualityTiles({ report }: { report: QualityReport }) {
  const t = useText("data").quality;
  const format = useFormat();
  const { month, version } = useView();
  const at = month === null ? -1 : report.months.indexOf(month);
  const tile = (series: readonly (number | null)[]) => ({
    value: format.decimal(series[at] ?? null, 1),
    trend: series,
    change: changeOf(series, at, format),
    note: at > 0 ? t.onMonth(format.shortMonth(report.months[at - 1])) : t.firstMonth,
  });
  return (
    <Block title={t.tilesTitle(format.month(month))} note={t.tilesNote(version ?? "")}>
      <div className={classes.tiles}>
        <Tile label={t.overall} {...tile(report.scores.overall)} />
        {DIMENSIONS.map((dimension) => (
          <Tile
            key={dimension}
            label={<Term id={dimension}>{t.dimensions[dimension]}</Term>}
            {...tile(report.scores[dimension])}
          />
        ))}
      </div>
    </Block>
  );
}

/** Points against the month before; undefined where one of the two is not known. */
function changeOf(series: readonly (number | null)[], at: number, format: Formatter) {
  const [before, now] = [series[at - 1] ?? null, series[at] ?? null];
  if (before === null || now === null) return undefined;
  const points = Math.round((now - before) * 10) / 10;
  const direction = Math.sign(points) as -1 | 0 | 1;
  const text = direction > 0 ? `+${format.decimal(points, 1)}` : format.decimal(points === 0 ? 0 : points, 1);
  return { text, direction, isGood: direction === 0 ? undefined : direction > 0 };
}
