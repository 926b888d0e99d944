import { Kbd, Table } from "@mantine/core";
import { Fragment } from "react";
import { useText } from "../i18n/useText.ts";
import { SHORTCUTS } from "./shortcuts.ts";

/** Every key and what it does. */
export function ShortcutsTable() {
  const t = useText("help");
  const { screens } = useText("shell");
  return (
    <Table verticalSpacing={6} fz="sm" aria-label={t.shortcuts}>
      <Table.Tbody>
        {SHORTCUTS.map((shortcut) => (
          <Table.Tr key={shortcut.keys.join(" ")}>
            <Table.Td>{"screen" in shortcut ? t.goTo(screens[shortcut.screen]) : t.keys[shortcut.what]}</Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
              {shortcut.keys.map((key, place) => (
                <Fragment key={key}>
                  {place > 0 && (shortcut.keys[0] === "g" ? ` ${t.thenKey} ` : " ")}
                  <Kbd>{key}</Kbd>
                </Fragment>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
