import { useAsk } from "../../client/useAsk.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../FaultNote.tsx";
import { BlockSkeleton } from "../PageSkeleton.tsx";
import { SideDrawer } from "../SideDrawer.tsx";
import { CustomerView } from "./CustomerView.tsx";

interface CustomerDrawerProps {
  /** The kept recommendation that the probabilities are of. */
  recommendation: string;
  /** Whom to show; null closes the drawer. */
  customer: string | null;
  onClose: () => void;
}

/** One customer at the right of a list. */
export function CustomerDrawer({ recommendation, customer, onClose }: CustomerDrawerProps) {
  const t = useText("customer");
  const { data, error, refetch } = useAsk(
    "offers",
    "customer",
    customer === null ? null : { recommendation, customer },
  );
  return (
    <SideDrawer title={customer === null ? "" : t.title(customer)} opened={customer !== null} onClose={onClose}>
      {error ? (
        <FaultNote error={error} onRetry={() => void refetch()} />
      ) : data && data.customer === customer ? (
        <CustomerView customer={data} />
      ) : (
        <BlockSkeleton height={560} />
      )}
    </SideDrawer>
  );
}
