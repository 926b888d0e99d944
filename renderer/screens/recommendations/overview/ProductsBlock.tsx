import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import type { ShownRecommendation } from "../useKept.ts";
import { NewcomersTable } from "./NewcomersTable.tsx";
import { ProductsTable } from "./ProductsTable.tsx";

type Whose = "settled" | "new";

/** The figures by product, of settled customers or of those who were new: the two are never mixed. */
export function ProductsBlock({ shown }: { shown: ShownRecommendation }) {
  const { products: t, newcomers } = useText("recommendations");
  const format = useFormat();
  const [whose, setWhose] = useState<Whose>("settled");
  const { rows, scoresFor, testedOn, version } = shown;
  const month = format.month(testedOn);
  return (
    <Block
      title={t.title}
      note={
        whose === "settled"
          ? t.note(format.month(scoresFor), month, format.count(rows.settled), version)
          : newcomers.note(format.count(rows.newcomers), month, version)
      }
      actions={
        <SegmentedControl
          aria-label={newcomers.choose}
          data={(["settled", "new"] as const).map((value) => ({ value, label: newcomers.whose[value] }))}
          value={whose}
          onChange={(value) => setWhose(value as Whose)}
        />
      }
    >
      {whose === "settled" ? <ProductsTable shown={shown} /> : <NewcomersTable shown={shown} />}
    </Block>
  );
}
