import { IconUserSearch } from "@tabler/icons-react";
import { useAsk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "../recommendations.module.css";
import { useRecommendationsSearch } from "../tabs.ts";
import type { ShownRecommendation } from "../useKept.ts";
import { CustomerCard } from "./CustomerCard.tsx";
import { CustomerFinder } from "./CustomerFinder.tsx";

/** One customer: found by key or among the likeliest buyers; what is known of him and what he may buy, and why. */
export function CustomersTab({ shown }: { shown: ShownRecommendation }) {
  const { product, customer } = useRecommendationsSearch();
  const some = useAsk("offers", "someCustomers", {
    recommendation: shown.id,
    ...(product === undefined ? {} : { product }),
  });
  const chosen = customer ?? some.data?.[0]?.customer;
  return (
    <div className={classes.sided}>
      <CustomerFinder shown={shown} some={some} chosen={chosen ?? null} />
      <Offers recommendation={shown.id} customer={chosen ?? null} isAsked={some.isPending} shown={shown} />
    </div>
  );
}

function Offers({
  recommendation,
  customer,
  isAsked,
  shown,
}: {
  recommendation: string;
  customer: string | null;
  isAsked: boolean;
  shown: ShownRecommendation;
}) {
  const t = useText("recommendations").customer;
  const { data, error, refetch } = useAsk(
    "offers",
    "customer",
    customer === null ? null : { recommendation, customer },
  );
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (customer === null && !isAsked) return <EmptyState icon={IconUserSearch} title={t.none} text={t.noneWhy} />;
  if (!data) return <BlockSkeleton height={720} />;
  return <CustomerCard offers={data} shown={shown} />;
}
