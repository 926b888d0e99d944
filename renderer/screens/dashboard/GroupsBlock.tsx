import { Select, SimpleGrid, Stack } from "@mantine/core";
import { useMemo, useState } from "react";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import { GroupChart } from "./charts/GroupChart.tsx";
import { dimensionsOf } from "./charts/groups.ts";
import { useScope } from "./scope.tsx";

/** Most groups apart, for the tall chart at the left and the others. */
const MOST = { region: 21, other: 9 };

/** Who the customers are: one measure by region, and by age, channel and segment beside it. */
export function GroupsBlock() {
  const t = useText("dashboard");
  const { kpis, workspace } = useScope();
  const [measure, setMeasure] = useState("customers");
  const dimensions = useMemo(() => dimensionsOf(kpis, workspace), [kpis, workspace]);
  const choices = useMemo(
    () => [
      {
        group: t.measure,
        items: [
          { value: "customers", label: t.measures.customers },
          { value: "active", label: t.activeShare },
        ],
      },
      { group: t.penetrationOfGroup, items: kpis.products.map(({ id, label }) => ({ value: id, label })) },
    ],
    [kpis, t],
  );
  if (dimensions.length === 0) return null;
  const region = dimensions.find(({ id }) => id === "region");
  const others = dimensions.filter(({ id }) => id !== "region");
  return (
    <Block
      title={t.groupsBlock}
      note={t.groupsNote}
      actions={
        <Select
          size="xs"
          w={240}
          label={t.measure}
          data={choices}
          value={measure}
          onChange={(value) => value && setMeasure(value)}
          allowDeselect={false}
          searchable
        />
      }
    >
      <SimpleGrid type="container" cols={{ base: 1, "860px": region && others.length > 0 ? 2 : 1 }} spacing="md">
        {region && <GroupChart dimension="region" label={region.label} measure={measure} most={MOST.region} />}
        <Stack gap="md" miw={0}>
          {others.map(({ id, label }) => (
            <GroupChart key={id} dimension={id} label={label} measure={measure} most={MOST.other} />
          ))}
        </Stack>
      </SimpleGrid>
    </Block>
  );
}
