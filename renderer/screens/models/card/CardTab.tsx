import { Button, Group, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useJobs } from "../../../client/jobs.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import classes from "../models.module.css";
import { useChosen } from "../tabs.ts";

/** Digits, their groups and signs, and the dash of what is not known. */
const FIGURE = /^(?!.*\d-\d)[-−–\d.,\s]+$/;

/** The card of the chosen model, the champion at first, to read here or to write out. */
export function CardTab() {
  const t = useText("models").card;
  const { start } = useJobs();
  const chosen = useChosen().model;
  const list = useAsk("models", "list", undefined).data;
  const known = (number: number | null) => list?.versions.find((each) => each.number === number)?.number;
  const number = known(chosen) ?? known(list?.champion ?? null) ?? list?.versions[0]?.number ?? null;
  const { data: card, error, refetch } = useAsk("models", "card", number === null ? null : { number });
  if (list && number === null) return <Text c="dimmed">{t.none}</Text>;
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!card || number === null) return <BlockSkeleton height={480} />;
  const write = (format: "html" | "md") => void start({ kind: "modelCard", number, format });
  return (
    <div className={classes.blocks}>
      <Group justify="space-between" gap="md">
        <Text fw={600}>{card.title}</Text>
        <Group gap="xs">
          <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => write("html")}>
            {t.html}
          </Button>
          <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => write("md")}>
            {t.markdown}
          </Button>
        </Group>
      </Group>
      {card.sections.map(({ title, paragraphs, table }) => (
        <Block key={title} title={title}>
          <div className={classes.card}>
            {paragraphs.map((text) => (
              <Text key={text} mb="xs" style={{ overflowWrap: "anywhere" }}>
                {text}
              </Text>
            ))}
          </div>
          {table && (
            <DataTable
              name={title}
              columns={table.columns.map((label, place): Column => {
                const isFigures = table.rows.every((row) => FIGURE.test(row[place]));
                return isFigures
                  ? { id: label, label, kind: "decimal", format: (text) => String(text) }
                  : { id: label, label, wraps: true };
              })}
              rows={table.rows}
              maxHeight={360}
              isPlain
            />
          )}
        </Block>
      ))}
    </div>
  );
}
