import { Button, Group, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "../recommendations.module.css";
import { useGoTo, useRecommendationsSearch } from "../tabs.ts";
import type { ShownRecommendation } from "../useKept.ts";

interface SomeCustomers {
  data?: readonly { customer: string; label: string; probability: number }[] | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
}

/** Finds a customer by key, or among the likeliest buyers of a product. */
export function CustomerFinder({
  shown,
  some,
  chosen,
}: {
  shown: ShownRecommendation;
  some: SomeCustomers;
  chosen: string | null;
}) {
  const t = useText("recommendations").finder;
  const format = useFormat();
  const goTo = useGoTo();
  const { product } = useRecommendationsSearch();
  return (
    <Stack gap="md" component="section" aria-label={t.title} className={classes.finder}>
      <KeyField key={chosen} chosen={chosen} />
      <Select
        label={t.product}
        clearable
        searchable
        placeholder={t.anyProduct}
        clearButtonProps={{ "aria-label": t.anyProduct }}
        value={product ?? null}
        data={shown.products.map(({ id, label }) => ({ value: id, label }))}
        onChange={(id) => goTo("customers", { product: id ?? undefined, customer: undefined })}
      />
      <div>
        <Title order={2} fz="sm">
          {t.likeliest}
        </Title>
        <Text fz="xs" c="dimmed">
          {t.likeliestNote(format.month(shown.scoresFor))}
        </Text>
      </div>
      {some.error ? (
        <FaultNote error={some.error} onRetry={() => void some.refetch()} />
      ) : !some.data ? (
        <BlockSkeleton height={480} />
      ) : some.data.length === 0 ? (
        <Text fz="sm">{t.nobody}</Text>
      ) : (
        <ul className={classes.people}>
          {some.data.map(({ customer, label, probability }) => (
            <li key={`${customer} ${label}`}>
              <button
                type="button"
                className={classes.person}
                aria-pressed={customer === chosen}
                onClick={() => goTo("customers", { customer })}
              >
                <span>
                  <strong>{customer}</strong>
                  <span className={classes.offer}>{label}</span>
                </span>
                <span>{format.percent(probability)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

function KeyField({ chosen }: { chosen: string | null }) {
  const t = useText("recommendations").finder;
  const goTo = useGoTo();
  const [key, setKey] = useState(chosen ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() !== "") goTo("customers", { customer: key.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          label={t.key}
          style={{ flex: 1 }}
          leftSection={<IconSearch size={14} />}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={key.trim() === ""}>
          {t.find}
        </Button>
      </Group>
    </form>
  );
}
