import { Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ResponsesImport } from "../../../../core/contract/campaign.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { DataTable } from "../../../ui/table/DataTable.tsx";

interface ImportReportProps {
  /** Of the newest import of this session; null when there was none. */
  result: unknown;
  campaign: string;
}

/** What the file of responses held: who was found on the list, who was not, and how it was read. */
export function ImportReport({ result, campaign }: ImportReportProps) {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  if (!isReport(result) || result.campaign !== campaign) return null;
  const { rows, matched, unmatched, repeated, inHoldOut, unsubscribed, columns } = result;
  const read = Object.entries(columns).map(([column, source]) => t.readAs(source, column));
  return (
    <Block title={t.report} note={`${t.columns}: ${read.join(", ")}`}>
      {inHoldOut > 0 && (
        <Group gap="xs" wrap="nowrap" align="start">
          <IconAlertTriangle size={18} color="var(--warning)" style={{ flexShrink: 0, marginTop: 2 }} aria-hidden />
          <Text>{t.inHoldOutWarn(format.count(inHoldOut))}</Text>
        </Group>
      )}
      <Stack maw={480}>
        <DataTable
          name={t.reportTable}
          isPlain
          columns={[
            { id: "what", label: t.group },
            { id: "count", label: t.number, kind: "integer", format: format.count },
          ]}
          rows={[
            [t.rows, rows],
            [t.matched, matched],
            [t.unmatched, unmatched],
            [t.repeated, repeated],
            [t.inHoldOut, inHoldOut],
            [t.unsubscribed, unsubscribed],
          ]}
        />
      </Stack>
    </Block>
  );
}

/** Results of jobs arrive without a shape; this one may lie under another layer. */
function isReport(result: unknown): result is ResponsesImport {
  return typeof result === "object" && result !== null && "matched" in result && "campaign" in result;
}
