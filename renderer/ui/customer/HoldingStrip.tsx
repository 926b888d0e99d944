import { Text } from "@mantine/core";
import type { CustomerOffers } from "../../../core/contract/desk/offers.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./customer.module.css";

interface HoldingStripProps {
  history: CustomerOffers["history"];
  /** Names of products by id. */
  labels: ReadonlyMap<string, string>;
}

/** Months from left to right, one line for each product that the customer ever held. */
export function HoldingStrip({ history, labels }: HoldingStripProps) {
  const t = useText("customer");
  const format = useFormat();
  const ever = [...new Set(history.flatMap(({ products }) => products))];
  if (ever.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t.never}
      </Text>
    );
  }
  const last = history.length - 1;
  return (
    <table className={classes.strip}>
      <caption className={classes.hidden}>{t.history}</caption>
      <colgroup>
        <col width={128} />
        {history.map(({ month }) => (
          <col key={month} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.hidden}>{t.product}</span>
          </th>
          {history.map(({ month }, place) => (
            <th key={month} scope="col">
              {place === 0 || place === last ? (
                format.shortMonth(month)
              ) : (
                <span className={classes.hidden}>{format.shortMonth(month)}</span>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ever.map((product) => (
          <tr key={product}>
            <th scope="row">{labels.get(product) ?? product}</th>
            {history.map(({ month, present, products }) => {
              const isHeld = products.includes(product);
              const word = !present ? t.absent : isHeld ? t.held : t.notHeld;
              return (
                <td
                  key={month}
                  data-held={isHeld || undefined}
                  data-absent={!present || undefined}
                  title={`${format.month(month)}: ${word}`}
                >
                  <span className={classes.hidden}>{word}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
