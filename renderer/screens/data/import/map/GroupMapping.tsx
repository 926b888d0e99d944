import { Group, Select, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconArrowRight } from "@tabler/icons-react";
import { Fragment, useMemo } from "react";
import type { Inspection } from "../../../../../core/contract/desk/data.ts";
import { useText } from "../../../../i18n/useText.ts";
import classes from "../import.module.css";
import type { Choice, chosenOf, FileGroup } from "./mapping.ts";

interface GroupMappingProps {
  group: FileGroup;
  chosen: ReturnType<typeof chosenOf>;
  choice: Choice;
  tables: Inspection["tables"];
  onChoose: (choice: Choice) => void;
}

/** The columns of files with one header, and which column of the contract each becomes. */
export function GroupMapping({ group, chosen, choice, tables, onChoose }: GroupMappingProps) {
  const t = useText("data").import.map;
  const { table, columns, lacking, twice } = chosen;
  const known = tables.find(({ id }) => id === table);
  const options = useMemo(
    () => (known?.columns ?? []).map(({ id, label, kind }) => ({ value: id, label: t.option(label, id, kind) })),
    [known, t],
  );
  const [first, ...others] = group.names;
  return (
    <Stack gap="md" className={classes.card} component="section" aria-label={first}>
      <Group justify="space-between" align="start" gap="md">
        <div>
          <Title order={2}>{first}</Title>
          <Text fz="sm" c="dimmed">
            {others.length > 0 ? t.alsoFor(others.length) : t.columns(columns.length)}
          </Text>
        </div>
        {!group.fits && (
          <Select
            w={280}
            label={t.table}
            placeholder={t.chooseTable}
            allowDeselect={false}
            value={table}
            data={tables.map(({ id }) => id)}
            onChange={(next) => onChoose({ table: next, columns: {} })}
          />
        )}
      </Group>
      {lacking.length > 0 && <Lacking names={lacking.map(({ label }) => label)} />}
      {table !== null && (
        <div className={classes.mapping}>
          <Text fz="sm" c="dimmed">
            {t.inFile}
          </Text>
          <Text fz="sm" c="dimmed">
            {t.example}
          </Text>
          <span />
          <Text fz="sm" c="dimmed">
            {t.inContract}
          </Text>
          {columns.map(({ source, sample, column }) => (
            <Fragment key={source}>
              <Text fz="sm" fw={600} truncate title={source}>
                {source}
              </Text>
              <span className={classes.sample} title={sample}>
                {sample}
              </span>
              <IconArrowRight size={16} color="var(--text-2)" aria-hidden />
              <Select
                size="xs"
                aria-label={t.columnFor(source)}
                placeholder={t.unused}
                clearable
                searchable
                nothingFoundMessage={t.nothingFound}
                value={column}
                data={options}
                error={column !== null && twice.includes(column) ? t.twice : null}
                onChange={(next) => onChoose({ table, columns: { ...choice.columns, [source]: next } })}
              />
            </Fragment>
          ))}
        </div>
      )}
    </Stack>
  );
}

function Lacking({ names }: { names: readonly string[] }) {
  const t = useText("data").import.map;
  return (
    <Group gap="xs" wrap="nowrap" align="start">
      <IconAlertTriangle size={16} color="var(--warning)" style={{ flexShrink: 0, marginTop: 2 }} aria-hidden />
      <Text fz="sm">{t.lacking(names)}</Text>
    </Group>
  );
}
