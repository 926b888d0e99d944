import { DomainError } from "../errors/domainError.ts";
import type { Panel } from "../store/panel.ts";
import { formatMonth, type Month, parseMonth } from "../time/month.ts";

class MonthAskedError extends DomainError {
  constructor(asked: string, { version, months }: Panel) {
    super({
      code: "unknown-month",
      what: `${version} has no complete month ${asked}`,
      mend: `Choose one of its months: ${formatMonth(months[0])} to ${formatMonth(months[months.length - 1])}.`,
      facts: { month: asked },
    });
  }
}

/** The month that is asked for as `YYYY-MM`; the version's last when left out. @throws MonthAskedError */
export function monthAsked(panel: Panel, asked: string | undefined): Month {
  if (asked === undefined) return panel.months[panel.months.length - 1];
  const month = parseMonth(asked);
  if (!panel.months.includes(month)) throw new MonthAskedError(asked, panel);
  return month;
}
