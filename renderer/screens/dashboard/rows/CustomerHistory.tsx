import { Text } from "@mantine/core";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "./Rows.module.css";

interface CustomerHistoryProps {
  customer: string;
  version: string;
  products: WorkspaceInfo["products"];
}

/** What a customer held, month by month: a strip per product that was ever held. */
export function CustomerHistory({ customer, version, products }: CustomerHistoryProps) {
  const t = useText("dashboard");
  const format = useFormat();
  const { data, error, isPlaceholderData, refetch } = useAsk("figures", "history", { version, customer });
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data || isPlaceholderData) return <BlockSkeleton height={96} />;
  const ever = products.filter(({ id }) => data.some((month) => month.products.includes(id)));
  if (ever.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t.neverHeld}
      </Text>
    );
  }
  const last = data.length - 1;
  return (
    <>
      <table className={classes.history}>
        <colgroup>
          <col style={{ width: 120 }} />
          {data.map(({ month }) => (
            <col key={month} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" aria-label={t.product} />
            <th scope="colgroup" colSpan={Math.ceil(data.length / 2)}>
              {format.shortMonth(data[0].month)}
            </th>
            <th scope="colgroup" colSpan={Math.floor(data.length / 2)} style={{ textAlign: "right" }}>
              {format.shortMonth(data[last].month)}
            </th>
          </tr>
        </thead>
        <tbody>
          {ever.map(({ id, label }) => (
            <tr key={id}>
              <th scope="row" title={label}>
                {label}
              </th>
              {data.map(({ month, present, products: held }) => {
                const isHeld = held.includes(id);
                const state = present ? (isHeld ? t.condition.held : t.condition.notHeld) : t.absent;
                return (
                  <td key={month}>
                    <span
                      className={classes.cell}
                      data-held={isHeld || undefined}
                      data-absent={!present || undefined}
                      title={`${label}, ${format.month(month)}: ${state}`}
                      role="img"
                      aria-label={`${format.month(month)}: ${state}`}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {data.some(({ present }) => !present) && (
        <Text fz="xs" c="dimmed">
          {t.hatched}
        </Text>
      )}
    </>
  );
}
