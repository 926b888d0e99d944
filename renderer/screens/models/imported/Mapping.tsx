import { Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { OnnxLook, OnnxSlot } from "../../../../core/contract/importedModel.ts";
import { useText } from "../../../i18n/useText.ts";
import { SlotsTable } from "./SlotsTable.tsx";

/** With more columns only those that nothing is known for can be chosen, and so many at a time. */
const MOST = 40;
const NAMED = 6;

interface MappingProps {
  look: OnnxLook;
  /** A person gives a column a feature. */
  onChange: (place: number, feature: string) => void;
}

/** Which of our features each column of the model is given: drafted by name, the rest for a person to choose. */
export function Mapping({ look, onChange }: MappingProps) {
  const { form: t } = useText("elsewhere");
  const { slots, features, categories } = look;
  const places = [...slots.keys()];
  const open = places.filter((place) => slots[place].feature === null || slots[place].by === "choice");
  const chosen = (slots.length <= MOST ? places : open).slice(0, MOST);
  const left = slots.length > MOST ? open.length - chosen.length : 0;
  const listOf = ({ isText }: OnnxSlot) =>
    (isText ? categories : features).map(({ id, meaning }) => ({
      value: id,
      label: meaning === id ? id : `${id}: ${meaning}`,
    }));
  return (
    <Stack gap="sm" component="section" aria-label={t.mapping}>
      <div>
        <Title order={2}>{t.mapping}</Title>
        <Text fz="sm" c={look.missing > 0 ? "var(--bad)" : "dimmed"} role="status">
          {sentenceOf(slots, t)}
        </Text>
      </div>
      {chosen.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {chosen.map((place) => {
            const slot = slots[place];
            return (
              <Select
                key={place}
                label={slot.isText ? `${slot.name} (${t.text})` : slot.name}
                aria-label={t.featureFor(slot.name)}
                placeholder={t.nothing}
                searchable
                allowDeselect={false}
                limit={100}
                data={listOf(slot)}
                value={slot.feature}
                onChange={(feature) => feature !== null && onChange(place, feature)}
              />
            );
          })}
        </SimpleGrid>
      )}
      {left > 0 && (
        <Text fz="sm" c="dimmed">
          {t.shownFirst(chosen.length)}
        </Text>
      )}
      {slots.length > MOST && <SlotsTable slots={slots} look={look} name={t.mapping} />}
    </Stack>
  );
}

function sentenceOf(slots: readonly OnnxSlot[], t: ReturnType<typeof useText<"elsewhere">>["form"]): string {
  const missing = slots.filter(({ feature }) => feature === null).map(({ name }) => name);
  if (missing.length === 0) return t.allFound(slots.length);
  const first = missing.slice(0, NAMED).join(", ");
  const names = missing.length > NAMED ? t.more(first, missing.length - NAMED) : first;
  return t.missing(names, missing.length, slots.length);
}
