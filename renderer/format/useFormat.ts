import { useMemo } from "react";
import { useSettings } from "../client/settings.ts";
import { type Formatter, formatterFor } from "./formatter.ts";

/** How numbers, money, shares and months are written in the person's format. */
export function useFormat(): Formatter {
  const { format, language } = useSettings();
  return useMemo(() => formatterFor(format, language), [format, language]);
}
