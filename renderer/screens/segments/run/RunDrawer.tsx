import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useView } from "../../../app/view.ts";
import { useJobs } from "../../../client/jobs.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useNewest } from "../../../ui/kept/useNewest.ts";
import { SideDrawer } from "../../../ui/SideDrawer.tsx";
import classes from "../segments.module.css";
import { useGoTo } from "../tabs.ts";

/** What a person may choose before customers are segmented. */
interface Options {
  month: string | null;
  by: "vote" | "person";
  from: number;
  to: number;
  k: number;
  reason: string;
  seed: number;
}

const START: Options = { month: null, by: "vote", from: 5, to: 8, k: 6, reason: "", seed: 1 };
const LEAST = 2;
const MOST = 20;

/** Options of a segmentation in plain words, and its start. */
export function RunDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText("segments").run;
  return (
    <SideDrawer title={t.title} opened={opened} onClose={onClose}>
      <OptionsForm onClose={onClose} />
    </SideDrawer>
  );
}

function OptionsForm({ onClose }: { onClose: () => void }) {
  const t = useText("segments").run;
  const { cancel } = useText("shell");
  const format = useFormat();
  const goTo = useGoTo();
  const { start } = useJobs();
  const { month: viewMonth } = useView();
  const { months } = useNewest();
  const first = viewMonth !== null && months.includes(viewMonth) ? viewMonth : (months.at(-1) ?? null);
  const [options, setOptions] = useState<Options>({ ...START, month: first });
  const [isTried, setTried] = useState(false);
  const change = (next: Partial<Options>) => setOptions((before) => ({ ...before, ...next }));
  const { month, by, from, to, k, reason, seed } = options;
  const faults = {
    range: by === "vote" && from > to ? t.rangeFault : null,
    reason: by === "person" && reason.trim() === "" ? t.reasonFault : null,
  };
  const submit = () => {
    setTried(true);
    if (faults.range || faults.reason) return;
    const counts = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    void start({
      kind: "segment",
      seed,
      ...(month === null ? {} : { month }),
      ...(by === "vote" ? { counts } : { k, reason: reason.trim() }),
    });
    onClose();
    goTo("overview", { segmentation: undefined, segment: undefined, compare: undefined });
  };
  const number = (value: string | number, fallback: number) => (typeof value === "number" ? value : fallback);
  return (
    <form
      noValidate
      className={classes.options}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Text fz="sm">{t.intro}</Text>
      <Select
        label={t.month}
        description={t.monthWhy}
        allowDeselect={false}
        value={month}
        data={months.toReversed().map((value) => ({ value, label: format.month(value) }))}
        onChange={(value) => change({ month: value })}
      />
      <Stack gap="xs">
        <Text fz="sm" fw={600} id="segments-count-label">
          {t.count}
        </Text>
        <SegmentedControl
          aria-labelledby="segments-count-label"
          value={by}
          onChange={(value) => change({ by: value as Options["by"] })}
          data={[
            { value: "vote", label: t.byVote },
            { value: "person", label: t.byPerson },
          ]}
        />
        <Text fz="sm" c="dimmed">
          {by === "vote" ? t.byVoteWhy : t.byPersonWhy}
        </Text>
        {by === "vote" ? (
          <Group grow gap="xs" align="start">
            <NumberInput
              label={t.from}
              min={LEAST}
              max={MOST}
              allowDecimal={false}
              value={from}
              error={faults.range}
              onChange={(value) => change({ from: number(value, from) })}
            />
            <NumberInput
              label={t.to}
              min={LEAST}
              max={MOST}
              allowDecimal={false}
              value={to}
              onChange={(value) => change({ to: number(value, to) })}
            />
          </Group>
        ) : (
          <>
            <NumberInput
              label={t.k}
              min={LEAST}
              max={MOST}
              allowDecimal={false}
              value={k}
              onChange={(value) => change({ k: number(value, k) })}
            />
            <Textarea
              label={t.reason}
              description={t.reasonWhy}
              autosize
              minRows={2}
              maxLength={500}
              withAsterisk
              value={reason}
              error={isTried && faults.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          </>
        )}
      </Stack>
      <NumberInput
        label={t.seed}
        description={t.seedWhy}
        min={0}
        max={2 ** 31 - 1}
        allowDecimal={false}
        value={seed}
        onChange={(value) => change({ seed: number(value, seed) })}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {cancel}
        </Button>
        <Button type="submit">{t.start(format.month(month))}</Button>
      </Group>
    </form>
  );
}
