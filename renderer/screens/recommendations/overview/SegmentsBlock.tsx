import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import type { ShownRecommendation } from "../useKept.ts";
import { SegmentsTable } from "./SegmentsTable.tsx";

type Whose = "bank" | "own";

/** px that the table takes before its rows are known. */
const HEIGHT = 340;

/** The figures by segment: the bank's own, or ours under the names that people gave them. */
export function SegmentsBlock({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").segments;
  const format = useFormat();
  const own = useAsk("offers", "bySegment", { recommendation: shown.id });
  const bank = shown.ranking.bySegment;
  const [asked, setAsked] = useState<Whose | null>(null);
  const whose = asked ?? (bank.length > 0 ? "bank" : "own");
  const ranking = own.data ?? null;
  if (bank.length === 0 && own.data === null) return null;
  const population = t.population(format.count(shown.rows.settled), format.month(shown.testedOn), shown.version);
  const placing =
    ranking &&
    t.placed(ranking.segmentation, format.month(ranking.placedOn)) +
      (ranking.knewTestedMonth ? ` ${t.knew(format.month(ranking.learnedOn))}` : "");
  return (
    <Block
      title={t.titles[whose]}
      note={
        <>
          {population} {t.note}
          {whose === "own" && placing && <> {placing}</>}
        </>
      }
      actions={
        // with segments of one kind alone there is nothing to choose
        bank.length > 0 &&
        own.data !== null && (
          <SegmentedControl
            aria-label={t.choose}
            data={(["bank", "own"] as const).map((value) => ({ value, label: t.whose[value] }))}
            value={whose}
            onChange={(value) => setAsked(value as Whose)}
          />
        )
      }
    >
      {whose === "bank" ? (
        <SegmentsTable key="bank" name={t.titles.bank} segments={bank} />
      ) : own.error ? (
        <FaultNote error={own.error} onRetry={() => void own.refetch()} />
      ) : ranking ? (
        <SegmentsTable key="own" name={t.titles.own} segments={ranking.segments} />
      ) : (
        <BlockSkeleton height={HEIGHT} />
      )}
    </Block>
  );
}
