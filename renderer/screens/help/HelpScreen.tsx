import { Paper } from "@mantine/core";
import { ShortcutsTable } from "../../app/ShortcutsTable.tsx";
import { useText } from "../../i18n/useText.ts";
import { Block, Page, PageHeader } from "../../ui/Page.tsx";
import { GlossaryTable } from "./GlossaryTable.tsx";
import classes from "./Help.module.css";
import { MoreCommands } from "./MoreCommands.tsx";
import { StepsList } from "./StepsList.tsx";

/** How the job goes, what each number means, and which keys do what. */
export default function HelpScreen() {
  const t = useText("help");
  return (
    <Page>
      <PageHeader question={t.title} answer={t.answer} />
      <StepsList />
      <div className={classes.columns}>
        <GlossaryTable />
        <div className={classes.side}>
          <Block title={t.shortcuts}>
            <Paper px="xs" py={4}>
              <ShortcutsTable />
            </Paper>
          </Block>
          <MoreCommands />
        </div>
      </div>
    </Page>
  );
}
