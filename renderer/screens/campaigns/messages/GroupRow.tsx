import { Box, Stack, Text, Title } from "@mantine/core";
import type { MessageGroup } from "../../../../core/contract/campaign.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import classes from "../campaigns.module.css";

/** Offers named before the rest is summed up. */
const NAMED = 4;

/** One group: how large, what sets it apart, how to speak to it, and what about. */
export function GroupRow({ group }: { group: MessageGroup }) {
  const { messages: t } = useText("campaigns");
  const format = useFormat();
  const { id, name, customers, testCell, profile, tone, offers } = group;
  return (
    <section className={classes.group} aria-label={`${id} ${name}`}>
      <Stack gap={4}>
        <Title order={3}>
          {id} · {name}
        </Title>
        <Text fz={28} lh="36px" fw={600}>
          {format.count(customers)}
        </Text>
        <Text fz="sm" c="dimmed">
          {t.testCellNote(format.count(testCell))}
        </Text>
      </Stack>
      <Box>
        <Text fz="sm" c="dimmed" mb={4}>
          {t.profile}
        </Text>
        {profile.length === 0 ? (
          <Text fz="sm">{t.noProfile}</Text>
        ) : (
          <ul className={classes.plain}>
            {profile.map((sentence) => (
              <Text key={sentence} component="li" fz="sm">
                {sentence}
              </Text>
            ))}
          </ul>
        )}
      </Box>
      <Stack gap="xs">
        <Box>
          <Text fz="sm" c="dimmed" mb={4}>
            {t.tone}
          </Text>
          <Text fz="sm">{tone}</Text>
        </Box>
        <Box>
          <Text fz="sm" c="dimmed" mb={4}>
            {t.offers}
          </Text>
          <Text fz="sm">
            {offers
              .slice(0, NAMED)
              .map(({ label, customers: own }) => `${label} (${format.count(own)})`)
              .join(", ")}
            {offers.length > NAMED && ` ${t.andMore(format.count(offers.length - NAMED))}`}
          </Text>
        </Box>
      </Stack>
    </section>
  );
}
