import { Button, Text } from "@mantine/core";
import { IconRefresh, IconShieldCheck } from "@tabler/icons-react";
import { useView } from "../../../app/view.ts";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import classes from "../data.module.css";
import { type Quality, useQuality } from "../quality/useQuality.ts";
import { WithQuality } from "../quality/WithQuality.tsx";
import { useGoTo } from "../tabs.ts";
import { RuleTable } from "./RuleTable.tsx";
import { sameRule } from "./sameRule.ts";
import { useSetRule } from "./useSetRule.ts";

/** What may stand in a column: rules that the data suggests, to be accepted, and those that were. */
export function RulesTab() {
  return <WithQuality>{(quality) => <Rules quality={quality} />}</WithQuality>;
}

function Rules({ quality }: { quality: Quality }) {
  const t = useText("data").rules;
  const { version } = useView();
  const setRule = useSetRule();
  const { report, suggested, accepted } = quality;
  const labels = new Map(report.columns.map(({ id, label }) => [id, label]));
  const open = suggested.filter((rule) => !accepted.some((one) => sameRule(one, rule)));
  const labelOf = (column: string) => labels.get(column) ?? column;
  return (
    <div className={classes.blocks}>
      <Block title={t.acceptedTitle(accepted.length)} note={t.acceptedNote}>
        {accepted.length === 0 ? (
          <Text c="dimmed">{t.noneAccepted}</Text>
        ) : (
          <RuleTable
            name={t.acceptedName}
            rules={accepted}
            labelOf={labelOf}
            action={t.drop}
            onRule={(rule) => setRule(rule.column, null, t.dropped(labelOf(rule.column)))}
          />
        )}
      </Block>
      <Block title={t.suggestedTitle(open.length)} note={t.suggestedNote(version ?? "", report.months.length)}>
        <RuleTable
          name={t.suggestedName}
          rules={open}
          labelOf={labelOf}
          action={t.accept}
          onRule={(rule) => setRule(rule.column, rule, t.accepted(labelOf(rule.column)))}
        />
      </Block>
    </div>
  );
}

/** How many rules hold, and how many are still open. */
export function RulesAnswer() {
  const t = useText("data").rules;
  const { data } = useQuality();
  if (!data) return null;
  const { suggested, accepted, isCurrent } = data;
  const open = suggested.filter((rule) => !accepted.some((one) => sameRule(one, rule)));
  return t.answer(accepted.length, open.length, isCurrent);
}

export function RulesActions() {
  const t = useText("data").quality;
  const { version } = useView();
  const { start } = useJobs();
  const goTo = useGoTo();
  const running = useRunning("figures", "demo");
  const { data } = useQuality();
  if (!data) return null;
  if (data.isCurrent) {
    return (
      <Button leftSection={<IconShieldCheck size={16} />} onClick={() => goTo("quality")}>
        {t.see}
      </Button>
    );
  }
  return (
    <Button
      leftSection={<IconRefresh size={16} />}
      disabled={running !== null}
      onClick={() => void start({ kind: "figures", ...(version === null ? {} : { version }) })}
    >
      {t.countAgain}
    </Button>
  );
}
