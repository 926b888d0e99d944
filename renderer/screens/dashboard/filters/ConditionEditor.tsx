import { Button, Group, MultiSelect, NumberInput, Radio, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Filter } from "../../../../core/contract/desk/figures.ts";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useText } from "../../../i18n/useText.ts";
import { dayOf } from "./describeCondition.ts";

interface EditorProps {
  column: string;
  workspace: WorkspaceInfo;
  onAdd: (condition: Filter) => void;
}

/** The values wanted of a column, by its kind: labels, a range, or one of a few states. */
export function ConditionEditor({ column, workspace, onAdd }: EditorProps) {
  const t = useText("dashboard");
  const attribute = workspace.attributes.find(({ id }) => id === column);
  if (attribute?.kind === "category") {
    return <LabelsEditor column={column} label={attribute.label} labels={attribute.labels} onAdd={onAdd} />;
  }
  if (attribute?.kind === "date") return <DatesEditor column={column} label={attribute.label} onAdd={onAdd} />;
  if (attribute?.kind === "flag") {
    const states = [
      { value: "1", label: t.condition.yes },
      { value: "0", label: t.condition.no },
      { value: "", label: t.condition.missing },
    ];
    const pick = (value: string) => onAdd({ column, in: [value] });
    return <StateEditor label={attribute.label} states={states} onPick={pick} />;
  }
  const product = workspace.products.find(({ id }) => id === column);
  if (product) {
    const states = [
      { value: column, label: t.condition.held },
      { value: `not:${column}`, label: t.condition.notHeld },
      { value: `bought:${column}`, label: t.condition.bought },
      { value: `lost:${column}`, label: t.condition.cancelled },
    ];
    const pick = (value: string) =>
      onAdd(value.startsWith("not:") ? { column, in: ["0"] } : { column: value, in: ["1"] });
    return <StateEditor label={product.label} states={states} onPick={pick} />;
  }
  return <RangeEditor column={column} label={attribute?.label ?? t.condition.products} onAdd={onAdd} />;
}

function Form({ isReady, onSubmit, children }: { isReady: boolean; onSubmit: () => void; children: React.ReactNode }) {
  const t = useText("dashboard");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        <Button type="submit" disabled={!isReady}>
          {t.addThis}
        </Button>
      </Stack>
    </form>
  );
}

/** Stands for the missing values among the labels: a choice may not be empty. */
const MISSING_LABEL = "\u0000";

/** Codes such as 2 and 10 in the order that a person looks for them. */
const byNumber = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });

function LabelsEditor({
  column,
  label,
  labels,
  onAdd,
}: Omit<EditorProps, "workspace"> & { label: string; labels: readonly string[] }) {
  const t = useText("dashboard");
  const [chosen, setChosen] = useState<string[]>([]);
  const data = [
    ...[...labels].sort(byNumber).map((value) => ({ value, label: value })),
    { value: MISSING_LABEL, label: t.condition.missing },
  ];
  return (
    <Form
      isReady={chosen.length > 0}
      onSubmit={() => onAdd({ column, in: chosen.map((value) => (value === MISSING_LABEL ? "" : value)) })}
    >
      <MultiSelect
        label={label}
        data={data}
        value={chosen}
        onChange={setChosen}
        searchable
        clearable
        hidePickedOptions
        maxDropdownHeight={240}
        comboboxProps={{ withinPortal: false }}
        clearButtonProps={{ "aria-label": t.clearAll }}
      />
    </Form>
  );
}

function RangeEditor({ column, label, onAdd }: Omit<EditorProps, "workspace"> & { label: string }) {
  const t = useText("dashboard");
  const [min, setMin] = useState<number | string>("");
  const [max, setMax] = useState<number | string>("");
  const known = {
    ...(typeof min === "number" ? { min } : {}),
    ...(typeof max === "number" ? { max } : {}),
  };
  const isTurned = typeof min === "number" && typeof max === "number" && min > max;
  return (
    <Form isReady={Object.keys(known).length > 0 && !isTurned} onSubmit={() => onAdd({ column, ...known })}>
      <Group gap="xs" grow align="start">
        <NumberInput label={t.from(label)} value={min} onChange={setMin} hideControls />
        <NumberInput
          label={t.to(label)}
          value={max}
          onChange={setMax}
          hideControls
          error={isTurned ? t.turned : undefined}
        />
      </Group>
    </Form>
  );
}

function DatesEditor({ column, label, onAdd }: Omit<EditorProps, "workspace"> & { label: string }) {
  const t = useText("dashboard");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [min, max] = [dayOf(from), dayOf(to)];
  const known = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  const isTurned = min !== null && max !== null && min > max;
  return (
    <Form isReady={Object.keys(known).length > 0 && !isTurned} onSubmit={() => onAdd({ column, ...known })}>
      <TextInput
        type="date"
        label={t.from(label)}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t.to(label)}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={isTurned ? t.turned : undefined}
      />
    </Form>
  );
}

interface StateEditorProps {
  label: string;
  states: readonly { value: string; label: string }[];
  onPick: (value: string) => void;
}

function StateEditor({ label, states, onPick }: StateEditorProps) {
  const [state, setState] = useState(states[0].value);
  return (
    <Form isReady onSubmit={() => onPick(state)}>
      <Radio.Group label={label} value={state} onChange={setState}>
        <Stack gap="xs" mt="xs">
          {states.map((each) => (
            <Radio key={each.value} value={each.value} label={each.label} size="sm" />
          ))}
        </Stack>
      </Radio.Group>
    </Form>
  );
}
