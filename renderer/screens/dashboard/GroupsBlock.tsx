import { Select, SimpleGrid, Stack } from "@mantine/core";
import { useMemo, useState } from "react";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import { GroupChart } from "./charts/GroupChart.tsx";
import { type DimensionId, dimensionsOf } from "./charts/groups.ts";
import { useScope } from "./scope.tsx";

/** Most groups apart. */
const MOST = { region: 21, age: 9, channel: 16, segment: 9 };
/** What stands at the left, and what at the right: columns of about one height. */
const SIDES: readonly (readonly DimensionId[])[] = [
  ["region", "segment"],
  ["age", "channel"],
];

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
  const sides = SIDES.map((ids) => dimensions.filter(({ id }) => ids.includes(id))).filter((side) => side.length > 0);
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
        />
      }
    >
      <SimpleGrid type="container" cols={{ base: 1, "860px": sides.length }} spacing="md">
        {sides.map((side) => (
          <Stack key={side[0].id} gap="md" miw={0}>
            {side.map(({ id, label }) => (
              <GroupChart key={id} dimension={id} label={label} measure={measure} most={MOST[id]} />
            ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Block>
  );
}
