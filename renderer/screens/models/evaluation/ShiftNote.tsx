import { Stack, Text, Title } from "@mantine/core";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

/** How the model does on customers least like the month before, in words. */
export function ShiftNote({ product, apart }: { product: ProductEvaluation; apart: number | null }) {
  const t = useText("evaluation").shift;
  const format = useFormat();
  const { shift } = product;
  const sentences = [apart === null ? null : t.apart(format.decimal(apart, 3))];
  if (!shift) sentences.push(t.none);
  else if (shift.purchases === 0) sentences.push(t.few);
  else {
    sentences.push(t.worse(format.count(shift.rows), format.decimal(shift.auc, 3), format.decimal(shift.restAuc, 3)));
    if (shift.calibration !== null) sentences.push(t.calibration(format.decimal(shift.calibration, 2)));
  }
  return (
    <Stack gap="xs" component="section" aria-label={t.title}>
      <Title order={3}>{t.title}</Title>
      <Text maw={860}>{sentences.filter((each) => each !== null).join(" ")}</Text>
    </Stack>
  );
}
