import { Accordion, Badge, Button, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Fragment } from "react";
import type { InspectedFile } from "../../../../../core/contract/desk/data.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { DataTable } from "../../../../ui/table/DataTable.tsx";
import classes from "../import.module.css";

/** One file: the table that it holds, how it is read and why, and its first rows. */
export function FileItem({ file, onLeaveOut }: { file: InspectedFile; onLeaveOut: (() => void) | null }) {
  const t = useText("data").import.detect;
  const format = useFormat();
  const { path, name, table, problem, sizeBytes, mapping, findings, header, sample } = file;
  const used = mapping.filter(({ column }) => column !== null).length;
  const isFine = problem === null;
  return (
    <Accordion.Item value={path}>
      <Accordion.Control>
        <span className={classes.control}>
          {isFine ? (
            <IconCircleCheck size={20} color="var(--good)" aria-label={t.fits} />
          ) : (
            <IconAlertTriangle size={20} color="var(--bad)" aria-label={t.fitsNot} />
          )}
          <Text component="span" fw={600} truncate>
            {name}
          </Text>
          <Text component="span" fz="sm" c="dimmed">
            {[...(header.length > 0 ? [t.used(used, header.length)] : []), format.bytes(sizeBytes)].join(" · ")}
          </Text>
          <Badge variant="default" tt="none" fw={400} radius="sm" mr="xs">
            {table ?? t.noTable}
          </Badge>
        </span>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="md">
          {findings.length > 0 && (
            <dl className={classes.findings}>
              {findings.map(({ what, value, because }) => (
                <Fragment key={what}>
                  <dt>{what}</dt>
                  <dd>{value}</dd>
                  <dd>{because}</dd>
                </Fragment>
              ))}
            </dl>
          )}
          {header.length > 0 && (
            <Stack gap="xs">
              <Title order={3}>{t.preview(sample.length)}</Title>
              <DataTable
                name={t.previewOf(name)}
                columns={header.map((label, place) => ({
                  id: String(place),
                  label: label.trim() || t.noName,
                  isUnsorted: true,
                }))}
                rows={sample.map((row) => header.map((_, place) => row[place] ?? null))}
                isPlain
              />
            </Stack>
          )}
          {onLeaveOut && (
            <Button size="xs" variant="default" style={{ alignSelf: "start" }} onClick={onLeaveOut}>
              {t.leaveOut(1)}
            </Button>
          )}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
