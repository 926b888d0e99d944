/** A missing value. */
export const MISSING = "–";

const THIN_SPACE = "\u202f";
const MINUS = "\u2212";

type Maybe = number | null | undefined;

export interface Formatter {
  /** A count, exact: 442 995. */
  count(value: Maybe): string;
  /** A figure of at most three significant digits: 0.0312, 41.2, 12 900. */
  figure(value: Maybe): string;
  /** A decimal with a fixed number of places, for columns whose points stand in line. */
  decimal(value: Maybe, places: number): string;
  /** A share (0 to 1) as a percentage with one decimal: 41.2 %. */
  percent(share: Maybe, places?: number): string;
  /** Money: without cents from 100 on. */
  eur(value: Maybe): string;
  /** Shortened for charts and tiles: 412 k, 1.3 M. */
  short(value: Maybe): string;
  /** Shortened money: 412 k €. */
  shortEur(value: Maybe): string;
  /** A relative change with its sign: +6.1 %. */
  change(share: Maybe): string;
  /** A change of a share in points: +1.2 pp. */
  points(difference: Maybe): string;
  /** A difference with its sign: +1 204. */
  signed(value: Maybe): string;
  bytes(value: Maybe): string;
  /** A length of time: 42 s, 3 min 5 s. */
  duration(seconds: Maybe): string;
  /** `2019-05` as May 2019. */
  month(month: string | null | undefined): string;
  /** `2019-05` as May 19, for axes. */
  shortMonth(month: string): string;
  /** An instant: 24 Nov 2026, 14:24. */
  time(iso: string | null | undefined): string;
  /** Decimal and grouping marks, for plotly: `. `. */
  separators: string;
}

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** @param format BCP 47 tag for numbers and dates; @param language language of month names */
export function formatterFor(format: string, language: string): Formatter {
  const numbers = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    let number = numbers.get(key);
    if (!number) {
      number = new Intl.NumberFormat(format, { useGrouping: "always", ...options });
      numbers.set(key, number);
    }
    return tidy(number, value);
  };
  const locale = language === "es" ? "es-ES" : format.startsWith("en") ? format : "en-GB";
  const monthFormat = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const shortMonthFormat = new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" });
  const timeFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const dateOf = (month: string) => new Date(`${month}-01T00:00:00Z`);

  const known =
    <Rest extends unknown[]>(formatOne: (value: number, ...rest: Rest) => string) =>
    (value: Maybe, ...rest: Rest): string =>
      value === null || value === undefined || Number.isNaN(value) ? MISSING : formatOne(value, ...rest);

  const decimal = (value: number, places: number) =>
    write(value, { minimumFractionDigits: places, maximumFractionDigits: places });
  const figure = (value: number) =>
    Math.abs(value) >= 1000
      ? write(Math.round(value), { maximumFractionDigits: 0 })
      : write(value, { maximumSignificantDigits: 3 });
  const short = (value: number) => {
    const size = Math.abs(value);
    if (size >= 999_500_000) return `${write(value / 1e9, { maximumSignificantDigits: 3 })}${THIN_SPACE}bn`;
    if (size >= 999_500) return `${write(value / 1e6, { maximumSignificantDigits: 3 })}${THIN_SPACE}M`;
    if (size >= 10_000) return `${write(value / 1e3, { maximumSignificantDigits: 3 })}${THIN_SPACE}k`;
    return figure(value);
  };
  const signOf = (value: number, text: string) => (value > 0 ? `+${text}` : text);
  const parts = new Intl.NumberFormat(format, { useGrouping: "always" }).formatToParts(12345.6);
  const decimalMark = parts.find(({ type }) => type === "decimal")?.value ?? ".";

  return {
    count: known((value) => write(value, { maximumFractionDigits: 0 })),
    figure: known(figure),
    decimal: known(decimal),
    percent: known((share, places = 1) => `${decimal(share * 100, places)}${THIN_SPACE}%`),
    eur: known((value) => {
      const places = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
      return `${decimal(value, places)}${THIN_SPACE}€`;
    }),
    short: known(short),
    shortEur: known((value) => `${short(value)}${THIN_SPACE}€`),
    change: known((share) => signOf(share, `${decimal(share * 100, 1)}${THIN_SPACE}%`)),
    points: known((difference) => signOf(difference, `${decimal(difference * 100, 1)}${THIN_SPACE}pp`)),
    signed: known((value) => signOf(value, write(value, { maximumFractionDigits: 0 }))),
    bytes: known((value) => {
      const power = Math.min(UNITS.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
      return `${write(value / 1000 ** power, { maximumSignificantDigits: 3 })}${THIN_SPACE}${UNITS[power]}`;
    }),
    duration: known((seconds) => {
      if (seconds < 60) return `${Math.max(1, Math.round(seconds))}${THIN_SPACE}s`;
      const minutes = Math.floor(seconds / 60);
      if (minutes < 60) return `${minutes}${THIN_SPACE}min ${Math.round(seconds % 60)}${THIN_SPACE}s`;
      return `${Math.floor(minutes / 60)}${THIN_SPACE}h ${minutes % 60}${THIN_SPACE}min`;
    }),
    month: (month) => (month ? monthFormat.format(dateOf(month)) : MISSING),
    shortMonth: (month) => shortMonthFormat.format(dateOf(month)),
    time: (iso) => (iso ? timeFormat.format(new Date(iso)) : MISSING),
    separators: `${decimalMark}${THIN_SPACE}`,
  };
}

/** Thin spaces between groups where the format uses commas or spaces would crowd; a true minus sign. */
function tidy(number: Intl.NumberFormat, value: number): string {
  return number
    .formatToParts(value)
    .map(({ type, value: text }) => (type === "group" ? THIN_SPACE : type === "minusSign" ? MINUS : text))
    .join("");
}
