import { Stack, Text } from "@mantine/core";
import { useAsk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { DiffChart } from "./DiffChart.tsx";
import { DiffTable } from "./DiffTable.tsx";

/** What changed from one version to another: rows by month as a picture, then table by table with the columns. */
export function DiffView({ from, to }: { from: string; to: string }) {
  const t = useText("data").versions;
  const { data, error, refetch, isPlaceholderData } = useAsk("data", "diff", { from, to });
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data || isPlaceholderData) return <BlockSkeleton height={360} />;
  if (data.changes.length === 0) return <Text c="dimmed">{t.same(from, to)}</Text>;
  return (
    <Stack gap="md">
      <DiffChart diff={data} />
      <DiffTable diff={data} />
    </Stack>
  );
}
