import type { TableClusters } from "../../../core/contract/tableClusters.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import { DataTable } from "../../ui/table/DataTable.tsx";

/** How each number of groups did. */
export function VoteTable({ vote, chosen }: { vote: TableClusters["vote"]; chosen: number }) {
  const t = useText("ownTable");
  const format = useFormat();
  const decimal = { kind: "decimal" as const, format: (value: number) => format.decimal(value, 2) };
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value) };
  return (
    <Block title={t.vote} note={t.voteNote}>
      <DataTable
        name={t.vote}
        columns={[
          { id: "k", label: t.groups, kind: "integer", format: format.count },
          { id: "points", label: t.points, ...decimal },
          { id: "stability", label: t.stability, ...decimal },
          { id: "silhouette", label: t.silhouette, ...decimal },
          { id: "smallest", label: t.smallest, ...percent },
          { id: "separability", label: t.threeQuestions, ...percent },
          { id: "out", label: t.ruledOut },
        ]}
        rows={vote.map(({ k, points, stability, silhouette, smallestShare, separability, ruledOut }) => [
          k,
          points,
          stability,
          silhouette,
          smallestShare,
          separability,
          ruledOut.length === 0 ? null : ruledOut.map((why) => t.ruledOutBy(why)).join(", "),
        ])}
        chosen={String(chosen)}
        isPlain
      />
    </Block>
  );
}
