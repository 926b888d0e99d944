import { Button, Collapse, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import type { Inspection } from "../../../../../core/contract/desk/data.ts";
import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import classes from "../import.module.css";
import { usePlan } from "../plan.tsx";
import { monthsOf } from "../reports.ts";
import { useImportJobs } from "../useImportJobs.ts";
import { useInspection } from "../useInspection.ts";

const ALL = "";

/** One month instead of all, and what purchases earn where the files hold no sales. */
export function ImportSettings({ report }: { report: ImportReport }) {
  const t = useText("data").import.settings;
  const format = useFormat();
  const { plan } = usePlan();
  const { tryIt } = useImportJobs();
  const { data } = useInspection();
  const [isOpen, setOpen] = useState(false);
  const months = plan.months.length > 0 ? plan.months : monthsOf(report);
  const margins = data?.margins ?? [];
  return (
    <Stack gap="md" className={classes.card}>
      <Group align="end" gap="lg">
        <Select
          w={260}
          label={t.months}
          allowDeselect={false}
          value={plan.month ?? ALL}
          data={[
            { value: ALL, label: t.allMonths(months.length) },
            ...[...months].reverse().map((month) => ({ value: month, label: t.only(format.month(month)) })),
          ]}
          onChange={(month) => void tryIt({ month: month === ALL ? null : month, months })}
        />
        <Text fz="sm" c="dimmed" flex={1} miw={220} pb={6}>
          {margins.length > 0 ? t.noSales : t.sales}
        </Text>
        {margins.length > 0 && (
          <Button
            variant="default"
            rightSection={isOpen ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t.margins(Object.keys(plan.margins).length)}
          </Button>
        )}
      </Group>
      {margins.length > 0 && (
        <Collapse expanded={isOpen}>
          <Margins margins={margins} />
        </Collapse>
      )}
    </Stack>
  );
}

type Margin = Inspection["margins"][number];

/** What a purchase of each product earns; other figures make other months, so they are tried before they are published. */
function Margins({ margins }: { margins: readonly Margin[] }) {
  const t = useText("data").import.settings;
  const { plan } = usePlan();
  const { tryIt } = useImportJobs();
  const [chosen, setChosen] = useState(plan.margins);
  const isChanged = JSON.stringify(chosen) !== JSON.stringify(plan.margins);
  const set = ({ product, marginEur }: Margin, value: number | string) => {
    const { [product]: _, ...others } = chosen;
    setChosen(typeof value !== "number" || value === marginEur ? others : { ...others, [product]: value });
  };
  return (
    <Stack gap="md">
      <div className={classes.margins}>
        {margins.map((margin) => (
          <NumberInput
            key={margin.product}
            size="xs"
            label={margin.label}
            description={t.byContract(margin.family, margin.marginEur)}
            suffix=" €"
            min={0}
            decimalScale={2}
            value={chosen[margin.product] ?? margin.marginEur}
            onChange={(value) => set(margin, value)}
          />
        ))}
      </div>
      <Group gap="xs">
        <Button size="xs" disabled={!isChanged} onClick={() => void tryIt({ margins: chosen })}>
          {t.useMargins}
        </Button>
      </Group>
    </Stack>
  );
}
