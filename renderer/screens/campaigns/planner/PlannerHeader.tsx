import { Button } from "@mantine/core";
import { IconMailFast } from "@tabler/icons-react";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useGoTo } from "../tabs.ts";
import { completeLimits } from "./completeLimits.ts";
import { usePlanning } from "./planning.tsx";

/** What the limits would bring, in a sentence. */
export function PlannerAnswer() {
  const { plan: t } = useText("campaigns");
  const format = useFormat();
  const { plan } = usePlanning();
  if (!plan) return null;
  const { contacted, size, expectedPurchases: purchases, netEur, month } = plan;
  if (size === 0) return t.answerNobody;
  return t.answer(
    format.count(contacted),
    format.count(Math.round(purchases.p50)),
    format.count(purchases.p10),
    format.count(purchases.p90),
    format.shortEur(netEur.p50),
    format.month(month),
  );
}

/** Keeps the campaign that these limits give, and goes to its list. */
export function PlannerActions() {
  const { plan: t } = useText("campaigns");
  const { start } = useJobs();
  const running = useRunning("campaign");
  const goTo = useGoTo();
  const { recommendation, limits, seed, plan, planError } = usePlanning();
  if (recommendation === null) return null;
  const keep = async () => {
    if (!limits) return;
    const id = await start({ kind: "campaign", recommendation, seed, ...completeLimits(limits) });
    if (id !== null) goTo("list", null);
  };
  return (
    <Button
      leftSection={<IconMailFast size={16} />}
      disabled={!plan || plan.size === 0 || Boolean(planError)}
      loading={running !== null}
      onClick={() => void keep()}
    >
      {t.button}
    </Button>
  );
}
