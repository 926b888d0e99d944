import { List, Stack, Text, Title } from "@mantine/core";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

/** Groups that bought more or less than foretold, a sentence each. */
export function WeakSpots({ spots }: { spots: ProductEvaluation["weakSpots"] }) {
  const t = useText("evaluation").spots;
  const format = useFormat();
  const { tested, found } = spots;
  return (
    <Stack gap="xs" component="section" aria-label={t.title}>
      <div>
        <Title order={3}>{t.title}</Title>
        {tested > 0 && (
          <Text fz="sm" c="dimmed">
            {t.note(format.count(tested))}
          </Text>
        )}
      </div>
      {found.length === 0 ? (
        <Text>{tested > 0 ? t.none : t.few}</Text>
      ) : (
        <List spacing={4} maw={960}>
          {found.map(({ conditions, rows, purchases, expected }) => {
            const where = conditions.map(({ by, group }) => `${by} ${group}`).join(t.and);
            const say = purchases > expected ? t.more : t.fewer;
            return (
              <List.Item key={where}>
                {say(where, format.count(rows), format.decimal(expected, 1), format.count(purchases))}
              </List.Item>
            );
          })}
        </List>
      )}
    </Stack>
  );
}
