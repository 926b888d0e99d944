import { ActionIcon, Group, MultiSelect, Select, Stack, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { Filter } from "../../../../../core/contract/desk/figures.ts";
import type { WorkspaceInfo } from "../../../../../core/contract/desk/session.ts";
import { useWorkspace } from "../../../../client/session.tsx";
import { useText } from "../../../../i18n/useText.ts";
import { FigureInput } from "./FigureInput.tsx";

interface ConditionColumn {
  id: string;
  label: string;
  /** Labels to choose from; null for a number. */
  labels: readonly string[] | null;
}

/** The person's own conditions on customers of the last month. */
export function Conditions({
  label,
  filters,
  onChange,
}: {
  label: string;
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
}) {
  const { limits: t } = useText("campaigns");
  const columns = columnsOf(useWorkspace());
  const put = (place: number, own: Filter) => onChange(filters.map((filter, at) => (at === place ? own : filter)));
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <Text component="legend" fz="xs" fw={500} p={0}>
        {label}
      </Text>
      {filters.map((filter, place) => {
        const column = columns.find(({ id }) => id === filter.column);
        return (
          // two conditions on one column are told apart by their place alone
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other identity
          <Group key={place} gap="xs" wrap="nowrap" align="end">
            <ConditionFields column={column} filter={filter} onChange={(own) => put(place, own)} />
            <ActionIcon
              size={30}
              aria-label={t.removeCondition(column?.label ?? filter.column)}
              onClick={() => onChange(filters.filter((_, at) => at !== place))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        );
      })}
      {filters.length < 20 && (
        <Select
          size="xs"
          aria-label={`${label}: ${t.addCondition}`}
          placeholder={t.addCondition}
          searchable
          value={null}
          data={columns.map(({ id, label: name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const column = columns.find((one) => one.id === id);
            if (column) onChange([...filters, column.labels ? { column: column.id, in: [] } : { column: column.id }]);
          }}
        />
      )}
    </Stack>
  );
}

function ConditionFields({
  column,
  filter,
  onChange,
}: {
  column: ConditionColumn | undefined;
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  const { limits: t } = useText("campaigns");
  const name = column?.label ?? filter.column;
  const words: Readonly<Record<string, string>> = { "0": t.no, "1": t.yes };
  if (column && column.labels === null) {
    const range = (own: { min?: number | undefined; max?: number | undefined }) => {
      const { min = filter.min, max = filter.max } = own;
      const bounds = { min: "min" in own ? own.min : min, max: "max" in own ? own.max : max };
      onChange({
        column: filter.column,
        ...(bounds.min === undefined ? {} : { min: bounds.min }),
        ...(bounds.max === undefined ? {} : { max: bounds.max }),
      });
    };
    return (
      <Group gap="xs" wrap="nowrap" align="end" flex={1} grow>
        <FigureInput
          label={`${name} ${t.conditionFrom}`}
          allowNegative
          value={filter.min ?? null}
          onFigure={(min) => range({ min: min ?? undefined })}
        />
        <FigureInput
          label={t.conditionTo}
          aria-label={`${name} ${t.conditionTo}`}
          allowNegative
          value={filter.max ?? null}
          onFigure={(max) => range({ max: max ?? undefined })}
        />
      </Group>
    );
  }
  return (
    <MultiSelect
      size="xs"
      flex={1}
      miw={0}
      label={`${name} ${t.conditionIs}`}
      searchable
      data={(column?.labels ?? filter.in ?? []).map((value) => ({ value, label: words[value] ?? value }))}
      value={filter.in ?? []}
      onChange={(chosen) => onChange({ column: filter.column, in: chosen })}
    />
  );
}

/** Columns that a condition can be on: all attributes but dates, and the holding of each product. */
function columnsOf(workspace: WorkspaceInfo | null): ConditionColumn[] {
  if (!workspace) return [];
  const attributes = workspace.attributes
    .filter(({ kind }) => kind !== "date")
    .map(({ id, label, kind, labels }) => ({
      id,
      label,
      labels: kind === "number" ? null : kind === "flag" ? ["1", "0"] : labels,
    }));
  return [...attributes, ...workspace.products.map(({ id, label }) => ({ id, label, labels: ["1", "0"] }))];
}
