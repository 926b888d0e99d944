import { Group, Paper, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import type { Segment } from "../../../../core/contract/segmentation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { TrustBadge } from "../TrustBadge.tsx";
import type { SegmentsSearch } from "../tabs.ts";
import { AveragesTable } from "./AveragesTable.tsx";
import { EditableName } from "./EditableName.tsx";
import { ProductBars } from "./ProductBars.tsx";

/** One segment: name, size, trust, what sets it apart, averages and products against everybody. */
export function ProfileCard({ shown, segment }: { shown: ShownSegmentation; segment: Segment }) {
  const t = useText("segments");
  const format = useFormat();
  const { id, name, customers, share, facts, trust, jaccard } = segment;
  const isSetAside = trust === null;
  return (
    <Paper p="md" component="article" aria-label={`${id} ${name}`}>
      <Stack gap="md" h="100%">
        <Stack gap={4}>
          <EditableName segmentation={shown.id} segment={segment} />
          <Group gap="xs">
            <Text fz="sm" c="dimmed">
              {t.size(format.count(customers), format.percent(share))}
            </Text>
            <TrustBadge trust={trust} jaccard={jaccard} />
          </Group>
        </Stack>
        {isSetAside && <Text fz="sm">{t.setAsideWhy}</Text>}
        <Stack component="ul" gap={2} m={0} pl="md" fz="sm">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </Stack>
        <AveragesTable own={segment.averages} everybody={shown.everybody} name={`${id} ${name}`} />
        {!isSetAside && <ProductBars segment={segment} />}
        <Text fz="sm" mt="auto">
          <Link
            to="/segments/$tab"
            params={{ tab: "customers" }}
            search={(before: SegmentsSearch) => ({ ...before, segment: id })}
            style={{ color: "var(--accent-text)" }}
          >
            {t.seeCustomers(format.count(customers))}
          </Link>
        </Text>
      </Stack>
    </Paper>
  );
}
