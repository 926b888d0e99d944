import { Text, Title } from "@mantine/core";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import classes from "../recommendations.module.css";
import type { ShownRecommendation } from "../useKept.ts";

/** Which months taught, which said when to stop, which one was left untouched for the figures, and which is foretold. */
export function MonthsStrip({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").months;
  const format = useFormat();
  const { trainedOn, tunedOn, testedOn, scoresFor, rows, features, fits, openings } = shown;
  const span =
    trainedOn.length === 1
      ? format.month(trainedOn[0])
      : t.span(format.month(trainedOn[0]), format.month(trainedOn.at(-1)));
  const parts = [
    {
      id: "taught",
      months: span,
      label: t.taught(trainedOn.length),
      width: Math.min(4, Math.max(2, trainedOn.length)),
    },
    { id: "tuned", months: format.month(tunedOn), label: t.tuned, width: 1 },
    { id: "tested", months: format.month(testedOn), label: t.tested, width: 1 },
    { id: "foretold", months: format.month(scoresFor), label: t.foretold, width: 1 },
  ];
  return (
    <section className={classes.panel} aria-label={t.title}>
      <Title order={2}>{t.title}</Title>
      <ol className={classes.months} style={{ gridTemplateColumns: parts.map(({ width }) => `${width}fr`).join(" ") }}>
        {parts.map(({ id, months, label }) => (
          <li key={id} data-part={id}>
            <span className={classes.monthsBar} aria-hidden="true" />
            <strong>{months}</strong>
            <span className={classes.monthsPart}>{label}</span>
          </li>
        ))}
      </ol>
      <Text fz="sm" maw={980}>
        {t.settled(
          format.count(rows.training),
          features,
          format.count(rows.settled),
          format.month(testedOn),
          format.count(rows.newcomers),
        )}
      </Text>
      <Text fz="sm" c="dimmed" maw={980}>
        {t.newcomers(format.percent(shown.ranking.newcomers.shareOfCeiling))}
      </Text>
      <Text fz="sm" c="dimmed" maw={980}>
        {t.openings(openings, format.month(testedOn))}
        {fits > 0 && ` ${t.fits(format.count(fits))}`}
      </Text>
    </section>
  );
}
