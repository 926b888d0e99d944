import { Alert } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useText } from "../../../i18n/useText.ts";
import classes from "../data.module.css";
import { useDataSearch, useGoTo } from "../tabs.ts";
import { ChecksBlock } from "./ChecksBlock.tsx";
import { ColumnDrawer } from "./ColumnDrawer.tsx";
import { ColumnHeatMap } from "./ColumnHeatMap.tsx";
import { ColumnsBlock } from "./ColumnsBlock.tsx";
import { FindingsBlock } from "./FindingsBlock.tsx";
import { QualityTiles } from "./QualityTiles.tsx";
import type { Quality } from "./useQuality.ts";
import { WithQuality } from "./WithQuality.tsx";

/** What the data of a version is worth: by dimension, by column and month, in sentences, and one column in detail. */
export function QualityTab() {
  return <WithQuality>{(quality) => <Shown quality={quality} />}</WithQuality>;
}

function Shown({ quality }: { quality: Quality }) {
  const t = useText("data").quality;
  const { column } = useDataSearch();
  const goTo = useGoTo();
  const { report, isCurrent } = quality;
  const open = (id: string | undefined) => goTo("quality", { column: id });
  return (
    <div className={classes.blocks}>
      {!isCurrent && (
        <Alert color="gray" icon={<IconInfoCircle size={18} />} title={t.otherRules}>
          {t.otherRulesWhy}
        </Alert>
      )}
      <QualityTiles report={report} />
      <ColumnHeatMap report={report} onColumn={open} />
      <div className={classes.halves}>
        <FindingsBlock report={report} onColumn={open} />
        <ChecksBlock report={report} />
      </div>
      <ColumnsBlock report={report} chosen={column ?? null} onColumn={open} />
      <ColumnDrawer quality={quality} column={column ?? null} onClose={() => open(undefined)} />
    </div>
  );
}
