import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import { useSettings } from "../client/settings.ts";

/** Brings the chosen theme to the page, and remembers it for the first paint of the next start (theme/firstPaint.ts). */
export function ThemeSync() {
  const { theme } = useSettings();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    setColorScheme(theme === "system" ? "auto" : theme);
    try {
      localStorage.setItem("easymoney-theme", theme);
    } catch {
      // without storage the first paint follows the system
    }
  }, [theme, setColorScheme]);
  return null;
}
