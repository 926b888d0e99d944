import { useCallback } from "react";
import type { Campaign } from "../../../../core/contract/campaign.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { barsOf, heightOfBars } from "../planner/outcome/barsOf.ts";

/** How many of the contacted are in which group. */
export function GroupSizes({ plan }: { plan: Campaign }) {
  const { messages: t } = useText("campaigns");
  const format = useFormat();
  const { messageGroups: groups, contacted, month, version } = plan;
  const draw = useCallback(
    (colours: ChartColours) =>
      barsOf(
        colours,
        groups.map(({ id, name, customers }) => {
          const text = `${format.count(customers)} · ${format.percent(customers / contacted)}`;
          return { label: `${id} ${name}`, value: customers, text, hover: `${name}: ${text}` };
        }),
      ),
    [groups, contacted, format],
  );
  const [first] = groups;
  return (
    <Chart
      title={t.sizes}
      subtitle={t.sizesNote(format.count(contacted), format.month(month), version)}
      summary={t.sizesSummary(first.name, format.count(first.customers), groups.length)}
      draw={draw}
      height={heightOfBars(groups.length)}
      table={{
        columns: [
          { id: "group", label: t.group },
          { id: "customers", label: t.customers, kind: "integer", format: format.count },
          { id: "testCell", label: t.testCell, kind: "integer", format: format.count },
        ],
        rows: groups.map(({ id, name, customers, testCell }) => [`${id} ${name}`, customers, testCell]),
      }}
    />
  );
}
