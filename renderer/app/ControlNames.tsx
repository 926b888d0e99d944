import { MantineThemeProvider } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { useText } from "../i18n/useText.ts";

/** Names, in the person's language, of the buttons that components bring along without a text. */
export function ControlNames({ children }: { children: ReactNode }) {
  const { close } = useText("shell");
  const named = useMemo(
    () => ({ components: { Notification: { defaultProps: { closeButtonProps: { "aria-label": close } } } } }),
    [close],
  );
  return (
    <MantineThemeProvider theme={named} inherit>
      {children}
    </MantineThemeProvider>
  );
}
