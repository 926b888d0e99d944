import { Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../client/session.tsx";
import { useText } from "../../i18n/useText.ts";
import { CommandLine } from "../../ui/CommandLine.tsx";
import { Block } from "../../ui/Page.tsx";
import classes from "./Help.module.css";
import { type HelpStep, helpSteps } from "./helpSteps.ts";

/** The main job in six steps: what each is for, where it is done, and the command that does the same. */
export function StepsList() {
  const t = useText("help").steps;
  const workspace = useWorkspace();
  return (
    <Block title={t.title} note={workspace ? `${t.note} ${t.ownPath}` : t.note}>
      <ol className={classes.steps}>
        {helpSteps(workspace?.path ?? null).map(({ id, to, commands }, n) => (
          <li key={id} className={classes.step}>
            <span className={classes.number} aria-hidden>
              {n + 1}
            </span>
            <div>
              <Title order={3}>{t[id].title}</Title>
              <Text fz="sm" c="dimmed">
                {t[id].text}
              </Text>
              <StepLink to={to}>{t[id].go}</StepLink>
            </div>
            <div className={classes.commands}>
              {commands.map((words) => (
                <CommandLine key={words.join(" ")} words={words} />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Block>
  );
}

function StepLink({ to, children }: { to: HelpStep["to"]; children: string }) {
  const place = to === "/data/import" ? ({ to: "/data/$tab", params: { tab: "import" } } as const) : { to };
  return (
    <Link {...place} className={classes.go}>
      {children}
    </Link>
  );
}
