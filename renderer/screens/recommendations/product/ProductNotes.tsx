import { Group, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useDoubts } from "../DoubtMark.tsx";
import type { ShownProduct } from "../productRows.ts";
import classes from "../recommendations.module.css";
import type { ShownRecommendation } from "../useKept.ts";

/** What must be known before the figures of a product are believed; nothing when nothing stands out. */
export function ProductNotes({ product, shown }: { product: ShownProduct; shown: ShownRecommendation }) {
  const t = useText("recommendations").product;
  const format = useFormat();
  const doubts = useDoubts()(product.next.doubts);
  const { method, trainingPurchases, purchases, members, tried } = product;
  const { newcomers, newcomersWithIt, newcomersExpected, newcomersMap7 } = product;
  const labelOf = (id: string) => shown.products.find((each) => each.id === id)?.label ?? id;
  const suspects = shown.suspects.filter((each) => each.product === product.id);
  const notes = [
    ...suspects.map(({ column, auc }) => t.suspect(column, format.decimal(auc, 3))),
    ...(method === "base rate" ? [t.baseRate(format.count(trainingPurchases))] : []),
    ...(purchases === 0 ? [t.nothingSold] : []),
    ...doubts,
    ...shown.together
      .filter((rule) => rule.product === product.id)
      .map(({ needs, share }) => t.together(format.percent(share), labelOf(needs))),
    ...(tried > 1
      ? [
          t.members(
            tried,
            members
              .map(({ recipe, weight }) => `${t.recipes[recipe] ?? recipe} ${format.percent(weight, 0)}`)
              .join(", "),
          ),
        ]
      : []),
    ...(newcomersWithIt > 0
      ? [
          t.newcomers(
            format.count(newcomersWithIt),
            format.count(newcomers),
            newcomersExpected === undefined ? null : format.figure(newcomersExpected),
            typeof newcomersMap7 === "number" ? format.decimal(newcomersMap7, 3) : null,
          ),
        ]
      : []),
  ];
  if (notes.length === 0) return null;
  const isWarning = product.next.doubts.includes("AUC too good") || suspects.length > 0;
  const Icon = isWarning ? IconAlertTriangle : IconInfoCircle;
  return (
    <Group className={classes.note} data-tone={isWarning ? "warning" : undefined} gap="xs" wrap="nowrap" align="start">
      <Icon size={18} aria-hidden style={{ flexShrink: 0, marginTop: 1 }} />
      <div>
        <Text fz="sm" fw={600}>
          {isWarning ? t.doubtTitle : t.noteTitle}
        </Text>
        <List fz="sm" spacing={2} mt={4}>
          {notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      </div>
    </Group>
  );
}
