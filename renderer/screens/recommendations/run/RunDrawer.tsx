import { Button, Group, NumberInput, Text } from "@mantine/core";
import { useState } from "react";
import { useJobs } from "../../../client/jobs.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useNewest } from "../../../ui/kept/useNewest.ts";
import { SideDrawer } from "../../../ui/SideDrawer.tsx";
import classes from "../recommendations.module.css";
import { useGoTo } from "../tabs.ts";

/** Options of learning in plain words, and its start. */
export function RunDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText("recommendations").run;
  return (
    <SideDrawer title={t.title} opened={opened} onClose={onClose}>
      <OptionsForm onClose={onClose} />
    </SideDrawer>
  );
}

function OptionsForm({ onClose }: { onClose: () => void }) {
  const t = useText("recommendations").run;
  const { cancel } = useText("shell");
  const format = useFormat();
  const goTo = useGoTo();
  const { start } = useJobs();
  const { months } = useNewest();
  const [trees, setTrees] = useState(300);
  const [seed, setSeed] = useState(1);
  const [minutes, setMinutes] = useState(0);
  return (
    <form
      className={classes.options}
      onSubmit={(event) => {
        event.preventDefault();
        void start({ kind: "recommend", trees, seed, ...(minutes > 0 ? { budget: minutes * 60 } : {}) });
        onClose();
        goTo("overview", { recommendation: undefined, product: undefined });
      }}
    >
      <Text fz="sm">{t.intro(format.month(months.at(-1)))}</Text>
      <Text fz="sm">{t.how}</Text>
      <NumberInput
        label={t.minutes}
        description={t.minutesWhy}
        min={0}
        max={600}
        allowDecimal={false}
        value={minutes}
        onChange={(value) => setMinutes(typeof value === "number" ? value : minutes)}
      />
      <NumberInput
        label={t.trees}
        description={t.treesWhy}
        min={10}
        max={2000}
        step={50}
        allowDecimal={false}
        value={trees}
        onChange={(value) => setTrees(typeof value === "number" ? value : trees)}
      />
      <NumberInput
        label={t.seed}
        description={t.seedWhy}
        min={0}
        max={2 ** 31 - 1}
        allowDecimal={false}
        value={seed}
        onChange={(value) => setSeed(typeof value === "number" ? value : seed)}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {cancel}
        </Button>
        <Button type="submit">{t.start}</Button>
      </Group>
    </form>
  );
}
