import { Group, Tooltip, VisuallyHidden } from "@mantine/core";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import classes from "./versions.module.css";
import { yearsOf } from "./yearsOf.ts";

interface MonthStripProps {
  months: readonly string[];
  /** Months of the version before; null when there is none. */
  before: readonly string[] | null;
}

/** The months that a version has, by year; those that the version before lacks are filled, gaps stay empty. */
export function MonthStrip({ months, before }: MonthStripProps) {
  const t = useText("data").versions;
  const format = useFormat();
  const there = new Set(months);
  const known = before === null ? there : new Set(before);
  const added = months.filter((month) => !known.has(month));
  return (
    <Group gap="md" align="center">
      <VisuallyHidden>
        {t.stripSummary(months.length, format.month(months[0]), format.month(months.at(-1)), added.map(format.month))}
      </VisuallyHidden>
      <div className={classes.strip} aria-hidden="true">
        {yearsOf(months).map(({ year, months: own }) => (
          <span key={year} className={classes.year}>
            <span className={classes.yearName}>{year}</span>
            {own.map((month) => (
              <Tooltip
                key={month}
                label={`${format.month(month)}: ${there.has(month) ? (known.has(month) ? t.hasMonth : t.addsMonth) : t.lacksMonth}`}
              >
                <span
                  className={classes.month}
                  data-there={there.has(month) || undefined}
                  data-new={(there.has(month) && !known.has(month)) || undefined}
                />
              </Tooltip>
            ))}
          </span>
        ))}
      </div>
      {added.length > 0 && (
        <span className={classes.key} aria-hidden="true">
          <span className={classes.month} data-new />
          {t.addsMonth}
        </span>
      )}
    </Group>
  );
}
