import { Button, Group, Loader, Paper, Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { OnnxLook } from "../../../../core/contract/importedModel.ts";
import { useJobs } from "../../../client/jobs.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Mapping } from "./Mapping.tsx";
import { setsOf } from "./words.ts";

interface ImportFormProps {
  path: string;
  onOther: () => void;
  onCancel: () => void;
  /** Hears of the job that imports it. */
  onStarted: (job: number | null) => void;
}

/** The value of a choice that is no product: the model ranks several. */
const RANKING = "";

/** A chosen file: what it is, which product it foretells, and what its columns are given. */
export function ImportForm({ path, onOther, onCancel, onStarted }: ImportFormProps) {
  const t = useText("elsewhere");
  const { start } = useJobs();
  const [product, setProduct] = useState<string | undefined>();
  const [output, setOutput] = useState<string | undefined>();
  const [columns, setColumns] = useState<readonly string[]>([]);
  const request = {
    path,
    ...(product === undefined || product === RANKING ? {} : { product }),
    ...(output === undefined ? {} : { output }),
    ...(columns.some((feature) => feature !== "") ? { columns: [...columns] } : {}),
  };
  const { data: look, error, refetch } = useAsk("imports", "look", request);
  const buttons = (
    <Group gap="xs">
      <Button variant="default" onClick={onOther}>
        {t.otherFile} …
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t.cancel}
      </Button>
    </Group>
  );
  if (error) {
    return (
      <>
        <FaultNote error={error} onRetry={() => void refetch()} />
        {buttons}
      </>
    );
  }
  if (!look || look.path !== path) {
    return (
      <Group gap="sm" py={48} justify="center">
        <Loader size="sm" />
        <Text c="dimmed">{t.reading}</Text>
      </Group>
    );
  }
  const chosen = product ?? look.product ?? (look.ranks.length > 0 ? RANKING : null);
  const change = (place: number, feature: string) =>
    setColumns(look.slots.map((_, i) => (i === place ? feature : (columns[i] ?? ""))));
  // another product or output may ask for other columns
  const anew = (set: () => void) => {
    setColumns([]);
    set();
  };
  return (
    <Stack gap="lg" component="section" aria-label={look.name}>
      <Paper p="lg">
        <Group justify="space-between" gap="md">
          <Facts look={look} />
          {buttons}
        </Group>
      </Paper>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" maw={860}>
        <Select
          label={t.form.product}
          description={t.form.productHelp}
          placeholder={t.form.chooseProduct}
          searchable
          allowDeselect={false}
          data={[
            ...(look.ranks.length > 0 ? [{ value: RANKING, label: t.form.ranks(look.ranks.length) }] : []),
            ...look.products.map(({ id, label }) => ({ value: id, label })),
          ]}
          value={chosen}
          onChange={(value) => value !== null && anew(() => setProduct(value))}
        />
        {look.outputs.length > 1 && chosen !== RANKING && (
          <Select
            label={t.form.output}
            description={t.form.outputHelp}
            allowDeselect={false}
            data={look.outputs}
            value={look.output}
            onChange={(value) => value !== null && anew(() => setOutput(value))}
          />
        )}
      </SimpleGrid>
      <Mapping look={look} onChange={change} />
      <Group gap="md">
        <Button
          disabled={chosen === null || look.missing > 0}
          onClick={() => void start({ kind: "importModel", ...request, ...productOf(chosen) }).then(onStarted)}
        >
          {t.form.action}
        </Button>
        <Text fz="sm" c="dimmed">
          {chosen === null ? t.form.noProduct : t.form.fair}
        </Text>
      </Group>
    </Stack>
  );
}

const productOf = (chosen: string | null) => (chosen === null || chosen === RANKING ? {} : { product: chosen });

function Facts({ look }: { look: OnnxLook }) {
  const t = useText("elsewhere");
  const format = useFormat();
  const { name, kind, producer, operatorSets, recommendation, testedOn } = look;
  return (
    <div>
      <Title order={2} fz="md">
        {name}
      </Title>
      <Text fz="sm" c="dimmed">
        {t.form.facts(t.kinds[kind], producer, setsOf(operatorSets))}
      </Text>
      <Text fz="sm" c="dimmed">
        {t.form.beside(recommendation, format.month(testedOn))}
      </Text>
    </div>
  );
}
