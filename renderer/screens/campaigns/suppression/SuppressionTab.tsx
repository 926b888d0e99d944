import { IconMailOff } from "@tabler/icons-react";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "../campaigns.module.css";
import { SuppressedTable } from "./SuppressedTable.tsx";
import { SuppressForm } from "./SuppressForm.tsx";

/** How many people are never contacted. */
export function SuppressionAnswer() {
  const { suppression: t } = useText("campaigns");
  const format = useFormat();
  const { data } = useAsk("offers", "suppressed", undefined as never);
  return data ? t.answer(data.length, format.count(data.length)) : null;
}

/** People who are never contacted: put on, take off, both with a way back. */
export function SuppressionTab() {
  const { suppression: t } = useText("campaigns");
  const { data, error, refetch } = useAsk("offers", "suppressed", undefined as never);
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={480} />;
  return (
    <div className={classes.suppression}>
      <SuppressForm />
      {data.length === 0 ? (
        <EmptyState icon={IconMailOff} title={t.empty} text={t.emptyWhy} />
      ) : (
        <SuppressedTable people={data} />
      )}
    </div>
  );
}
