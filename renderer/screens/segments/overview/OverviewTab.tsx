import { SimpleGrid } from "@mantine/core";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { Term } from "../../../ui/Term.tsx";
import { Tile, Tiles } from "../../../ui/Tile.tsx";
import classes from "../segments.module.css";
import { ProfileCard } from "./ProfileCard.tsx";
import { SizesChart } from "./SizesChart.tsx";

/** Who they are: how many segments, how far to trust them, and a profile of each. */
export function OverviewTab({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments");
  const format = useFormat();
  const { segments, vote, k, month, version, customers, chosenBy, sampleRows, features } = shown;
  const winner = vote.find((count) => count.k === k);
  const judged = segments.filter(({ jaccard }) => jaccard !== null);
  const weakest = judged.toSorted((a, b) => (a.jaccard ?? 0) - (b.jaccard ?? 0))[0];
  return (
    <div className={classes.blocks}>
      <Tiles>
        <Tile
          label={t.tiles.segments}
          value={format.count(k)}
          note={t.tiles.chosenBy[chosenBy](format.count(customers))}
        />
        <Tile
          label={<Term id="stability" />}
          value={format.decimal(winner?.stability.median, 2)}
          note={t.tiles.sample(format.count(sampleRows))}
        />
        <Tile
          label={t.tiles.weakest}
          value={format.decimal(weakest?.jaccard, 2)}
          note={weakest?.trust ? `${weakest.id} · ${t.trust[weakest.trust]}` : null}
        />
        <Tile
          label={<Term id="silhouette" />}
          value={format.decimal(winner?.silhouette, 2)}
          note={t.tiles.features(features)}
        />
      </Tiles>
      <SizesChart shown={shown} />
      <Block title={t.profiles} note={t.profilesNote(format.month(month), version)}>
        <SimpleGrid minColWidth="400px" spacing="md">
          {segments.map((segment) => (
            <ProfileCard key={segment.id} shown={shown} segment={segment} />
          ))}
        </SimpleGrid>
      </Block>
    </div>
  );
}
