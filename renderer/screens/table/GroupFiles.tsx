import { Button, Group, Text } from "@mantine/core";
import type { PlacedTable } from "../../../core/contract/tableClusters.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { useFilePicker } from "../../ui/files/FilePicker.tsx";
import { JobFileButton } from "../../ui/files/JobFileButton.tsx";
import { Block } from "../../ui/Page.tsx";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { useDoneOf } from "./useDoneOf.ts";

/** Where the files of a grouping lie, how they are written again, and another file to place in the groups. */
export function GroupFiles({ run, folder, id }: { run: number; folder: string | null; id: string | null }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { start } = useJobs();
  const picker = useFilePicker();
  const done = useDoneOf(run);
  const written = done("tableGroups")?.result as { folder: string } | undefined;
  const placing = done("tablePlace");
  const placed = (placing?.result as { placed: PlacedTable } | undefined)?.placed;
  const where = written?.folder ?? folder;
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value) };
  const place = async () => {
    const [path] = await picker.choose({ what: "table" });
    if (path !== undefined) await start({ kind: "tablePlace", run, path, ...(id === null ? {} : { id }) });
  };
  return (
    <Block title={t.files}>
      <Text fz="sm" style={{ overflowWrap: "anywhere" }}>
        {where === null ? t.groupFilesGone : t.groupFiles(where)}
      </Text>
      <Group>
        <Button variant="default" onClick={() => void place()}>
          {t.placeOther} …
        </Button>
        <Button variant="default" onClick={() => void start({ kind: "tableGroups", run })}>
          {t.writeAgain}
        </Button>
      </Group>
      {placing && placed && (
        <>
          <Group>
            <Text fz="sm">
              {t.placed(format.count(placed.rows))} {t.far(format.percent(placed.far.share))}
            </Text>
            <JobFileButton job={placing} />
          </Group>
          <DataTable
            name={t.placedTable}
            columns={[
              { id: "group", label: t.group },
              { id: "rows", label: t.rows, kind: "integer", format: format.count },
              { id: "share", label: t.shareNow, ...percent },
              { id: "before", label: t.shareBefore, ...percent },
            ]}
            rows={placed.groups.map((group) => [group.id, group.rows, group.share, group.shareBefore])}
            isPlain
          />
        </>
      )}
    </Block>
  );
}
