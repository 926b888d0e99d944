import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import type { Planner } from "../../../../../core/contract/desk/offers.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import classes from "../../campaigns.module.css";
import { usePlanning } from "../planning.tsx";
import { FigureInput } from "./FigureInput.tsx";
import { changeQuota, toggleProduct } from "./quotas.ts";

/** Which products to offer, how often at least and at most, and what a purchase earns. */
export function ProductLimits({ limits, products }: { limits: CampaignLimits; products: Planner["products"] }) {
  const { limits: t } = useText("campaigns");
  const format = useFormat();
  const { change } = usePlanning();
  const ids = products.map(({ id }) => id);
  const isOffered = (id: string) => limits.products === null || limits.products.includes(id);
  const setMargin = (id: string, margin: number | null) => {
    const { [id]: _, ...others } = limits.margins;
    change({ margins: margin === null ? others : { ...others, [id]: margin } });
  };
  return (
    <Stack gap="xs">
      <table className={classes.quotas}>
        <colgroup>
          <col />
          <col width={66} />
          <col width={66} />
          <col width={66} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t.product}</th>
            <th scope="col">{t.least}</th>
            <th scope="col">{t.most}</th>
            <th scope="col">{t.margin}</th>
          </tr>
        </thead>
        <tbody>
          {products.map(({ id, label, marginEur }) => {
            const quota = limits.quotas.find(({ product }) => product === id);
            const isOn = isOffered(id);
            return (
              <tr key={id}>
                <td>
                  <Checkbox
                    size="xs"
                    label={label}
                    checked={isOn}
                    disabled={limits.products?.length === 1 && isOn}
                    onChange={() => change(toggleProduct(limits, ids, id))}
                  />
                </td>
                <td>
                  <FigureInput
                    aria-label={`${label}: ${t.least}`}
                    allowDecimal={false}
                    disabled={!isOn}
                    placeholder="0"
                    value={quota?.least || null}
                    onFigure={(least) => change(changeQuota(limits, id, { least: least ?? 0 }))}
                  />
                </td>
                <td>
                  <FigureInput
                    aria-label={`${label}: ${t.most}`}
                    allowDecimal={false}
                    disabled={!isOn}
                    placeholder="–"
                    value={quota?.most ?? null}
                    onFigure={(most) => change(changeQuota(limits, id, { most }))}
                  />
                </td>
                <td>
                  <FigureInput
                    aria-label={`${label}: ${t.margin}`}
                    decimalScale={2}
                    disabled={!isOn}
                    placeholder={format.figure(marginEur)}
                    value={limits.margins[id] ?? null}
                    onFigure={(margin) => setMargin(id, margin)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Group justify="space-between" wrap="nowrap">
        <Text fz="xs" c="dimmed">
          {t.marginHelp}
        </Text>
        {limits.products !== null && (
          <Button size="xs" variant="default" onClick={() => change({ products: null })} style={{ flexShrink: 0 }}>
            {t.allProducts}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
