import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { Tile, Tiles } from "../../ui/Tile.tsx";
import { Beside } from "./Beside.tsx";
import { GroupFiles } from "./GroupFiles.tsx";
import { Groups } from "./Groups.tsx";
import { VoteTable } from "./VoteTable.tsx";

/** What a kept grouping came to. */
export function Grouped({ run }: { run: number }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { data, error, refetch } = useAsk("tables", "grouping", { run });
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data || data.run !== run) return <BlockSkeleton height={720} />;
  const { result, id, folder, started } = data;
  const { clusters, columns, vote, k, chosenBy, seed } = result;
  const name = result.path.split(/[\\/]/).at(-1) ?? result.path;
  const own = vote.find((line) => line.k === k);
  const smallest = clusters.reduce((least, each) => (each.rows < least.rows ? each : least));
  return (
    <>
      <Tiles>
        <Tile label={t.groups} value={format.count(k)} note={t.chosenBy[chosenBy]} />
        <Tile label={t.stability} value={format.decimal(own?.stability ?? null, 2)} note={t.stabilityNote} />
        <Tile label={t.silhouette} value={format.decimal(own?.silhouette ?? null, 2)} note={t.silhouetteNote} />
        <Tile
          label={t.smallest}
          value={format.percent(smallest.share)}
          note={t.groupRows(smallest.id, format.count(smallest.rows))}
        />
      </Tiles>
      <Groups
        clusters={clusters}
        about={t.groupsAbout(name, format.count(result.rows), columns.length, seed, format.time(started))}
      />
      <VoteTable vote={vote} chosen={k} />
      <Beside run={run} />
      <GroupFiles run={run} folder={folder} id={id} />
    </>
  );
}

/** How many groups there are and why so many, in a sentence. */
export function GroupsAnswer({ run }: { run: number }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { data } = useAsk("tables", "grouping", { run });
  if (!data || data.run !== run) return null;
  const { k, rows, chosenBy, reason } = data.result;
  const answer = t.groupsAnswer(k, format.count(rows));
  return chosenBy === "vote" ? `${answer} ${reason}` : answer;
}
