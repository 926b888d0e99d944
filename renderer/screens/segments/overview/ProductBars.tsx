import { Stack, Text, useComputedColorScheme } from "@mantine/core";
import type { Segment } from "../../../../core/contract/segmentation.ts";
import { chartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { markOf } from "../mark.ts";
import classes from "../segments.module.css";

const MOST = 4;

/** Products that the segment holds more than others do: its share as a bar, everybody's as a tick, and the lift. */
export function ProductBars({ segment }: { segment: Segment }) {
  const t = useText("segments");
  const format = useFormat();
  const { series } = chartColours(useComputedColorScheme("light"));
  const products = tellingProducts(segment);
  const colour = series[markOf(segment.id).colour];
  return (
    <Stack gap={6} component="section" aria-label={t.productsOf(segment.id)}>
      <Text fz="xs" c="dimmed">
        {t.productsHead} · <Term id="lift" />
      </Text>
      {products.map(({ id, label, share, lift, everybody }) => (
        <div key={id} className={classes.product}>
          <span className={classes.productName} title={label}>
            {label}
          </span>
          <span className={classes.track} aria-hidden="true">
            <span className={classes.bar} style={{ width: `${share * 100}%`, background: colour }} />
            <span className={classes.tick} style={{ left: `${everybody * 100}%` }} />
          </span>
          <span className={classes.figure}>{format.percent(share, 0)}</span>
          <span className={classes.figure}>{t.times(format.decimal(lift, lift !== null && lift >= 10 ? 0 : 1))}</span>
        </div>
      ))}
      {products.length === 0 && <Text fz="sm">{t.noTellingProduct}</Text>}
    </Stack>
  );
}

/** Most above everybody's share first, by points. Everybody's share is the segment's over its lift. */
function tellingProducts({ products }: Segment) {
  return products
    .map((product) => ({ ...product, everybody: product.lift ? product.share / product.lift : 0 }))
    .filter(({ share, everybody }) => share > everybody)
    .sort((a, b) => b.share - b.everybody - (a.share - a.everybody))
    .slice(0, MOST);
}
