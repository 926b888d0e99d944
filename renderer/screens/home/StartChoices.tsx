import { SimpleGrid, Text, UnstyledButton } from "@mantine/core";
import { IconFilePlus, IconFolderOpen, IconPlayerPlay } from "@tabler/icons-react";
import { useActions } from "../../app/actions.tsx";
import { useText } from "../../i18n/useText.ts";
import classes from "./Home.module.css";

/** The three ways to begin; the demo first, since it needs nothing. */
export function StartChoices() {
  const t = useText("home").start;
  const { demo, openWorkspace, newWorkspace } = useActions();
  const choices = [
    { icon: IconPlayerPlay, title: t.demoTitle, text: t.demoText, onClick: demo, isFirst: true },
    { icon: IconFolderOpen, title: t.openTitle, text: t.openText, onClick: openWorkspace, isFirst: false },
    { icon: IconFilePlus, title: t.newTitle, text: t.newText, onClick: newWorkspace, isFirst: false },
  ];
  return (
    <SimpleGrid minColWidth="260px" spacing="md">
      {choices.map(({ icon: Icon, title, text, onClick, isFirst }) => (
        <UnstyledButton key={title} className={classes.choice} data-first={isFirst || undefined} onClick={onClick}>
          <Icon size={28} stroke={1.5} color="var(--accent)" aria-hidden />
          <span>
            <Text component="span" display="block" fw={600}>
              {title}
            </Text>
            <Text component="span" display="block" fz="sm" c="dimmed">
              {text}
            </Text>
          </span>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}
