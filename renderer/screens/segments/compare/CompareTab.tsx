import { MultiSelect } from "@mantine/core";
import { IconArrowsDiff } from "@tabler/icons-react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import classes from "../segments.module.css";
import { useGoTo, useSegmentsSearch } from "../tabs.ts";
import { AveragesChart } from "./AveragesChart.tsx";
import { mostUnlike } from "./comparedProducts.ts";
import { ProductsChart } from "./ProductsChart.tsx";

const MOST = 4;

/** Two to four segments side by side: products held and averages. */
export function CompareTab({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments").compare;
  const goTo = useGoTo();
  const { compare } = useSegmentsSearch();
  const { segments } = shown;
  const asked = compare === undefined ? mostUnlike(segments) : compare.split(",");
  const chosen = segments.filter(({ id }) => asked.includes(id)).slice(0, MOST);
  return (
    <div className={classes.blocks}>
      <MultiSelect
        maw={860}
        label={t.label}
        description={t.description(MOST)}
        data={segments.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
        value={chosen.map(({ id }) => id)}
        maxValues={MOST}
        onChange={(ids) => goTo("compare", { compare: ids.join(",") })}
        hidePickedOptions
      />
      {chosen.length < 2 ? (
        <EmptyState icon={IconArrowsDiff} title={t.tooFew} text={t.tooFewWhy} />
      ) : (
        <>
          <ProductsChart shown={shown} chosen={chosen} />
          <AveragesChart shown={shown} chosen={chosen} />
        </>
      )}
    </div>
  );
}
