import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Overview } from "../../../core/contract/desk/session.ts";
import { SCREENS } from "../../app/screens.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./Home.module.css";

/** What happened in the workspace, newest first: a sentence, when, and where to see it. */
export function ChangesList({ changes }: { changes: Overview["changes"] }) {
  const t = useText("home").overview;
  const { screens } = useText("shell");
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {changes.map(({ at, text, screen }) => {
        const link = SCREENS.find(({ id }) => id === screen && id !== "home");
        return (
          <li key={`${at} ${text}`} className={classes.row}>
            <div className={classes.main}>
              <Text fz="sm" lang="en">
                {text}
              </Text>
              <Text fz="xs" c="dimmed">
                {format.time(at)}
                {link && (
                  <>
                    {" · "}
                    <Anchor component={Link} to={link.to} fz="xs" c="var(--accent-text)" underline="always">
                      {t.seeScreen(screens[link.id])}
                    </Anchor>
                  </>
                )}
              </Text>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
