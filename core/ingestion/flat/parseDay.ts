const MS_PER_DAY = 86_400_000;

/**
 * Days since 1970-01-01 of `2019-05-31`, `2019-05` (its first), `2019-05-31 14:24`, `31/05/2019` or `31.05.2019`; a time of day
 * counts as part of the day. NaN for anything else, impossible days included.
 */
export function parseDay(text: string): number {
  const iso =
    /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (iso) {
    const [, year, month, day = "01", hour = "0", minute = "0", second = "0"] = iso;
    const whole = dayOf(Number(year), Number(month), Number(day));
    return whole + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  }
  const european = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  return european ? dayOf(Number(european[3]), Number(european[2]), Number(european[1])) : Number.NaN;
}

function dayOf(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? time / MS_PER_DAY : Number.NaN;
}
